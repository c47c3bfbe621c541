package vn.tiendo06.insight;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.plan.TaskStatus;

/** How a task stands, and why. */
@Schema(name = "TaskStanding")
public record TaskStanding(
        @Schema(required = true) TaskStatus status,

        @Schema(description = "Stable code of the rule that decided", required = true, examples = "past-due")
        String rule,

        @Schema(description = "The rule in words, with its dates", required = true)
        String explanation,

        @Schema(description = "The day it is judged on", required = true)
        LocalDate asOf,

        @Schema(description = "The latest approved report", nullable = true)
        TaskReport report,

        @Schema(description = "When that report was approved", nullable = true)
        Instant dataVintage,

        @Schema(description = "The due date it is held to", nullable = true, examples = "2026-06-30")
        LocalDate dueOn,

        @Schema(description = "Days until the due date; negative once it has passed", nullable = true)
        Integer daysLeft,

        @Schema(description = "What it is judged from", required = true)
        TaskBasis basis,

        @Schema(required = true) Thresholds thresholds) {}
