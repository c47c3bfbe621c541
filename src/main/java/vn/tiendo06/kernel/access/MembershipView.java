package vn.tiendo06.kernel.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** What an account may do where, as an administrator has set it. */
@Schema(name = "Membership")
public record MembershipView(
        @Schema(required = true, examples = "0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10")
        java.util.UUID id,

        @Schema(required = true, examples = "https://sso.haiphong.example/realms/can-bo")
        String issuer,

        @Schema(required = true, examples = "f1c0b6a2-54c1-4d0e-8f7e-5d2f0c8f1d11")
        String subject,

        @Schema(required = true) Role role,
        @Schema(required = true) List<String> units,
        @Schema(required = true) List<String> localities,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @JsonIgnore int version) {

    static MembershipView of(Row row) {
        return new MembershipView(
                row.uuid("id"),
                row.text("issuer"),
                row.text("subject"),
                row.value("role", Role.class),
                row.texts("units"),
                row.texts("localities"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.integer("version"));
    }
}
