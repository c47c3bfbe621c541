package vn.tiendo06.publication;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** A version that is or was public: where it stands and where its data are. */
@Schema(name = "PublishedVersion")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PublishedVersion(
        @Schema(description = "The same for all versions", required = true, examples = "da06-10816.2026-11.figures")
        String code,

        @Schema(description = "Number of the version", required = true, examples = "1")
        int number,

        @Schema(required = true, examples = "FIGURES") PublicationKind kind,

        @Schema(required = true, examples = "Kết quả Đề án 06 tháng 11/2026")
        String title,

        @Schema(required = true) PublishedContent.PlanRef plan,
        @Schema(required = true) PublishedContent.PlaceRef locality,
        @Schema(required = true) PublishedContent.PeriodRef period,
        @Schema(required = true) Instant publishedAt,

        @Schema(description = "SHA-256 of data.json", required = true)
        String digest,

        @Schema(description = "Path of the version that this one corrects", nullable = true)
        String corrects,

        @Schema(description = "What was wrong with that version", nullable = true)
        String correctionReason,

        @Schema(description = "Path of the version that corrects this one", nullable = true)
        String correctedBy,

        @Schema(nullable = true) Instant correctedAt,
        @Schema(nullable = true) Instant withdrawnAt,
        @Schema(nullable = true) String withdrawalReason,

        @Schema(description = "Where the data are; null once withdrawn", nullable = true)
        Files files) {

    static final String ROOT = "/public/v1/publications/";

    /** Paths of the data in several forms. */
    @Schema(name = "PublishedFiles")
    public record Files(
            @Schema(description = "The frozen content", required = true)
            String json,

            @Schema(description = "Figures as RFC 4180, UTF-8", required = true)
            String csv,

            @Schema(
                    description = "A bulletin's procedures as RFC 4180, UTF-8; null for another kind",
                    nullable = true,
                    examples =
                            "/public/v1/publications/da06-10816.2026-11.administrative-procedures/versions/1/procedures.csv")
            String procedures,

            @Schema(description = "SDMX-CSV 2.0", required = true)
            String sdmxCsv,

            @Schema(description = "SDMX-JSON 2.0 data message", required = true)
            String sdmxJson,

            @Schema(description = "SDMX-JSON 2.0 structure message", required = true)
            String sdmxStructure) {

        static Files at(String path, PublicationKind kind) {
            return new Files(
                    path + "/data.json",
                    path + "/data.csv",
                    kind.hasProcedures() ? path + "/procedures.csv" : null,
                    path + "/data.sdmx.csv",
                    path + "/data.sdmx.json",
                    path + "/structure.sdmx.json");
        }
    }

    // A neighbour counts only once it is public itself.
    static final String COLUMNS = """
            p.id, p.code, p.number, p.kind, p.title, p.plan_code, pl.programme, pl.title as plan_title, pl.issuer,
            p.locality_code, l.name as locality_name, p.period_code, pe.kind as period_kind, pe.starts_on, pe.ends_on,
            p.public_from, p.digest, p.correction_reason, p.withdrawn_at, p.withdrawal_reason, before.number as corrects,
            after.number as corrected_by, after.public_from as corrected_at""";

    static final String FROM = """
            publication p
            join plan pl on pl.code = p.plan_code
            join locality l on l.code = p.locality_code
            join period pe on pe.code = p.period_code
            left join publication before on before.code = p.code and before.number = p.number - 1
              and before.released_at is not null and before.public_from <= :now
              and (before.withdrawn_at is null or before.withdrawn_at >= before.public_from)
            left join lateral (select n.number, n.public_from from publication n
              where n.code = p.code and n.number > p.number and n.released_at is not null and n.public_from <= :now
                and (n.withdrawn_at is null or n.withdrawn_at >= n.public_from)
              order by n.number limit 1) after on true""";

    /** Of a released version: whether the public has ever seen it, by the instant {@code :now}. */
    static final String SEEN = """
            p.released_at is not null and p.public_from <= :now
            and (p.withdrawn_at is null or p.withdrawn_at >= p.public_from)""";

    static PublishedVersion of(Row row) {
        String code = row.text("code");
        PublicationKind kind = row.value("kind", PublicationKind.class);
        Instant withdrawnAt = row.instant("withdrawn_at");
        return new PublishedVersion(
                code,
                row.integer("number"),
                kind,
                row.text("title"),
                new PublishedContent.PlanRef(
                        row.text("plan_code"), row.text("programme"), row.text("plan_title"), row.text("issuer")),
                new PublishedContent.PlaceRef(row.text("locality_code"), row.text("locality_name")),
                new PublishedContent.PeriodRef(
                        row.text("period_code"), row.text("period_kind"), row.date("starts_on"), row.date("ends_on")),
                row.instant("public_from"),
                row.text("digest"),
                path(code, row.integer("corrects")),
                row.text("correction_reason"),
                path(code, row.integer("corrected_by")),
                row.instant("corrected_at"),
                withdrawnAt,
                row.text("withdrawal_reason"),
                withdrawnAt == null ? Files.at(path(code, row.integer("number")), kind) : null);
    }

    private static String path(String code, Integer number) {
        return number == null ? null : ROOT + code + "/versions/" + number;
    }

    @JsonIgnore
    String path() {
        return path(code, number);
    }

    /** When what is told of it last changed. */
    @JsonIgnore
    Instant changedAt() {
        return Stream.of(publishedAt, correctedAt, withdrawnAt)
                .filter(instant -> instant != null)
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
