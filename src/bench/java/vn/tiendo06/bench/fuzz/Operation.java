package vn.tiendo06.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * An operation of the contract.
 *
 * @param parameters with name, in and schema
 * @param content schemas of the body by media type; missing where it takes none
 * @param answers by status
 */
record Operation(String id, String method, String path, List<JsonNode> parameters, JsonNode content, JsonNode answers) {

    boolean isRead() {
        return method.equals("GET");
    }

    /** Names of the path's parameters in their order. */
    List<String> pathNames() {
        List<String> names = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (segment.startsWith("{")) {
                names.add(segment.substring(1, segment.length() - 1));
            }
        }
        return names;
    }

    List<JsonNode> parametersIn(String place) {
        return parameters.stream()
                .filter(parameter -> parameter.path("in").textValue().equals(place))
                .toList();
    }

    boolean takes(String place, String name) {
        return parametersIn(place).stream()
                .anyMatch(parameter -> parameter.path("name").textValue().equals(name));
    }

    List<String> mediaTypes() {
        Iterable<String> names = content::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }

    @Override
    public String toString() {
        return id;
    }
}
