package vn.tiendo06.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a lane has been told exists: values for paths, cursors, the version of each object. */
final class Known {

    private static final int KEPT = 60;
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final Contract contract;
    private final Random random;

    /** Values for the parameters of a path that ends with one, by the path. */
    private final Map<String, List<List<String>>> objects = new HashMap<>();

    private final Map<String, String> etags = new HashMap<>();
    private final Map<String, List<String>> cursors = new HashMap<>();

    Known(Contract contract, Random random) {
        this.contract = contract;
        this.random = random;
    }

    /** Values for the first parameters of a path: those of an object that is known to be, if any is. */
    List<String> valuesFor(String path) {
        for (int end = path.lastIndexOf('}'); end > 0; end = path.lastIndexOf('}', end - 1)) {
            List<List<String>> known = objects.get(path.substring(0, end + 1));
            if (known != null) {
                return known.get(random.nextInt(known.size()));
            }
        }
        return List.of();
    }

    String any(String path) {
        List<String> values = valuesFor(path);
        return values.isEmpty() ? null : values.getLast();
    }

    /** The version to change: of what stands at the address, else of the object that it is part of. */
    String etag(Call call) {
        String address = call.address().split("\\?")[0];
        String own = etags.get(address);
        return own == null ? etags.get(owner(call)) : own;
    }

    String cursor(String operationId) {
        List<String> known = cursors.get(operationId);
        return known == null ? null : known.get(random.nextInt(known.size()));
    }

    /** Takes note of what an answer tells. */
    void learn(Call call, Answer answer, JsonNode body) {
        if (answer.status() / 100 != 2 || call.elsewhere != null) {
            return;
        }
        String etag = answer.header("etag");
        if (etag != null && etag.startsWith("\"")) {
            if (contract.has("GET", call.operation.path())) {
                etags.put(call.address().split("\\?")[0], etag);
            }
            if (!call.operation.isRead() && body != null && tellsOf(body, call)) {
                etags.put(owner(call), etag);
            }
        }
        if (body == null) {
            return;
        }
        if (body.path("next").isTextual()) {
            keep(
                    cursors.computeIfAbsent(call.operation.id(), any -> new ArrayList<>()),
                    body.path("next").textValue());
        }
        contract.operations().stream()
                .map(Operation::path)
                .filter(path -> path.startsWith(call.operation.path() + "/{"))
                .distinct()
                .forEach(path -> note(path, call, body));
        body.path("attachments").forEach(attachment -> {
            if (body.path("id").isTextual()) {
                add(
                        "/api/v1/submissions/{id}/attachments/{attachmentId}",
                        List.of(
                                body.get("id").textValue(),
                                attachment.path("id").asText()));
            }
        });
    }

    private void note(String path, Call call, JsonNode body) {
        Matcher name = PARAMETER.matcher(path.substring(call.operation.path().length()));
        if (!name.find()) {
            return;
        }
        String prefix = path.substring(0, call.operation.path().length() + name.end());
        List<String> before = List.copyOf(call.path.values());
        if (body.path("items").isArray()) {
            body.get("items").forEach(item -> add(prefix, before, item.path(name.group(1))));
        } else {
            add(prefix, before, body.path(name.group(1)));
            add(prefix, before, body.path("webhook").path(name.group(1)));
        }
    }

    private void add(String prefix, List<String> before, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            List<String> values = new ArrayList<>(before);
            values.add(Call.encoded(value.asText()));
            add(prefix, values);
        }
    }

    private void add(String prefix, List<String> values) {
        List<List<String>> known = objects.computeIfAbsent(prefix, any -> new ArrayList<>());
        if (!known.contains(values)) {
            keep(known, values);
        }
    }

    private <T> void keep(List<T> all, T one) {
        if (all.size() < KEPT) {
            all.add(one);
        } else {
            all.set(random.nextInt(KEPT), one);
        }
    }

    private static boolean tellsOf(JsonNode body, Call call) {
        return call.path.values().stream()
                .limit(1)
                .anyMatch(value -> value.equals(body.path("id").asText())
                        || value.equals(body.path("code").asText()));
    }

    private static String owner(Call call) {
        String address = call.operation.path();
        int end = address.indexOf('}');
        if (end < 0) {
            return address;
        }
        String first = call.path.values().iterator().next();
        return address.substring(0, address.indexOf('{')) + first;
    }
}
