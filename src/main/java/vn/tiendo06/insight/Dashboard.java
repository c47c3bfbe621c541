package vn.tiendo06.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.unit.UnitRef;

/** A plan at one glance. */
@Schema(name = "Dashboard")
public record Dashboard(
        @Schema(required = true, examples = "da06-10816") String planCode,
        @Schema(required = true) String title,

        @Schema(description = "The day it is judged on", required = true)
        LocalDate asOf,

        @Schema(description = "The instant asked for by asOf or period; null: now", nullable = true)
        Instant asOfInstant,

        @Schema(
                description =
                        "SHA-256 of the approved figures it rests on: equal digests, equal figures. docs/as-of.md",
                required = true)
        String digest,

        @Schema(description = "When the newest figure in it was approved", nullable = true)
        Instant dataVintage,

        @Schema(description = "Submissions that wait for a review", required = true)
        int awaitingReview,

        @Schema(required = true) StatusCounts targets,
        @Schema(required = true) StatusCounts tasks,

        @Schema(
                description = "What has come for the periods that were cut off last; null before the first",
                nullable = true)
        Completeness completeness,

        @Schema(required = true) PlanChanges changes,
        @Schema(required = true) TopRisks risks,

        @Schema(description = "In the plan's order", required = true)
        List<SectionCounts> sections,

        @Schema(description = "Units that monitor targets or lead tasks, by name", required = true)
        List<UnitCounts> units) {

    /** A section's rows by status. */
    @Schema(name = "SectionCounts")
    public record SectionCounts(
            @Schema(required = true, examples = "TARGETS") String kind,
            @Schema(required = true, examples = "I") String numeral,
            @Schema(required = true) String title,
            @Schema(required = true) StatusCounts counts) {}

    /** A unit's rows by status. */
    @Schema(name = "UnitCounts")
    public record UnitCounts(
            @Schema(required = true) UnitRef unit,

            @Schema(description = "Targets it monitors", required = true)
            StatusCounts targets,

            @Schema(description = "Tasks it leads", required = true)
            StatusCounts tasks) {}
}
