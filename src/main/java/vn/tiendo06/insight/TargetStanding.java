package vn.tiendo06.insight;

import java.math.BigDecimal;
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

        @Schema(description = "What the trajectory expects by the day", nullable = true, examples = "71.45")
        BigDecimal expected,

        @Schema(description = "Figure less expected", nullable = true, examples = "-3.2")
        BigDecimal gap,

        @Schema(description = "The milestone that comes next, or the last one", nullable = true)
        MilestoneView nextMilestone) {}
