package vn.tiendo06.kernel.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Gives pages names that a generated client can live with, and drops the error library's own schemas. */
final class SchemaNames {

    private static final Pattern PAGE = Pattern.compile("Page([A-Z]\\w*?)(?:View)?");
    private static final List<String> UNUSED = List.of("HttpProblem", "HttpValidationProblem", "Violation");
    private static final String PREFIX = "#/components/schemas/";

    private SchemaNames() {}

    static void tidy(OpenAPI contract) {
        Map<String, Schema> renamed = new TreeMap<>();
        contract.getComponents().getSchemas().forEach((name, schema) -> {
            if (!UNUSED.contains(name)) {
                renamed.put(tidied(name), schema);
            }
        });
        contract.getComponents().setSchemas(renamed);
        contract.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .filter(answer -> answer.getContent() != null)
                .flatMap(answer -> answer.getContent().getMediaTypes().values().stream())
                .map(media -> media.getSchema())
                .filter(schema -> schema != null && schema.getRef() != null)
                .forEach(schema -> schema.setRef(PREFIX + tidied(schema.getRef().substring(PREFIX.length()))));
    }

    private static String tidied(String name) {
        Matcher page = PAGE.matcher(name);
        return page.matches() ? page.group(1) + "Page" : name;
    }
}
