package vn.tiendo06.kernel.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Writes into the contract what follows from the shape of an operation, so that no endpoint has to repeat it and none can
 * say it wrongly: who signs in, which errors it can answer with, conditional reads and writes.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

    private static final String BEARER = "bearer";

    /** What anybody may read without a token. */
    private static final String OPEN = "/public/";

    /** Extension of an operation that names statuses beyond those that follow from its shape, for example "404,409". */
    private static final String ALSO = "x-also-answers";

    /** A file is answered as the kind it is, whatever Accept names. */
    private static final List<String> FILES = List.of(
            "*/*", "application/octet-stream", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** Extension of an operation that names headers which its success does not carry: what it tells of has no version. */
    private static final String WITHOUT = "x-answers-without";

    private static final Map<String, String> ALSO_ANSWERS =
            Map.of("404", "NotFound", "409", "Conflict", "410", "Gone", "422", "Unprocessable");

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getComponents() == null) {
            contract.setComponents(OASFactory.createComponents());
        }
        contract.getComponents().addSecurityScheme(BEARER, bearer());
        ProblemAnswers.addTo(contract.getComponents());
        ContractTexts.describe(contract);
        contract.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(path, method, operation)));
        SchemaNames.tidy(contract);
        SchemaShapes.tidy(contract);
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("Access token of the OIDC issuer.");
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        boolean open = path.startsWith(OPEN);
        operation.setSecurity(List.of(
                open
                        ? OASFactory.createSecurityRequirement()
                        : OASFactory.createSecurityRequirement().addScheme(BEARER, List.of())));
        boolean read = method == PathItem.HttpMethod.GET;
        boolean tagged = !isStream(operation);
        boolean hasBody = operation.getRequestBody() != null;
        boolean conditional = has(operation, "If-Match");
        Map<String, APIResponse> answers =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        answers.keySet().removeIf(code -> code.equals("401") || code.equals("403") || code.equals("400"));
        answers.put("400", ProblemAnswers.ref("InvalidRequest"));
        if (!open) {
            answers.put("401", ProblemAnswers.ref("Unauthenticated"));
            answers.put("403", ProblemAnswers.ref("Forbidden"));
            answers.put("429", ProblemAnswers.ref("RateLimited"));
        }
        answers.put("405", ProblemAnswers.ref("MethodNotAllowed"));
        answers.put("406", ProblemAnswers.ref("NotAcceptable"));
        if (path.contains("{")) {
            answers.put("404", ProblemAnswers.ref("NotFound"));
        }
        if (!read) {
            answers.put("409", ProblemAnswers.ref("Conflict"));
        }
        if (hasBody) {
            boolean json = isJson(operation.getRequestBody().getContent());
            answers.put("413", ProblemAnswers.ref(json ? "PayloadTooLarge" : "FileTooLarge"));
            answers.put("415", ProblemAnswers.ref(json ? "UnsupportedMediaType" : "FileRefused"));
            operation.getRequestBody().setRequired(true);
        }
        if (conditional) {
            answers.put("412", ProblemAnswers.ref("PreconditionFailed"));
            answers.put("428", ProblemAnswers.ref("PreconditionRequired"));
        }
        if (has(operation, "Idempotency-Key")) {
            answers.put("422", ProblemAnswers.ref("Unprocessable"));
        }
        if (read && tagged) {
            answers.put("304", ProblemAnswers.ref("NotModified"));
        }
        List<String> without = listed(operation, WITHOUT);
        listed(operation, ALSO).forEach(code -> answers.put(code, ProblemAnswers.ref(ALSO_ANSWERS.get(code))));
        answers.forEach((code, answer) -> {
            if (code.startsWith("2") && answer.getRef() == null) {
                completeSuccess(code, answer, tagged);
                without.forEach(answer::removeHeader);
            }
        });
        operation.setResponses(OASFactory.createAPIResponses());
        answers.forEach(operation.getResponses()::addAPIResponse);
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(ContractFilter::describe);
        }
        if (read && tagged) {
            operation.addParameter(OASFactory.createParameter()
                    .name("If-None-Match")
                    .in(Parameter.In.HEADER)
                    .description("The ETag of the last read: 304 where nothing has changed since")
                    .schema(ProblemAnswers.text().maxLength(1000)));
        }
    }

    private static List<String> listed(Operation operation, String extension) {
        Object values = operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(extension);
        operation.removeExtension(extension);
        // SmallRye copies it to a method's only answer, and to its body.
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().removeExtension(extension);
        }
        operation.getResponses().getAPIResponses().values().forEach(answer -> answer.removeExtension(extension));
        return values == null ? List.of() : List.of(values.toString().split(","));
    }

    // Files are the only other thing that goes in or out.
    private static boolean isJson(Content content) {
        return content == null || FILES.stream().noneMatch(content::hasMediaType);
    }

    private static void completeSuccess(String code, APIResponse answer, boolean tagged) {
        if (answer.getDescription() == null || answer.getDescription().isBlank()) {
            answer.setDescription(code.equals("201") ? "Created" : "As asked");
        }
        if (!code.equals("204") && tagged) {
            answer.addHeader(
                    "ETag",
                    OASFactory.createHeader()
                            .description("Version of the object, or a weak tag of the content")
                            .schema(ProblemAnswers.text().addExample("\"3\"")));
        }
        if (code.equals("201") || code.equals("202")) {
            answer.addHeader(
                    "Location",
                    OASFactory.createHeader().description("Path of the object").schema(ProblemAnswers.text()));
        }
    }

    private static void describe(Parameter parameter) {
        if (parameter.getName().equals("If-Match")) {
            if (parameter.getDescription() == null) {
                parameter
                        .required(true)
                        .description("The ETag of the last read, so that nobody's change is overwritten");
            }
            parameter.setSchema(ProblemAnswers.text().pattern("\"\\d{1,9}\"").addExample("\"3\""));
        } else if (parameter.getName().equals("Idempotency-Key")) {
            parameter.description(
                    "8 to 128 visible ASCII characters. A repeated request with the same key gets the first answer, "
                            + "marked Idempotency-Replayed: true; with another body it is refused.");
            parameter.setSchema(ProblemAnswers.text().pattern("[\\x21-\\x7e]{8,128}"));
        }
    }

    // A stream has no ETag.
    private static boolean isStream(Operation operation) {
        APIResponse answer = operation.getResponses().getAPIResponse("200");
        return answer != null
                && answer.getContent() != null
                && (answer.getContent().getMediaType("application/x-ndjson") != null
                        || answer.getContent().getMediaType("text/event-stream") != null);
    }

    private static boolean has(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> p.getName().equals(parameter));
    }
}
