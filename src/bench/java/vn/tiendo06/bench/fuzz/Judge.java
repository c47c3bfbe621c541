package vn.tiendo06.bench.fuzz;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds answers against the contract. */
final class Judge {

    private static final String PROBLEM = "application/problem+json";
    private static final Set<Integer> BEFORE_THE_APPLICATION = Set.of(400, 404, 405, 413, 414, 431);

    /** What nobody outside is to read: names of classes, of the database's errors. */
    private static final Pattern INSIDE = Pattern.compile(
            "vn\\.tiendo06\\.[a-z.]+[A-Z]|org\\.(hibernate|postgresql|jboss)|java\\.(lang|util|time|sql)\\.|com\\.fasterxml|io\\.quarkus"
                    + "|SQLSTATE|Exception\\b");

    /** What an answer of a status must carry beside what the contract names. */
    private static final Map<Integer, String> OWED =
            Map.of(401, "www-authenticate", 429, "retry-after", 503, "retry-after");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Contract contract;

    Judge(Contract contract) {
        this.contract = contract;
    }

    /** The body where it is JSON, else null. */
    static JsonNode json(Answer answer) {
        if (!answer.mediaType().endsWith("json") || answer.body().length == 0) {
            return null;
        }
        try {
            return JSON.readTree(answer.text());
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** All that is wrong with an answer. */
    List<String> faults(Call call, Answer answer) {
        List<String> faults = new ArrayList<>();
        int status = answer.status();
        if (status >= 500) {
            faults.add("a failure");
        }
        if (call.beyondHttp && BEFORE_THE_APPLICATION.contains(status)) {
            return faults;
        }
        if (answer.header("x-request-id") == null) {
            faults.add("no X-Request-Id");
        }
        String owed = OWED.get(status);
        if (owed != null && answer.header(owed) == null) {
            faults.add("no " + owed);
        }
        if (call.method.equals("HEAD")) {
            check(answer.body().length == 0, faults, "a body for HEAD");
            return faults;
        }
        if (status >= 400) {
            problem(answer, faults);
        }
        if (call.elsewhere != null) {
            return faults;
        }
        check(!call.toBeRefused || status >= 400, faults, "what is wrong is accepted");
        JsonNode stated = call.operation.answers().path(Integer.toString(status));
        if (stated.isMissingNode()) {
            faults.add("an undocumented status");
            return faults;
        }
        JsonNode documented = contract.resolved(stated);
        documented
                .path("headers")
                .fieldNames()
                .forEachRemaining(name -> check(answer.header(name) != null, faults, "no " + name));
        content(answer, documented.path("content"), faults);
        return faults;
    }

    private void problem(Answer answer, List<String> faults) {
        if (!answer.mediaType().equals(PROBLEM)) {
            faults.add("no problem but " + answer.mediaType());
            return;
        }
        JsonNode problem = json(answer);
        if (problem == null) {
            faults.add("a problem that is no JSON " + answer.headers());
            return;
        }
        check(problem.path("status").asInt() == answer.status(), faults, "a problem of another status");
        check(
                problem.path("type")
                        .asText()
                        .equals("urn:tiendo06:problem:" + problem.path("code").asText()),
                faults,
                "a problem whose type is not its code");
        check(!problem.path("title").asText().isBlank(), faults, "a problem without a title");
        check(answer.header("content-language") != null, faults, "a problem in no language");
        check(!INSIDE.matcher(answer.text()).find(), faults, "a problem that tells of the inside");
    }

    private void content(Answer answer, JsonNode documented, List<String> faults) {
        if (documented.isMissingNode() || documented.isEmpty()) {
            check(answer.body().length == 0, faults, "a body where none is documented");
            return;
        }
        String type = answer.mediaType();
        JsonNode schema = null;
        for (Map.Entry<String, JsonNode> entry : documented.properties()) {
            if (entry.getKey().equals("*/*") || Answer.plain(entry.getKey()).equals(type)) {
                schema = entry.getValue().path("schema");
            }
        }
        if (schema == null) {
            faults.add("an undocumented media type " + type);
            return;
        }
        if (type.endsWith("json") && !type.endsWith("ndjson")) {
            document(answer.text(), schema, faults);
        } else if (type.endsWith("ndjson")) {
            for (String line : answer.text().split("\n")) {
                if (!line.isEmpty()) {
                    document(line, schema, faults);
                }
            }
        } else if (type.equals("text/event-stream")) {
            for (String line : answer.text().split("\n")) {
                if (line.startsWith("data:")) {
                    document(line.substring(5), schema, faults);
                }
            }
        } else if (!documented.has("*/*") && (type.startsWith("text/") || type.endsWith("xml"))) {
            check(isUtf8(answer.body()), faults, "a text that is not UTF-8");
        }
    }

    private void document(String text, JsonNode schema, List<String> faults) {
        try {
            List<String> breaches = contract.breaches(schema, JSON.readTree(text));
            if (!breaches.isEmpty()) {
                faults.add("not as its schema: " + breaches.subList(0, Math.min(3, breaches.size())));
            }
        } catch (JsonProcessingException e) {
            faults.add("no JSON: " + e.getOriginalMessage());
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void check(boolean holds, List<String> faults, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
