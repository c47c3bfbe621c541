package vn.tiendo06.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** SDMX's own schemas, which are no part of this project: asked where {@code -Dsdmx.schemas} says where they are. */
final class OfficialSchemas {

    private static final String FOLDER = System.getProperty("sdmx.schemas");

    private OfficialSchemas() {}

    /**
     * Refuses a message that its schema refuses.
     *
     * @param kind data or structure
     */
    static void hold(String kind, String message) throws IOException {
        if (FOLDER != null) {
            assertEquals(
                    List.of(),
                    schema(kind).validate(message, InputFormat.JSON).stream()
                            .map(Object::toString)
                            .toList());
        }
    }

    private static Schema schema(String kind) throws IOException {
        ObjectNode schema = (ObjectNode) new JsonMapper()
                .readTree(Path.of(FOLDER, "sdmx-json-" + kind + "-schema.json").toFile());
        // "The latest", which was draft 7 when they were written, and draft 4's name for a schema's own.
        schema.remove(List.of("$schema", "id"));
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_7,
                        builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(schema.toString(), InputFormat.JSON);
    }
}
