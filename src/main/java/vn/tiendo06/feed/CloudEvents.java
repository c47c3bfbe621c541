package vn.tiendo06.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/** Changes as CloudEvents 1.0 in their structured JSON form. */
@ApplicationScoped
class CloudEvents {

    static final String CONTENT_TYPE = JsonFormat.CONTENT_TYPE;
    static final String PREFIX = "vn.tiendo06.";

    private final JsonFormat format = new JsonFormat();
    private final ObjectMapper mapper;
    private final URI source;

    CloudEvents(ObjectMapper mapper, WebhookSettings settings) {
        this.mapper = mapper;
        this.source = URI.create(settings.source());
    }

    /** A change; its number is the event's id, so that it is the same wherever it is sent. */
    byte[] of(ChangeView change) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(Long.toString(change.id()))
                .withSource(source)
                .withType(PREFIX + change.type())
                .withSubject(change.kind() + "/" + change.objectId())
                .withTime(change.at().atOffset(ZoneOffset.UTC))
                .withData("application/json", json(change))
                .withExtension("localitycode", change.localityCode());
        if (change.planCode() != null) {
            event.withExtension("plancode", change.planCode());
        }
        return format.serialize(event.build());
    }

    /** What the application says to a webhook of itself. */
    byte[] of(WebhookJob job) {
        if (job.change() != null) {
            return of(job.change());
        }
        return format.serialize(CloudEventBuilder.v1()
                .withId(job.delivery().toString())
                .withSource(source)
                .withType(PREFIX + job.type())
                .withSubject("webhook/" + job.webhook())
                .withTime(job.queuedAt().atOffset(ZoneOffset.UTC))
                .withData("application/json", json(Map.<String, UUID>of("webhookId", job.webhook())))
                .build());
    }

    private byte[] json(Object data) {
        try {
            return mapper.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
