package vn.tiendo06.kernel.contract;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What the application sends to webhooks, as the contract describes it (OpenAPI 3.1, webhooks). */
final class WebhookContract {

    private static final String DESCRIPTION = """
            Sent to each webhook in the order of /changes, one call at a time, as a CloudEvent in structured JSON and signed \
            by Standard Webhooks v1. vn.tiendo06.webhook.ping and vn.tiendo06.webhook.gap tell of the webhook itself. \
            Anything but 2xx is tried again for three days; 410 ends it.""";

    private WebhookContract() {}

    static void addTo(OpenAPI contract) {
        Operation operation = OASFactory.createOperation()
                .operationId("onChange")
                .summary("A change, posted to a webhook's address")
                .description(DESCRIPTION)
                .tags(List.of("Webhooks"))
                .security(List.of())
                .addParameter(header("webhook-id", "The same at each attempt", "0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10"))
                .addParameter(header("webhook-timestamp", "Seconds since 1970", "1795488000"))
                .addParameter(header(
                        "webhook-signature",
                        "One or, while a secret changes, two signatures, parted by a space",
                        "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="))
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        "application/cloudevents+json",
                                        OASFactory.createMediaType().schema(event()))))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("2XX", OASFactory.createAPIResponse().description("Taken"))
                        .addAPIResponse("410", OASFactory.createAPIResponse().description("No longer wanted")));
        contract.addWebhook("change", OASFactory.createPathItem().POST(operation));
    }

    private static Parameter header(String name, String description, String example) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .required(true)
                .description(description)
                .schema(ProblemAnswers.text().addExample(example));
    }

    private static Schema event() {
        Schema event = OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.OBJECT))
                .title("ChangeEvent")
                .required(List.of("specversion", "id", "source", "type", "data"));
        Map.of(
                        "specversion", "1.0",
                        "id", "4711",
                        "source", "urn:tiendo06",
                        "type", "vn.tiendo06.submission.approve",
                        "subject", "submission/0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10",
                        "datacontenttype", "application/json",
                        "localitycode", "10816",
                        "plancode", "da06-10816")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(attribute -> event.addProperty(
                        attribute.getKey(), ProblemAnswers.text().addExample(attribute.getValue())));
        return event.addProperty("time", ProblemAnswers.text().format("date-time"))
                .addProperty("data", OASFactory.createSchema().ref("#/components/schemas/Change"));
    }
}
