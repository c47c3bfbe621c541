package vn.tiendo06.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** What is done to a good call to make it a bad one, outside its body. */
final class Mutations {

    private static final String LONG = "x".repeat(5000);

    /** Encoded as they stand in an address. */
    static final List<String> SEGMENTS = List.of(
            "%00",
            "%0A",
            "%FF%FE",
            "%C3%28",
            "%ED%A0%80",
            "%zz",
            "%",
            "..",
            "%2e%2e%2f",
            "%2F",
            ";a=b",
            "%20",
            "null",
            "undefined",
            "-1",
            "0",
            "1e400",
            "9223372036854775808",
            "99999999999999999999",
            "NaN",
            "%27%20or%201%3D1--",
            "%F0%9F%92%A9",
            "e%CC%81",
            "%E2%80%AE",
            "%EF%BB%BF",
            "0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10",
            "00000000-0000-0000-0000-000000000000",
            "0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a1",
            "2026-02-30",
            "0000-01-01",
            "%2B999999999-12-31",
            "2026-13",
            "2026-Q5",
            "9999-12",
            "-2026",
            "2026-11-24T25:00:00Z",
            "2026-11-24T10:00:00%2B99:00",
            "0001-01-01T00:00:00Z",
            "%2B1000000000-12-31T23:59:59Z",
            "da06-10816",
            "10816",
            "VN",
            "10816.CA",
            "true",
            "TRUE",
            "1",
            "[]",
            "%7B%7D",
            "a,b,,c",
            ",",
            "*",
            "%25",
            "_",
            "%5C",
            "+",
            "%22",
            "%3Cscript%3E",
            "${jndi:x}",
            "%01",
            "%7F",
            "%C2%85",
            "",
            LONG.substring(0, 300),
            LONG);

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "*",
            "\"",
            "W/\"1\"",
            "\"-1\"",
            "\"99999999999\"",
            "\"0\", \"1\"",
            "0",
            "null",
            "\u00ff\u00fe",
            "a\tb",
            "%00",
            "'",
            "\"3",
            "Bearer",
            "gzip",
            "é".repeat(40),
            LONG);

    private static final List<String> ACCEPTS = List.of(
            "text/html",
            "application/xml",
            "*/*;q=0",
            "application/json;q=0.1, text/csv",
            "image/png",
            "text/csv",
            "nonsense",
            "a/b/c",
            "application/json;version=99",
            ";;;",
            "application/problem+json",
            "text/event-stream",
            "*/*",
            "application/x-ndjson",
            "application/json;q=x",
            "image/svg+xml",
            "",
            "application/vnd.sdmx.data+json;version=1.0.0");

    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/json; charset=utf-16",
            "application/json; charset=nonsense",
            "nonsense",
            "/",
            "",
            "application/json;",
            "application/merge-patch+json",
            "text/csv; charset=windows-1258",
            "application/x-ndjson",
            "text/csv",
            "application/octet-stream",
            "application/json; charset=UTF-8");

    private static final List<String> LANGUAGES = List.of(
            "en", "vi;q=0.1, en", "*", "xx-invalid-tag-", ";;", "en;q=2", "i-klingon", "", "en_US", "zh-Hant-TW");

    private static final Pattern NO_ADDRESS = Pattern.compile("[\\[\\]{}\"<>^`|\\\\ ]|%(?![0-9A-Fa-f]{2})");

    private final Values values;
    private final Random random;

    Mutations(Values values, Random random) {
        this.values = values;
        this.random = random;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Changes something of a call that is not its body. */
    void apply(Call call) {
        switch (random.nextInt(12)) {
            case 0, 1 -> segment(call);
            case 2, 3, 4, 5 -> parameter(call);
            case 6, 7 -> condition(call);
            case 8 -> negotiation(call);
            case 9 -> contentType(call);
            case 10 -> oddHeader(call);
            default -> elsewhere(call);
        }
    }

    private void segment(Call call) {
        if (!call.path.isEmpty()) {
            String name = any(List.copyOf(call.path.keySet()));
            call.path.put(name, any(SEGMENTS));
            call.mutations.add("segment " + name);
            // An empty segment or dots make another address of it.
            if (call.path.get(name).matches("|\\.\\.|;.*|%|%zz|.*%2[Ff].*")) {
                call.elsewhere = call.operation.path();
                call.beyondHttp = true;
            }
            bound(call);
        }
    }

    private void parameter(Call call) {
        List<JsonNode> declared = call.operation.parametersIn("query");
        int kind = random.nextInt(6);
        if (declared.isEmpty() || kind == 0) {
            call.query.add(new Call.Pair(any(List.of("unknown", "Limit", "plan[]", "%00", "q%20", "_")), "1"));
            call.toBeRefused = true;
            call.mutations.add("unknown parameter");
            bound(call);
            return;
        }
        JsonNode parameter = any(declared);
        String name = parameter.path("name").textValue();
        switch (kind) {
            case 1 -> {
                String value = values.text(call.operation, name, parameter.path("schema"));
                call.query.add(new Call.Pair(name, Call.encoded(value)));
                call.query.add(new Call.Pair(name, any(SEGMENTS)));
                call.mutations.add("twice " + name);
            }
            case 2 -> {
                call.query.removeIf(pair -> pair.name().equals(name));
                call.mutations.add("without " + name);
            }
            case 3 -> {
                call.query.add(new Call.Pair(name, null));
                call.mutations.add("bare " + name);
            }
            default -> {
                call.query.removeIf(pair -> pair.name().equals(name));
                call.query.add(new Call.Pair(name, any(SEGMENTS)));
                call.mutations.add("odd " + name);
            }
        }
        bound(call);
    }

    /** Marks an address that is too long or is none by RFC 3986. */
    private static void bound(Call call) {
        String address = call.address();
        if (address.length() > 4000 || NO_ADDRESS.matcher(address).find()) {
            call.beyondHttp = true;
        }
    }

    private void condition(Call call) {
        String name = any(List.of("If-Match", "If-None-Match", "Idempotency-Key", "Authorization"));
        if (random.nextInt(4) == 0) {
            call.withoutHeader(name);
            call.toBeRefused |= call.operation.parametersIn("header").stream()
                    .anyMatch(one -> one.path("name").textValue().equals(name)
                            && one.path("required").asBoolean());
            call.mutations.add("without " + name);
        } else {
            call.header(name, any(TEXTS));
            call.mutations.add("odd " + name);
        }
    }

    private void negotiation(Call call) {
        if (random.nextInt(3) == 0) {
            call.header("Accept-Language", any(LANGUAGES));
            call.mutations.add("odd language");
        } else {
            call.header("Accept", any(ACCEPTS));
            call.mutations.add("odd Accept");
        }
    }

    private void contentType(Call call) {
        if (random.nextInt(5) == 0) {
            call.withoutHeader("Content-Type");
        } else {
            call.header("Content-Type", any(TYPES));
        }
        call.mutations.add("odd Content-Type");
    }

    private void oddHeader(Call call) {
        switch (random.nextInt(8)) {
            case 0 -> call.header("X-Request-Id", any(TEXTS));
            case 1 -> call.header("traceparent", "00-zz-" + any(TEXTS));
            case 2 -> call.header("X-HTTP-Method-Override", "DELETE");
            case 3 -> call.header("Content-Encoding", any(List.of("gzip", "br", "nonsense")));
            case 4 -> call.header("Range", "bytes=5-1");
            case 5 -> {
                call.header("X-Padding", "x".repeat(20_000));
                call.beyondHttp = true;
            }
            case 6 -> call.header("If-Modified-Since", "yesterday");
            default -> call.header("Origin", "https://evil.example");
        }
        call.mutations.add("odd header");
    }

    private void elsewhere(Call call) {
        if (random.nextInt(3) > 0) {
            return;
        }
        call.mutations.add("elsewhere");
        if (random.nextBoolean()) {
            call.method = any(List.of("PATCH", "HEAD", "OPTIONS", "DELETE", "PUT", "POST", "GET", "QUERY"));
            call.elsewhere = call.operation.path();
        } else {
            call.elsewhere =
                    call.operation.path() + any(List.of("/", "//", "/unknown", "/..", ".json", "/%00", "?", "/x/y"));
        }
    }
}
