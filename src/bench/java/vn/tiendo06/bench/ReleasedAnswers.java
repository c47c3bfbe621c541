package vn.tiendo06.bench;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.tiendo06.testing.Tokens;

/** What an application answers to reads of all that {@link ReleasedData} made, and how another's answers differ from it. */
public final class ReleasedAnswers {

    /** An answer to a read: its tag, and its JSON or the text of a file. */
    public record Answer(String etag, String body) {}

    /** What depends on the day of the question, so that the same answer is none another day. */
    private static final Set<String> OF_THE_DAY = Set.of("allowedActions", "asOf", "generatedAt");

    /** What 0.1 could not tell of an instant in the past, and said so by null. */
    private static final Set<String> LEARNT = Set.of("forecast");

    /** Each sees something that the others do not. */
    private static final Map<String, String> READERS = Map.of(
            "auditor", Tokens.of("auditor", "VN"),
            "administrator", ReleasedData.COUNTRY,
            "reporter", ReleasedData.REPORTER);

    private static final List<String> LISTS = List.of(
            "/plans",
            "/targets",
            "/tasks",
            "/units",
            "/submissions",
            "/memberships",
            "/lock-exceptions?plan=" + ReleasedData.PLAN);

    private static final List<String> SINGLE = List.of(
            "/localities/10816",
            "/localities/10999",
            "/holidays?from=2034-12-01&to=2034-12-31",
            "/plans/" + ReleasedData.PLAN + "/regimes",
            "/plans/" + ReleasedData.PLAN + "/status-thresholds",
            "/plans/" + ReleasedData.PLAN + "/findings",
            "/rollups/cascade?indicator=DA06.III.3&locality=31");

    /** What 0.1 answers for now, later releases for an instant, too. */
    private static final List<String> NOW = List.of(
            "/obligations?plan=da06-10816&period=2026-10",
            "/obligations?plan=da06-10816&period=2026-09",
            "/obligations?plan=da06-10816&period=2026-08",
            "/obligations/summary?plan=da06-10816&groupBy=UNIT&from=2026-07-01&to=2026-11-14");

    private static final JsonMapper JSON = new JsonMapper();

    private final String base;

    public ReleasedAnswers(String base) {
        this.base = base;
    }

    /** Every answer by reader and path. */
    Map<String, Answer> all(String instant) throws Exception {
        Map<String, Answer> answers = new TreeMap<>();
        for (String list : LISTS) {
            keep(answers, "administrator", list);
        }
        for (String single : SINGLE) {
            keep(answers, "administrator", single);
        }
        for (String now : NOW) {
            keep(answers, "administrator", now);
        }
        keep(answers, "reporter", "/me/reminders");
        keep(answers, "administrator", "/plans/" + ReleasedData.PLAN + "/dashboard?asOf=" + instant);
        for (JsonNode membership : items(answers, "administrator /memberships")) {
            keep(answers, "administrator", "/memberships/" + text(membership, "id"));
        }
        for (JsonNode exception : items(answers, "administrator /lock-exceptions?plan=" + ReleasedData.PLAN)) {
            keep(answers, "administrator", "/lock-exceptions/" + text(exception, "id"));
        }
        for (String kind : List.of("targets", "tasks")) {
            for (JsonNode subject : items(answers, "administrator /" + kind)) {
                String path = "/" + kind + "/" + text(subject, "id");
                keep(answers, "administrator", path);
                keep(answers, "administrator", path + "/progress?asOf=" + instant);
            }
        }
        for (JsonNode report : items(answers, "administrator /submissions")) {
            keepReport(answers, "/submissions/" + text(report, "id"), text(report, "state"));
        }
        // Last, for reading leaves traces of its own there.
        keep(answers, "auditor", "/audit-events?locality=10816&sort=at&to=" + instant);
        return answers;
    }

