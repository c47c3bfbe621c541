package vn.tiendo06.publication;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** A version of a publication, as those who publish see it. */
@Schema(name = "Publication")
public record PublicationView(
        @Schema(required = true) UUID id,

        @Schema(
                description = "The same for all versions: plan, period and kind",
                required = true,
                examples = "da06-10816.2026-11.figures")
        String code,

        @Schema(description = "Number of the version", required = true, examples = "1")
        int number,

        @Schema(required = true, examples = "FIGURES") PublicationKind kind,
        @Schema(required = true, examples = "da06-10816") String plan,
        @Schema(required = true, examples = "10816") String locality,
        @Schema(required = true, examples = "2026-11") String period,

        @Schema(required = true, examples = "Kết quả Đề án 06 tháng 11/2026")
        String title,

        @Schema(description = "Where it stands now", required = true, examples = "SCHEDULED")
        PublicationStatus status,

        @Schema(description = "SHA-256 of the frozen content", required = true)
        String digest,

        @Schema(description = "What was wrong with the version before", nullable = true)
        String correctionReason,

        @Schema(description = "Public from this instant on; null for a draft", nullable = true)
        Instant publicFrom,

        @Schema(description = "Why it was withdrawn", nullable = true)
        String withdrawalReason,

        @Schema(required = true) Act created,

        @Schema(description = "Null for a draft", nullable = true)
        Act released,

        @Schema(description = "Null unless withdrawn", nullable = true)
        Act withdrawn,

        @JsonIgnore int version) {

    /** Who did something and when. */
    @Schema(name = "PublicationAct")
    public record Act(
            @Schema(description = "Subject id at the issuer", required = true)
            String subject,

            @Schema(description = "Display name", required = true)
            String name,

            @Schema(required = true) Instant at) {

        static Act of(Row row, String columns) {
            Instant at = row.instant(columns + "_at");
            return at == null ? null : new Act(row.text(columns + "_by"), row.text(columns + "_by_name"), at);
        }
    }

    static final String COLUMNS = """
            p.id, p.code, p.number, p.kind, p.plan_code, p.locality_code, p.period_code, p.title, p.digest,
            p.correction_reason, p.public_from, p.withdrawal_reason, p.created_at, p.created_by, p.created_by_name,
            p.released_at, p.released_by, p.released_by_name, p.withdrawn_at, p.withdrawn_by, p.withdrawn_by_name,
            p.version""";

    static PublicationView of(Row row, Instant now) {
        Act withdrawn = Act.of(row, "withdrawn");
        return new PublicationView(
                row.uuid("id"),
                row.text("code"),
                row.integer("number"),
                row.value("kind", PublicationKind.class),
                row.text("plan_code"),
                row.text("locality_code"),
                row.text("period_code"),
                row.text("title"),
                PublicationStatus.of(row.instant("public_from"), withdrawn == null ? null : withdrawn.at(), now),
                row.text("digest"),
                row.text("correction_reason"),
                row.instant("public_from"),
                row.text("withdrawal_reason"),
                Act.of(row, "created"),
                Act.of(row, "released"),
                withdrawn,
                row.integer("version"));
    }
}
