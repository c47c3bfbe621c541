package vn.tiendo06.reminder;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.access.Grant;
import vn.tiendo06.kernel.page.Row;

/** That an account wants reminders, where to and of what. */
@Schema(name = "ReminderSubscription")
public record Subscription(
        @Schema(required = true, examples = "an.nguyen@habac.gov.vn")
        String email,

        @Schema(required = true, examples = "vi") String language,
        @Schema(required = true) List<ReminderKind> kinds,

        @Schema(description = "When the caller's units and localities were last read from their token", required = true)
        Instant refreshedAt,

        @Schema(description = "Whether this installation sends reminders at all", required = true)
        boolean delivered,

        @JsonIgnore String issuer,
        @JsonIgnore String subject,
        @JsonIgnore String displayName,
        @JsonIgnore List<Grant> grants,
        @JsonIgnore int version) {

    private static final TypeReference<List<Grant>> GRANTS = new TypeReference<>() {};

    static final String COLUMNS = """
            r.issuer, r.subject, r.display_name, r.email, r.language, r.kinds, cast(r.grants as text) as grants,
            r.refreshed_at, r.version""";

    static Subscription of(Row row, boolean delivered) {
        return new Subscription(
                row.text("email"),
                row.text("language"),
                row.texts("kinds").stream().map(ReminderKind::valueOf).toList(),
                row.instant("refreshed_at"),
                delivered,
                row.text("issuer"),
                row.text("subject"),
                row.text("display_name"),
                row.json("grants", GRANTS),
                row.integer("version"));
    }
}
