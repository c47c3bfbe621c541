package vn.tiendo06.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The committed contract: its operations, and whether a document is what a schema of it says. */
final class Contract {

    private static final String ADDRESS = "https://contract.invalid/openapi.json";
    private static final String LOCAL = "#/components/";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final SchemaRegistry registry;
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    private Contract(JsonNode document) {
        this.document = document;
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .forEach(entry -> operations.add(operation(path.getKey(), entry.getKey(), entry.getValue()))));
        JsonNode closed = document.deepCopy();
        close(closed);
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ADDRESS, closed.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    static Contract committed() throws IOException {
        return new Contract(
                new YAMLMapper().readTree(Path.of("openapi", "openapi.yaml").toFile()));
    }

    List<Operation> operations() {
        return operations;
    }

    boolean has(String method, String path) {
        return operations.stream()
                .anyMatch(operation ->
                        operation.method().equals(method) && operation.path().equals(path));
    }

    /** What a node is or refers to. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
    }

    /** What is wrong with a document by a schema of the contract. Fields that the contract does not name are wrong. */
    List<String> breaches(JsonNode schema, JsonNode instance) {
        return compiled.computeIfAbsent(schema, this::compile).validate(instance).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private Schema compile(JsonNode schema) {
        JsonNode own = schema.deepCopy();
        close(own);
        return registry.getSchema(own.toString().replace('"' + LOCAL, '"' + ADDRESS + LOCAL), InputFormat.JSON);
    }

    private Operation operation(String path, String method, JsonNode stated) {
        List<JsonNode> parameters = new ArrayList<>();
        stated.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
        return new Operation(
                stated.path("operationId").textValue(),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                parameters,
                resolved(stated.path("requestBody")).path("content"),
                stated.path("responses"));
    }

    /** Consumers may be told more than the contract of their version says; this one is to say all. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").toString().contains("object")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Contract::close);
    }
}
