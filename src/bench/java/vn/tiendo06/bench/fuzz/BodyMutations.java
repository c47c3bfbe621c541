package vn.tiendo06.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What is done to a good body to make it a bad one. */
final class BodyMutations {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Stands in a tree for what no tree can hold; replaced when it is written. */
    private static final String RAW = "@@raw@@";

    private static final List<String> RAW_VALUES = List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "1e400",
            "-1e400",
            "1e-400",
            "01",
            "+1",
            "0x1F",
            "1.",
            ".5",
            "'a'",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\"",
            "\"\\x41\"",
            "undefined",
            "True",
            "\"unclosed",
            "// comment\n1",
            "1e99999999999",
            "1".repeat(2000),
            "0." + "1".repeat(2000),
            "{\"a\":1,\"a\":2}",
            "[1,]",
            "{,}");

    private static final List<JsonNode> ODD = List.of(
            NODES.nullNode(),
            NODES.textNode(""),
            NODES.textNode("   "),
            NODES.textNode("\u0000"),
            NODES.textNode("a\u0000b"),
            NODES.textNode("\u202eđảo ngược"),
            NODES.textNode("e\u0301\u0323"),
            NODES.textNode("\ud83d\udca9".repeat(50)),
            NODES.textNode("\u0007\u001b[31m"),
            NODES.textNode("\ufeffx"),
            NODES.textNode("\uffff\ufffe"),
            NODES.textNode("x".repeat(9000)),
            NODES.textNode("' or 1=1 --"),
            NODES.textNode("=cmd|'/c calc'!A1"),
            NODES.textNode("<script>alert(1)</script>"),
            NODES.textNode("../../etc/passwd"),
            NODES.textNode("${jndi:ldap://x}"),
            NODES.textNode("2026-02-30"),
            NODES.textNode("0000-00-00"),
            NODES.textNode("+999999999-12-31"),
            NODES.textNode("-0001-01-01"),
            NODES.textNode("2026-11-24T24:00:00Z"),
            NODES.textNode("2026-11-24T10:00:60Z"),
            NODES.textNode("9999-12-31T23:59:59Z"),
            NODES.textNode("0001-01-01T00:00:00Z"),
            NODES.textNode("not-a-date"),
            NODES.textNode("da06-10816.MT.I.1"),
            NODES.textNode("0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10"),
            NODES.textNode("10816.TTHCC"),
            NODES.textNode("VN"),
            NODES.numberNode(0),
            NODES.numberNode(-1),
            NODES.numberNode(1.5),
            NODES.numberNode(Long.MAX_VALUE),
            NODES.numberNode(Long.MIN_VALUE),
            NODES.numberNode(1e308),
            NODES.numberNode(new java.math.BigDecimal("1E+40")),
            NODES.numberNode(new java.math.BigDecimal("0.0000000000000000000000001")),
            NODES.booleanNode(true),
            NODES.objectNode(),
            NODES.arrayNode(),
            NODES.arrayNode().add(NODES.nullNode()),
            NODES.objectNode().put("a", 1),
            NODES.arrayNode().add(NODES.arrayNode().add(NODES.arrayNode())));

    private final Random random;

    BodyMutations(Random random) {
        this.random = random;
    }

    /** Changes a JSON body, {@code times} places of it, and writes it into the call. */
    void json(Call call, JsonNode body, int times) {
        JsonNode changed = body;
        String raw = null;
        for (int i = 0; i < times; i++) {
            switch (random.nextInt(10)) {
                case 0 -> {
                    changed = ODD.get(random.nextInt(ODD.size())).deepCopy();
                    call.mutations.add("another root");
                }
                case 1 -> {
                    if (raw == null && put(changed, NODES.textNode(RAW))) {
                        raw = RAW_VALUES.get(random.nextInt(RAW_VALUES.size()));
                        call.mutations.add("raw " + Call.shortened(raw));
                    }
                }
                case 2 -> {
                    if (changed instanceof ObjectNode object) {
                        object.set(random.nextBoolean() ? "unknownField" : "__proto__", NODES.numberNode(1));
                        call.mutations.add("unknown field");
                    }
                }
                case 3 -> {
                    remove(changed);
                    call.mutations.add("without a field");
                }
                case 4 -> {
                    multiply(changed);
                    call.mutations.add("a long list");
                }
                default -> {
                    // A copy: the next mutation may go into it.
                    JsonNode odd = ODD.get(random.nextInt(ODD.size())).deepCopy();
                    if (put(changed, odd)) {
                        call.mutations.add("odd value " + Call.shortened(odd.toString()));
                    }
                }
            }
        }
        // A later change may have taken it out again.
        call.toBeRefused |= changed.has("unknownField") || changed.has("__proto__");
        String text = changed.toString();
        call.body = (raw == null ? text : text.replace('"' + RAW + '"', raw)).getBytes(StandardCharsets.UTF_8);
        if (times > 0 && random.nextInt(4) == 0) {
            bytes(call, true);
        }
    }

    /** Changes the bytes of a body. */
    void bytes(Call call, boolean json) {
        byte[] body = call.body;
        int kind = random.nextInt(json ? 10 : 7);
        call.mutations.add("bytes " + kind);
        switch (kind) {
            case 0 -> call.body = Arrays.copyOf(body, random.nextInt(body.length + 1));
            case 1 -> call.body = with(body, new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xc3, 0x28});
            case 2 -> call.body = with(body, new byte[] {0});
            case 3 -> {
                byte[] flipped = body.clone();
                for (int i = 0; i < 3 && flipped.length > 0; i++) {
                    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                }
                call.body = flipped;
            }
            case 4 -> call.body = new byte[0];
            case 5 -> call.body = joined(body, body);
            case 6 -> call.body = new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case 7 -> call.body = joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, body);
            case 8 -> {
                int depth = 1 << (5 + random.nextInt(9));
                call.body = ("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.UTF_8);
            }
            default -> {
                int depth = 1 << (5 + random.nextInt(9));
                call.body = ("{\"figures\":".repeat(depth) + "1" + "}".repeat(depth)).getBytes(StandardCharsets.UTF_8);
            }
        }
    }

    private byte[] with(byte[] body, byte[] inserted) {
        int at = random.nextInt(body.length + 1);
        return joined(Arrays.copyOf(body, at), inserted, Arrays.copyOfRange(body, at, body.length));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private boolean put(JsonNode root, JsonNode value) {
        List<JsonNode> places = places(root);
        if (places.isEmpty()) {
            return false;
        }
        JsonNode place = places.get(random.nextInt(places.size()));
        if (place instanceof ObjectNode object) {
            object.set(key(object), value);
        } else {
            ((ArrayNode) place).set(random.nextInt(place.size()), value);
        }
        return true;
    }

    private void remove(JsonNode root) {
        List<JsonNode> places = places(root);
        if (!places.isEmpty() && places.get(random.nextInt(places.size())) instanceof ObjectNode object) {
            object.remove(key(object));
        }
    }

    private void multiply(JsonNode root) {
        for (JsonNode place : places(root)) {
            if (place instanceof ArrayNode array) {
                JsonNode first = array.get(0);
                int most = random.nextInt(20) == 0 ? 11_000 : 300;
                for (int i = 0; i < most && first.toString().length() * (long) i < 2_000_000; i++) {
                    array.add(first);
                }
                return;
            }
        }
    }

    private String key(ObjectNode object) {
        List<Map.Entry<String, JsonNode>> fields = List.copyOf(object.properties());
        return fields.get(random.nextInt(fields.size())).getKey();
    }

    /** All objects and arrays that hold something. */
    private static List<JsonNode> places(JsonNode root) {
        List<JsonNode> places = new ArrayList<>();
        if (root.isContainerNode() && !root.isEmpty()) {
            places.add(root);
            root.forEach(child -> places.addAll(places(child)));
        }
        return places;
    }
}