    private void keepReport(Map<String, Answer> answers, String path, String state) throws Exception {
        keep(answers, "reporter", path);
        keep(answers, "administrator", path + "/history");
        keep(answers, "administrator", path + "/comments");
        keep(answers, "administrator", path + "/attachments");
        if (state.equals("APPROVED") || state.equals("SUBMITTED")) {
            keep(answers, "administrator", path + "/receipt");
        }
        for (JsonNode file : JSON.readTree(
                        answers.get("administrator " + path + "/attachments").body())
                .path("items")) {
            keep(answers, "administrator", path + "/attachments/" + text(file, "id"));
        }
    }

    private void keep(Map<String, Answer> answers, String reader, String path) throws Exception {
        answers.put(reader + " " + path, read(reader, path));
    }

    /** How it answers the same reads differently; fields that are new are none. */
    public List<String> differences(Map<String, Answer> before, String instant) throws Exception {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, Answer> one : before.entrySet()) {
            String[] reader = one.getKey().split(" ", 2);
            String path = reader[1];
            if (NOW.contains(path)) {
                path += "&asOf=" + instant;
            }
            Answer now;
            try {
                now = read(reader[0], path);
            } catch (AssertionError refused) {
                found.add(refused.getMessage());
                continue;
            }
            String was = one.getValue().etag();
            // A weak tag is one of the text, which gains fields; a strong one is what people who edit hold in their
            // hands.
            if (was != null && !was.startsWith("W/") && !was.equals(now.etag())) {
                found.add(one.getKey() + ": tag " + was + ", now " + now.etag());
            }
            if (one.getValue().body().startsWith("{")) {
                compare(found, one.getKey(), JSON.readTree(one.getValue().body()), JSON.readTree(now.body()));
            } else if (!one.getValue().body().equals(now.body())) {
                found.add(one.getKey() + ": another content");
            }
        }
        return found;
    }

    private static void compare(List<String> found, String place, JsonNode before, JsonNode now) {
        if (before.isObject() && now.isObject()) {
            before.properties().stream()
                    .filter(field -> !OF_THE_DAY.contains(field.getKey()))
                    .filter(field -> !(LEARNT.contains(field.getKey())
                            && field.getValue().isNull()))
                    .forEach(field ->
                            compare(found, place + "/" + field.getKey(), field.getValue(), now.path(field.getKey())));
        } else if (before.isArray() && now.isArray() && before.size() == now.size()) {
            Iterator<JsonNode> others = now.iterator();
            int at = 0;
            for (JsonNode one : before) {
                compare(found, place + "/" + at++, one, others.next());
            }
        } else if (before.isNumber() && now.isNumber()
                ? before.decimalValue().compareTo(now.decimalValue()) != 0
                : !before.equals(now)) {
            found.add(place + ": " + before + ", now " + now);
        }
    }

    /** A list to its end, anything else as it is. */
    private Answer read(String reader, String path) throws Exception {
        Response answer = get(reader, path);
        if (!answer.contentType().contains("json")) {
            return new Answer(null, answer.asString());
        }
        JsonNode first = JSON.readTree(answer.asString());
        if (!first.has("next")) {
            return new Answer(answer.header("ETag"), answer.asString());
        }
        var items = JSON.createArrayNode();
        JsonNode page = first;
        while (true) {
            page.get("items").forEach(items::add);
            if (page.path("next").isNull() || page.path("next").isMissingNode()) {
                return new Answer(
                        null, JSON.createObjectNode().set("items", items).toString());
            }
            page = JSON.readTree(given().baseUri(base)
                    .basePath("/api/v1")
                    .auth()
                    .oauth2(READERS.get(reader))
                    .queryParam("cursor", page.get("next").textValue())
                    .get(path)
                    .asString());
        }
    }

    private Response get(String reader, String path) {
        Response answer = given().baseUri(base)
                .basePath("/api/v1")
                .auth()
                .oauth2(READERS.get(reader))
                .get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(reader + " " + path + " " + answer.statusCode() + " " + answer.asString());
        }
        return answer;
    }

    private static JsonNode items(Map<String, Answer> answers, String key) throws Exception {
        return JSON.readTree(answers.get(key).body()).get("items");
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).textValue();
    }
}
