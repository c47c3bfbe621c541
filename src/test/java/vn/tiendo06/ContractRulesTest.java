package vn.tiendo06;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What holds for every operation and schema of the committed contract. */
class ContractRulesTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String PREFIX = "#/components/";

    private final JsonNode contract = read();

    @Test
    void everyOperationTellsItsSuccessItsSignInAndWhatItDoes() {
        List<String> faults = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode operation : operations()) {
            String id = operation.path("operationId").asText();
            check(ids.add(id), faults, "two operations are named " + id);
            check(hasSuccess(operation), faults, id + " has no 2xx answer");
            // Open data asks for nobody's name.
            String signIn = operation.path("tags").path(0).asText().equals("Open data") ? "[{}]" : "[{\"bearer\":[]}]";
            check(
                    operation.path("security").toString().equals(signIn),
                    faults,
                    id + " asks for another sign-in: " + operation.path("security"));
            check(!operation.path("summary").asText().isBlank(), faults, id + " has no summary");
            check(operation.path("tags").size() == 1, faults, id + " has not one tag");
        }
        assertFalse(ids.isEmpty());
        assertEquals(List.of(), faults);
    }

    @Test
    void everyComponentIsUsed() {
        Set<String> defined = new TreeSet<>();
        for (String kind : List.of("schemas", "responses")) {
            contract.path("components")
                    .path(kind)
                    .fieldNames()
                    .forEachRemaining(name -> defined.add(kind + "/" + name));
        }
        Set<String> used = new TreeSet<>();
        contract.findValuesAsText("$ref").forEach(ref -> used.add(ref.substring(PREFIX.length())));
        assertEquals(defined, used);
    }

    @Test
    void nothingStandsBesideAReferenceThatItWouldContradict() {
        List<String> faults = new ArrayList<>();
        for (JsonNode schema : contract.findParents("$ref")) {
            check(!schema.has("type"), faults, "a type beside " + schema.get("$ref"));
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void nothingOfHowItIsMadeIsInIt() {
        for (String extension : List.of("x-also-answers", "x-answers-without")) {
            assertEquals(0, contract.findParents(extension).size(), extension);
        }
    }

    private List<JsonNode> operations() {
        List<JsonNode> operations = new ArrayList<>();
        contract.path("paths").forEach(path -> path.properties().forEach(entry -> {
            if (METHODS.contains(entry.getKey())) {
                operations.add(entry.getValue());
            }
        }));
        return operations;
    }

    private static boolean hasSuccess(JsonNode operation) {
        Iterable<String> codes = () -> operation.path("responses").fieldNames();
        return StreamSupport.stream(codes.spliterator(), false).anyMatch(code -> code.startsWith("2"));
    }

    private static void check(boolean holds, List<String> faults, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Path.of("openapi/openapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
