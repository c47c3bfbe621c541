package vn.tiendo06.kernel.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import vn.tiendo06.kernel.error.ProblemType;

/** The error answers that operations share, stated once and used by ref. */
final class ProblemAnswers {

    private record Answer(String description, ProblemType example) {}

    private static final Map<String, Answer> ANSWERS = new LinkedHashMap<>();

    static {
        ANSWERS.put(
                "InvalidRequest",
                new Answer("Something in the request is wrong; errors names each field.", ProblemType.INVALID_REQUEST));
        ANSWERS.put("Unauthenticated", new Answer("No valid token.", ProblemType.UNAUTHENTICATED));
        ANSWERS.put("Forbidden", new Answer("The caller's roles do not allow it.", ProblemType.FORBIDDEN));
        ANSWERS.put("NotFound", new Answer("Not there, or outside the caller's scope.", ProblemType.NOT_FOUND));
        ANSWERS.put(
                "MethodNotAllowed",
                new Answer("The path has no such method; Allow names those it has.", ProblemType.METHOD_NOT_ALLOWED));
        ANSWERS.put(
                "NotAcceptable",
                new Answer("Not available in any media type that Accept names.", ProblemType.NOT_ACCEPTABLE));
        ANSWERS.put("Gone", new Answer("It was there and no longer is; detail says why.", ProblemType.GONE));
        ANSWERS.put("Conflict", new Answer("Against what is there already, or its state.", ProblemType.CONFLICT));
        ANSWERS.put("Gone", new Answer("What follows the cursor is no longer kept.", ProblemType.GONE));
        ANSWERS.put(
                "PreconditionFailed", new Answer("Changed since the ETag was read.", ProblemType.PRECONDITION_FAILED));
        ANSWERS.put(
                "PayloadTooLarge",
                new Answer("The body is over 5 MB, of a bulk write over 32 MB.", ProblemType.PAYLOAD_TOO_LARGE));
        ANSWERS.put(
                "UnsupportedMediaType",
                new Answer("The body is of another media type than is taken.", ProblemType.UNSUPPORTED_MEDIA_TYPE));
        ANSWERS.put("FileTooLarge", new Answer("The file is over the limit.", ProblemType.PAYLOAD_TOO_LARGE));
        ANSWERS.put(
                "FileRefused",
                new Answer(
                        "A kind of file that is not accepted, or not what its name or Content-Type says.",
                        ProblemType.UNSUPPORTED_MEDIA_TYPE));
        ANSWERS.put(
                "Unprocessable",
                new Answer(
                        "The Idempotency-Key was used for another request, or a plan document is faulty.",
                        ProblemType.IDEMPOTENCY_KEY_REUSED));
        ANSWERS.put(
                "RateLimited",
                new Answer("The allowance is used up; Retry-After says how long to wait.", ProblemType.RATE_LIMITED));
        ANSWERS.put("PreconditionRequired", new Answer("If-Match is missing.", ProblemType.PRECONDITION_REQUIRED));
    }

    private ProblemAnswers() {}

    static APIResponse ref(String name) {
        return OASFactory.createAPIResponse().ref("#/components/responses/" + name);
    }

    static Schema text() {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
    }

    static void addTo(Components components) {
        components.addResponse("NotModified", OASFactory.createAPIResponse().description("Nothing has changed since."));
        ANSWERS.forEach((name, answer) -> components.addResponse(
                name,
                OASFactory.createAPIResponse()
                        .description(answer.description())
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        "application/problem+json",
                                        OASFactory.createMediaType()
                                                .schema(OASFactory.createSchema()
                                                        .ref("#/components/schemas/Problem"))
                                                .example(example(answer.example()))))));
        components
                .getResponses()
                .get("MethodNotAllowed")
                .addHeader("Allow", header("The methods that the path has", "GET, HEAD, POST"));
        APIResponse limited = components.getResponses().get("RateLimited");
        limited.addHeader("Retry-After", header("Seconds after which one more request is answered", "20"));
        limited.addHeader(
                "RateLimit", header("What is left, and seconds until all is there again", "\"unit\";r=0;t=60"));
        limited.addHeader(
                "RateLimit-Policy", header("The allowance, and its window in seconds", "\"unit\";q=300;w=60"));
    }

    private static Header header(String description, String example) {
        return OASFactory.createHeader().description(description).required(true).schema(text().addExample(example));
    }

    private static Map<String, Object> example(ProblemType type) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", type.uri().toString());
        example.put("title", type.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        example.put("status", type.status());
        example.put("code", type.code());
        return example;
    }
}
