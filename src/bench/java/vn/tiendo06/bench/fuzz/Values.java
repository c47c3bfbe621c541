package vn.tiendo06.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Values that a schema of the contract allows, with meaning where the name tells one. */
final class Values {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    /** Rows for which the police alone answer, so that reports of them go all the way. */
    private static final List<String> ROWS =
            List.of("III.1", "III.2", "III.3", "III.5", "III.6", "III.10", "IV.3", "IV.5", "IV.6", "IV.7");

    private static final List<String> UNITS =
            List.of("10816.CA", "10816.CA", "Công an xã", "cong an xa", "10816.VH", "10816.TTHCC");

    private static final Map<String, List<String>> MEANINGS = Map.ofEntries(
            Map.entry("unit", UNITS),
            Map.entry("units", UNITS),
            Map.entry("plan", List.of("da06-10816", "da06-10816", "da06-31901")),
            Map.entry("template", List.of("da06-10816")),
            Map.entry("locality", List.of("10816", "31", "VN", "01", "31901")),
            Map.entry("localities", List.of("10816", "31", "VN")),
            Map.entry("localityCode", List.of("10816", "31", "VN", "31901")),
            Map.entry("parentCode", List.of("31", "VN", "10816")),
            Map.entry("indicator", List.of("DA06.III.3", "DA06.I.1", "DA06.V.9")),
            Map.entry("section", List.of("I", "III", "X")),
            Map.entry("q", List.of("công an", "cong an", "đ", "%", "_")),
            Map.entry("asOf", List.of("2026-11-23T00:00:00Z", "2026-11-20", "2026-11", "2026-Q3")),
            Map.entry("validTo", List.of("2030-12-31", "2027-06-30")),
            Map.entry("memberOf", List.of("10816.PCM", "Các phòng chuyên môn")),
            Map.entry("programme", List.of("DA06")),
            Map.entry("action", List.of("APPROVE", "CREATE", "READ")),
            Map.entry("wait", List.of("0", "1")),
            Map.entry("months", List.of("3", "12")),
            Map.entry("year", List.of("2026", "2027", "2030")),
            Map.entry("sort", List.of("code", "-code", "order", "createdAt", "-createdAt", "dueOn")),
            Map.entry("types", List.of("submission", "submission.approve", "target")),
            Map.entry(
                    "url",
                    List.of("https://hook.example/x", "http://127.0.0.1:1/", "https://[::ffff:10.0.0.1]/", "ftp://x")),
            Map.entry("email", List.of("an@habac.gov.vn")),
            Map.entry("issuer", List.of("UBND xã", "https://issuer.test/realms/tiendo06")),
            Map.entry("validUntil", List.of("2027-01-01T00:00:00Z", "2026-12-01T00:00:00+07:00")));

    private final Contract contract;
    private final Known known;
    private final Random random;

    Values(Contract contract, Known known, Random random) {
        this.contract = contract;
        this.known = known;
        this.random = random;
    }

    /** A value for a parameter. */
    String text(Operation operation, String name, JsonNode schema) {
        return switch (name) {
            case "cursor", "since" -> {
                String cursor = known.cursor(operation.id());
                yield cursor == null || random.nextInt(8) == 0 ? "now" : cursor;
            }
            case "If-None-Match" -> "\"" + random.nextInt(4) + '"';
            case "Idempotency-Key" -> new UUID(random.nextLong(), random.nextLong()).toString();
            default -> {
                JsonNode value = good(name, schema, 0);
                yield value.isValueNode() ? value.asText() : value.toString();
            }
        };
    }

    JsonNode good(String name, JsonNode stated, int depth) {
        JsonNode schema = contract.resolved(stated);
        if (schema.path("anyOf").isArray()) {
            JsonNode options = schema.get("anyOf");
            return good(name, options.get(random.nextInt(options.size())), depth);
        }
        JsonNode meant = meant(name);
        if (meant != null && random.nextInt(5) > 0) {
            return schema.path("type").toString().contains("array")
                    ? NODES.arrayNode().add(meant)
                    : meant;
        }
        if (schema.path("enum").isArray()) {
            return any(schema.get("enum"));
        }
        if (schema.path("examples").isArray() && random.nextInt(3) > 0) {
            return any(schema.get("examples"));
        }
        List<String> types = types(schema);
        return switch (types.get(random.nextInt(types.size()))) {
            case "object" -> object(schema, depth);
            case "array" -> array(name, schema, depth);
            case "integer" -> NODES.numberNode(integer(schema));
            case "number" -> NODES.numberNode(new BigDecimal(random.nextInt(20_000)).movePointLeft(2));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "null" -> NODES.nullNode();
            default -> NODES.textNode(text(schema));
        };
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            return List.of(type.textValue());
        }
        List<String> types = new ArrayList<>();
        type.forEach(one -> types.add(one.textValue()));
        return types.isEmpty() ? List.of(schema.has("maximum") ? "integer" : "string") : types;
    }

    private JsonNode any(JsonNode array) {
        return array.get(random.nextInt(array.size()));
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        String required = schema.path("required").toString();
        schema.path("properties").properties().forEach(property -> {
            boolean needed = required.contains('"' + property.getKey() + '"');
            if (needed || depth < DEEPEST && random.nextInt(5) > 1) {
                object.set(property.getKey(), good(property.getKey(), property.getValue(), depth + 1));
            }
        });
        return object;
    }

    private JsonNode array(String name, JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        int size = depth > DEEPEST ? 0 : Math.max(schema.path("minItems").asInt(), random.nextInt(3));
        for (int i = 0; i < size; i++) {
            array.add(good(name, schema.path("items"), depth + 1));
        }
        return array;
    }

    private int integer(JsonNode schema) {
        int least = schema.path("minimum").asInt(0);
        return least
                + random.nextInt(Math.max(1, Math.min(schema.path("maximum").asInt(200), 10_000) - least + 1));
    }

    private String text(JsonNode schema) {
        String text =
                switch (schema.path("format").asText()) {
                    case "date" -> day().toString();
                    case "date-time" -> day() + "T0" + random.nextInt(10) + ":30:00Z";
                    case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
                    default -> "Thử nghiệm số " + random.nextInt(1000);
                };
        int most = schema.path("maxLength").asInt(8000);
        return text.length() <= most ? text : text.substring(0, most);
    }

    private LocalDate day() {
        return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(720));
    }

    /** What a field of this name is about, null where that is not known. */
    JsonNode meant(String name) {
        return switch (name) {
            case "period" -> NODES.textNode(period());
            case "subject", "subjectId" -> NODES.textNode(subject());
            case "attachmentId" -> null;
            case "code" -> NODES.textNode(random.nextBoolean() ? "10816.THU" + random.nextInt(30) : code());
            default -> {
                List<String> meanings = MEANINGS.get(name);
                yield meanings == null ? null : NODES.textNode(meanings.get(random.nextInt(meanings.size())));
            }
        };
    }

    private String code() {
        return "319%02d".formatted(random.nextInt(40));
    }

    private String period() {
        return random.nextInt(5) == 0
                ? List.of("2026-Q3", "2026-Q4", "2026-H2", "2026").get(random.nextInt(4))
                : "2026-%02d".formatted(2 + random.nextInt(10));
    }

    private String subject() {
        String other = random.nextInt(6) == 0 ? known.any("/api/v1/tasks/{id}") : null;
        return other == null ? "da06-10816.MT." + ROWS.get(random.nextInt(ROWS.size())) : other;
    }
}
