package vn.tiendo06.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** Something that somebody did. */
@Schema(name = "AuditEvent")
public record AuditEventView(
        @Schema(required = true, examples = "0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10")
        UUID id,

        @Schema(description = "Code of the locality in whose chain it stands", required = true, examples = "10816")
        String locality,

        @Schema(description = "Its place in the chain, from 1 without a gap", required = true)
        long ordinal,

        @Schema(required = true) Instant at,
        @Schema(required = true) ActorView actor,

        @Schema(description = "The actor's roles at that time", required = true, examples = "[\"reviewer\"]")
        List<String> roles,

        @Schema(description = "The application that called: the token's azp or client_id", nullable = true)
        String clientId,

        @Schema(description = "Where the call came from", nullable = true, examples = "10.31.8.16")
        String clientAddress,

        @Schema(nullable = true) String userAgent,

        @Schema(description = "X-Request-Id of the call", nullable = true)
        String requestId,

        @Schema(nullable = true, examples = "POST") String method,

        @Schema(nullable = true, examples = "/api/v1/submissions/0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10/approve")
        String path,

        @Schema(description = "What kind of object", required = true, examples = "submission")
        String kind,

        @Schema(description = "The object, null for a list that was read", nullable = true)
        String objectId,

        @Schema(required = true, examples = "APPROVE") String action,
        @Schema(nullable = true, examples = "da06-10816") String planCode,

        @Schema(
                description = "The object before, null where it was not there",
                nullable = true,
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class)
        @JsonRawValue
        String before,

        @Schema(
                description = "The object after, null where it is gone",
                nullable = true,
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class)
        @JsonRawValue
        String after,

        @Schema(description = "Hash of the event before it in the chain; 64 zeros for the first", required = true)
        String previousHash,

        @Schema(description = "SHA-256 over the event with previousHash, as docs/audit.md has it", required = true)
        String hash) {

    static final String COLUMNS = """
            e.id, e.locality_code, e.ordinal, e.at, e.actor_issuer, e.actor_subject, e.actor_name, e.roles, e.client_id,
            e.client_address, e.user_agent, e.request_id, e.method, e.path, e.kind, e.object_id, e.action, e.plan_code,
            cast(e.before as text) as before, cast(e.after as text) as after, e.previous_hash, e.hash""";

    static AuditEventView of(Row row) {
        return new AuditEventView(
                row.uuid("id"),
                row.text("locality_code"),
                row.number("ordinal"),
                row.instant("at"),
                new ActorView(row.text("actor_issuer"), row.text("actor_subject"), row.text("actor_name")),
                row.texts("roles"),
                row.text("client_id"),
                row.text("client_address"),
                row.text("user_agent"),
                row.text("request_id"),
                row.text("method"),
                row.text("path"),
                row.text("kind"),
                row.text("object_id"),
                row.text("action"),
                row.text("plan_code"),
                row.text("before"),
                row.text("after"),
                row.text("previous_hash"),
                row.text("hash"));
    }

    /** Who did it. */
    @Schema(name = "AuditActor")
    public record ActorView(
            @Schema(required = true) String issuer,
            @Schema(required = true) String subject,

            @Schema(description = "Display name at that time", required = true)
            String name) {}
}
