package vn.tiendo06.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.plan.TargetStatus;
import vn.tiendo06.plan.TaskStatus;

/** How far a locality's digital citizens have come: task VI.6 of the plan. docs/dashboard.md states the method. */
@Schema(name = "CitizenIndex")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CitizenIndex(
        @Schema(required = true, examples = "da06-10816") String planCode,

        @Schema(description = "The day it is measured on", required = true)
        LocalDate asOf,

        @Schema(description = "The instant asked for by asOf or period; null: now", nullable = true)
        Instant asOfInstant,

        @Schema(
                description = "0 to 100: the mean of the components that have a figure; null without any",
                nullable = true,
                examples = "64.2")
        BigDecimal index,

        @Schema(
                description = "What the trajectories of the same components expect by now",
                nullable = true,
                examples = "70.1")
        BigDecimal expected,

        @Schema(
                description = "The index if the components without a figure stood at nothing",
                nullable = true,
                examples = "44.94")
        BigDecimal lowest,

        @Schema(
                description = "The index if the components without a figure were reached",
                nullable = true,
                examples = "74.94")
        BigDecimal highest,

        @Schema(description = "Components with a figure", required = true, examples = "6")
        int measured,

        @Schema(description = "Components with a milestone that can be measured", required = true, examples = "9")
        int measurable,

        @Schema(description = "In the plan's order", required = true)
        List<Component> components,

        @Schema(description = "The index at the end of each month, oldest first", required = true)
        List<Point> series,

        @Schema(description = "Tasks that feed it, in the plan's order", required = true)
        List<Feed> tasks,

        @Schema(description = "Targets that feed it and are not measured", required = true)
        List<Feed> enablers) {

    /** A target that is measured. */
    @Schema(name = "CitizenIndexComponent")
    public record Component(
            @Schema(required = true) PlanRow row,

            @Schema(required = true, examples = "DA06.III.3")
            String indicatorCode,

            @Schema(required = true, examples = "1") BigDecimal weight,
            @Schema(required = true, examples = "AT_RISK") TargetStatus status,

            @Schema(
                    description = "Figure in percent of the last milestone, 0 to 100; null where there is none",
                    nullable = true,
                    examples = "77")
            BigDecimal score,

            @Schema(description = "The same of what is expected by now", nullable = true, examples = "82.3")
            BigDecimal expected,

            @Schema(description = "The approved figure", nullable = true)
            ReportedFigure figure,

            @Schema(
                    description = "Whether its period ended longer ago than the plan's threshold figureDays",
                    required = true)
            boolean stale) {}

    /** The index at the end of a month. */
    @Schema(name = "CitizenIndexPoint")
    public record Point(
            @Schema(required = true, examples = "2026-11") String period,

            @Schema(required = true, examples = "2026-11-14")
            LocalDate endsOn,

            @Schema(description = "From each component's latest figure by then", nullable = true, examples = "64.2")
            BigDecimal index,

            @Schema(description = "Components with a figure by then", required = true, examples = "6")
            int measured) {}

    /** A row that feeds the index. */
    @Schema(name = "CitizenIndexFeed")
    public record Feed(
            @Schema(required = true) PlanRow row,

            @Schema(
                    description = "As of a target or of a task",
                    required = true,
                    examples = "ONGOING",
                    anyOf = {TargetStatus.class, TaskStatus.class})
            String status) {}
}
