package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.TargetStatus;

/** How a target stands, and why. */
@Schema(name = "TargetStanding")
public record TargetStanding(
        @Schema(required = true) TargetStatus status,

        @Schema(description = "Stable code of the rule that decided", required = true, examples = "within-tolerance")
        String rule,

        @Schema(description = "The rule in words, with its numbers", required = true)
        String explanation,

        @Schema(description = "The day it is judged on", required = true)
        LocalDate asOf,

        @Schema(description = "The approved figure it rests on", nullable = true)
        ReportedFigure figure,

        @Schema(description = "When the figure was approved", nullable = true)
        Instant dataVintage,

        @Schema(description = "What the trajectory expects by expectedOn", nullable = true, examples = "71.45")
        BigDecimal expected,

        @Schema(
                description = "The day the figure is held against: its period's end, or as long ago as figureDays",
                nullable = true,
                examples = "2026-11-14")
        LocalDate expectedOn,

        @Schema(
                description =
                        "What the trajectory expects by the day it is judged on, whatever day the figure speaks for",
                nullable = true,
                examples = "73.2")
        BigDecimal expectedToday,

        @Schema(description = "The worst figure that is at risk only", nullable = true, examples = "64.31")
        BigDecimal tolerated,

        @Schema(description = "Figure less expected", nullable = true, examples = "-3.2")
        BigDecimal gap,

        @Schema(description = "The milestone that comes next, or the last one", nullable = true)
        MilestoneView nextMilestone,

        @Schema(description = "What has become of the last milestone", nullable = true, examples = "NOT_REACHED")
        Attainment attainment,

        @Schema(description = "What is expected when; null for a qualitative target", nullable = true)
        ExpectedCourse trajectory,

        @Schema(required = true) Thresholds thresholds) {}
