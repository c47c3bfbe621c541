package vn.tiendo06.feed;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** An event on its way to a webhook, or there. */
@Schema(name = "WebhookDelivery")
public record DeliveryView(
        @Schema(description = "The call's webhook-id, the same at each attempt", required = true)
        UUID id,

        @Schema(description = "The event's type without its prefix", required = true, examples = "submission.approve")
        String type,

        @Schema(description = "Number of the change; null for a ping", nullable = true, examples = "4711")
        Long changeId,

        @Schema(required = true, examples = "DELIVERED") DeliveryState state,
        @Schema(required = true) Instant queuedAt,

        @Schema(description = "When it is tried next, null where it has ended", nullable = true)
        Instant nextAttemptAt,

        @Schema(nullable = true) Instant endedAt,
        @Schema(required = true) List<Attempt> attempts) {

    private static final TypeReference<List<Attempt>> ATTEMPTS = new TypeReference<>() {};

    static final String COLUMNS = """
            d.id, d.type, cast(d.change_id as text) as change_id, d.state, d.queued_at, d.next_at, d.ended_at,
            (select cast(coalesce(jsonb_agg(jsonb_build_object('at', a.at, 'outcome', a.outcome, 'status', a.status,
               'millis', a.millis, 'answer', a.answer) order by a.ordinal), '[]') as text)
             from (select * from webhook_attempt t where t.delivery_id = d.id order by t.ordinal desc limit 50) a)
               as attempts""";

    static DeliveryView of(Row row) {
        DeliveryState state = row.value("state", DeliveryState.class);
        String changeId = row.text("change_id");
        return new DeliveryView(
                row.uuid("id"),
                row.text("type"),
                changeId == null ? null : Long.valueOf(changeId),
                state,
                row.instant("queued_at"),
                state == DeliveryState.PENDING ? row.instant("next_at") : null,
                row.instant("ended_at"),
                row.json("attempts", ATTEMPTS));
    }

    /** One call. */
    @Schema(name = "WebhookAttempt")
    public record Attempt(
            @Schema(required = true) Instant at,

            @Schema(
                    description = "ANSWERED, or why it could not be: REFUSED_TARGET, UNKNOWN_HOST, TIMEOUT, CONNECTION",
                    required = true,
                    examples = "ANSWERED")
            Outcome.Kind outcome,

            @Schema(description = "HTTP status of the answer", nullable = true, examples = "200")
            Integer status,

            @Schema(required = true, examples = "84") int millis,

            @Schema(description = "The answer's first 200 characters", nullable = true)
            String answer) {}
}
