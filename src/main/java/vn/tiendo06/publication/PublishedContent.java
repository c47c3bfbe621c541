package vn.tiendo06.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a version says: frozen when it was drafted. */
@Schema(name = "PublishedContent")
public record PublishedContent(
        @Schema(required = true, examples = "da06-10816.2026-11.figures")
        String code,

        @Schema(description = "Number of the version", required = true, examples = "1")
        int number,

        @Schema(required = true, examples = "FIGURES") PublicationKind kind,

        @Schema(required = true, examples = "Kết quả Đề án 06 tháng 11/2026")
        String title,

        @Schema(required = true) PlanRef plan,
        @Schema(required = true) PlaceRef locality,
        @Schema(required = true) PeriodRef period,

        @Schema(description = "The figures are those in force at this instant", required = true)
        Instant asOf,

        @Schema(description = "Targets that the publication covers", required = true, examples = "56")
        int targets,

        @Schema(description = "Those with an approved figure, in the plan's order", required = true)
        List<PublishedFigure> figures,

        @Schema(description = "Of the bulletin on administrative procedures only", nullable = true)
        Bulletin bulletin) {

    /** The plan. */
    @Schema(name = "PublishedPlan")
    public record PlanRef(
            @Schema(required = true, examples = "da06-10816")
            String code,

            @Schema(required = true, examples = "DA06") String programme,
            @Schema(required = true) String title,

            @Schema(required = true, examples = "UBND xã Hà Bắc")
            String issuer) {}

    /** The locality. */
    @Schema(name = "PublishedLocality")
    public record PlaceRef(
            @Schema(required = true, examples = "10816") String code,
            @Schema(required = true, examples = "Xã Hà Bắc") String name) {}

    /** The reporting period. */
    @Schema(name = "PublishedPeriod")
    public record PeriodRef(
            @Schema(required = true, examples = "2026-11") String code,
            @Schema(required = true, examples = "MONTH") String kind,

            @Schema(required = true, examples = "2026-10-15")
            LocalDate startsOn,

            @Schema(required = true, examples = "2026-11-14")
            LocalDate endsOn) {}
}
