package vn.tiendo06.bench.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A request that is being made up. */
final class Call {

    record Pair(String name, String value) {}

    final Operation operation;
    String method;

    /** Segments for the path's parameters, encoded. */
    final Map<String, String> path = new LinkedHashMap<>();

    /** Encoded. */
    final List<Pair> query = new ArrayList<>();

    final List<Pair> headers = new ArrayList<>();

    /** Null for none. */
    byte[] body;

    String caller = "none";

    /** What has been done to it. */
    final List<String> mutations = new ArrayList<>();

    /** It is wrong in a way that the application promises to refuse. */
    boolean toBeRefused;

    /** The server may refuse it before it knows what is asked for, without a problem. */
    boolean beyondHttp;

    /** Another path or method than the operation's. */
    String elsewhere;

    Call(Operation operation) {
        this.operation = operation;
        this.method = operation.method();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    String address() {
        String address = elsewhere == null ? operation.path() : elsewhere;
        for (Map.Entry<String, String> segment : path.entrySet()) {
            address = address.replace('{' + segment.getKey() + '}', segment.getValue());
        }
        return query.isEmpty()
                ? address
                : address
                        + '?'
                        + query.stream()
                                .map(pair -> pair.value() == null ? pair.name() : pair.name() + '=' + pair.value())
                                .collect(Collectors.joining("&"));
    }

    void header(String name, String value) {
        headers.removeIf(pair -> pair.name().equalsIgnoreCase(name));
        headers.add(new Pair(name, value));
    }

    String header(String name) {
        return headers.stream()
                .filter(pair -> pair.name().equalsIgnoreCase(name))
                .map(Pair::value)
                .findFirst()
                .orElse(null);
    }

    void withoutHeader(String name) {
        headers.removeIf(pair -> pair.name().equalsIgnoreCase(name));
    }

    @Override
    public String toString() {
        return operation + " as " + caller + " " + mutations + ": " + method + ' ' + shortened(address()) + ' '
                + headers.stream()
                        .filter(pair -> !pair.value().startsWith("Bearer e"))
                        .map(pair -> pair.name() + ": " + shortened(pair.value()))
                        .toList()
                + (body == null ? "" : ' ' + shortened(new String(body, StandardCharsets.UTF_8)));
    }

    static String shortened(String text) {
        return text.length() <= 700 ? text : text.substring(0, 700) + "… (" + text.length() + ")";
    }
}
