package vn.tiendo06.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** A webhook, without its secret. */
@Schema(name = "Webhook")
public record WebhookView(
        @Schema(required = true, examples = "0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10")
        UUID id,

        @Schema(required = true, examples = "Cổng dữ liệu thành phố")
        String name,

        @Schema(required = true, examples = "https://portal.haiphong.example/hooks/tiendo06")
        String url,

        @Schema(required = true, examples = "10816") String locality,
        @Schema(nullable = true, examples = "da06-10816") String plan,

        @Schema(required = true, examples = "[\"submission.approve\"]")
        List<String> types,

        @Schema(required = true, examples = "300") int maxPerMinute,

        @Schema(description = "PAUSED by its owner, DISABLED by the application", required = true, examples = "ACTIVE")
        WebhookState state,

        @Schema(
                description = "GONE: it answered 410. OWNER_WITHOUT_ACCESS: its owner's membership has ended. "
                        + "SECRET_UNREADABLE: no key opens its secret. NOT_RENEWED: renewBy has passed",
                nullable = true,
                examples = "GONE")
        String disabledReason,

        @Schema(description = "Until when the secret before is used beside the new one", nullable = true)
        Instant previousSecretUntil,

        @Schema(description = "Display name of the account that added it", required = true)
        String owner,

        @Schema(
                description =
                        "Until then its owner must have sent a PUT, by which it shows that it still has the locality: "
                                + "its rights stand in its tokens only. Null where a membership tells",
                nullable = true)
        Instant renewBy,

        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @JsonIgnore int version) {

    static final String COLUMNS = """
            w.id, w.name, w.url, w.locality_code, w.plan_code, w.types, w.max_per_minute, w.state, w.disabled_reason,
            w.previous_until, w.owner_name, w.renew_by, w.created_at, w.updated_at, w.version""";

    static WebhookView of(Row row) {
        return new WebhookView(
                row.uuid("id"),
                row.text("name"),
                row.text("url"),
                row.text("locality_code"),
                row.text("plan_code"),
                row.texts("types"),
                row.integer("max_per_minute"),
                row.value("state", WebhookState.class),
                row.text("disabled_reason"),
                row.instant("previous_until"),
                row.text("owner_name"),
                row.instant("renew_by"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.integer("version"));
    }
}
