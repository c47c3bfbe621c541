package vn.tiendo06.bench.fuzz;

import java.util.List;
import java.util.Map;

/** One good call of a journey. */
final class Step {

    final String operationId;
    final String caller;

    /** Values of the path's parameters, in its order. */
    List<String> path = List.of();

    Map<String, String> query = Map.of();

    /** The version that is changed, null for none. */
    String etag;

    /** Null for no body. */
    String mediaType;

    String body;

    Step(String operationId, String caller) {
        this.operationId = operationId;
        this.caller = caller;
    }

    Step at(String... values) {
        path = List.of(values);
        return this;
    }

    Step asking(String name, String value) {
        query = Map.of(name, value);
        return this;
    }

    /** On the version that an answer told. */
    Step on(Answer answer) {
        String told = answer.header("etag");
        etag = told == null ? "\"0\"" : told;
        return this;
    }

    Step sending(String json) {
        return sending("application/json", json);
    }

    Step sending(String type, String text) {
        mediaType = type;
        body = text;
        return this;
    }
}
