package vn.tiendo06.kernel.contract;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Writes instants, dates and ids where they stand instead of by reference, and nothing beside a reference that repeats
 * what it refers to: client generators warn of both, or make classes of them.
 */
final class SchemaShapes {

    private static final String PREFIX = "#/components/schemas/";
    private static final Set<String> SCALARS = Set.of("Instant", "LocalDate", "UUID");

    private final Map<String, Schema> components;
    private final Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private SchemaShapes(Map<String, Schema> components) {
        this.components = components;
    }

    static void tidy(OpenAPI contract) {
        Map<String, Schema> components = contract.getComponents().getSchemas();
        SchemaShapes shapes = new SchemaShapes(components);
        components.values().forEach(shapes::visit);
        contract.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .forEach(operation -> {
                    if (operation.getParameters() != null) {
                        operation.getParameters().forEach(parameter -> shapes.visit(parameter.getSchema()));
                    }
                    if (operation.getRequestBody() != null) {
                        shapes.visit(operation.getRequestBody().getContent());
                    }
                    operation
                            .getResponses()
                            .getAPIResponses()
                            .values()
                            .forEach(answer -> shapes.visit(answer.getContent()));
                });
        SCALARS.forEach(contract.getComponents()::removeSchema);
    }

    private void visit(Content content) {
        if (content != null) {
            content.getMediaTypes().values().stream().map(MediaType::getSchema).forEach(this::visit);
        }
    }

    private void visit(Schema schema) {
        if (schema == null || !seen.add(schema)) {
            return;
        }
        scalar(schema).ifPresent(named -> write(schema, named, false));
        nullableScalar(schema).ifPresent(named -> {
            schema.setAnyOf(null);
            write(schema, named, true);
        });
        if (schema.getRef() != null || schema.getAnyOf() != null) {
            schema.setType(null);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::visit);
        }
        Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema()).forEach(this::visit);
        Stream.of(schema.getAnyOf(), schema.getAllOf(), schema.getOneOf())
                .filter(parts -> parts != null)
                .forEach(parts -> List.copyOf(parts).forEach(this::visit));
    }

    private Optional<Schema> nullableScalar(Schema schema) {
        if (schema.getAnyOf() == null || schema.getAnyOf().size() != 2) {
            return Optional.empty();
        }
        return schema.getAnyOf().stream()
                .map(this::scalar)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Schema> scalar(Schema schema) {
        return Optional.ofNullable(schema.getRef())
                .map(ref -> ref.substring(PREFIX.length()))
                .filter(SCALARS::contains)
                .map(components::get);
    }

    private static void write(Schema schema, Schema named, boolean nullable) {
        schema.setRef(null);
        schema.setType(
                nullable
                        ? List.of(Schema.SchemaType.STRING, Schema.SchemaType.NULL)
                        : List.of(Schema.SchemaType.STRING));
        schema.setFormat(named.getFormat());
    }
}
