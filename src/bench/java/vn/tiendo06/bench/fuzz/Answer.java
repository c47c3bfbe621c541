package vn.tiendo06.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An answer as it came; names of headers in lower case. */
record Answer(int status, Map<String, List<String>> headers, byte[] body) {

    String header(String name) {
        List<String> values = headers.get(name.toLowerCase(java.util.Locale.ROOT));
        return values == null ? null : values.getFirst();
    }

    /** Media type without its parameters, empty where there is none. */
    String mediaType() {
        String type = header("content-type");
        return type == null ? "" : plain(type);
    }

    static String plain(String type) {
        return type.split(";")[0].strip().toLowerCase(java.util.Locale.ROOT);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
