package vn.tiendo06.insight;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.plan.ScheduleKind;

/** What a task's status is judged from. */
@Schema(name = "TaskBasis")
public record TaskBasis(
        @Schema(required = true, examples = "BY_DATE") ScheduleKind scheduleKind,

        @Schema(description = "The plan's due dates", required = true)
        List<LocalDate> dueDates,

        @Schema(description = "Given by the last document that set it in motion", nullable = true)
        LocalDate triggerDueOn,

        @Schema(
                description =
                        "That document's date: reports count that were approved since, of periods not over by then",
                nullable = true)
        LocalDate triggerSince,

        @Schema(description = "Last days of the periods whose approved report says it was reached", required = true)
        List<LocalDate> reachedOn,

        @Schema(
                description = "Of a recurring task, the last period whose report was due",
                nullable = true,
                examples = "2026-11")
        String lastDuePeriod,

        @Schema(description = "Whether an approved report covers that period", required = true)
        boolean lastDueReported) {

    static TaskBasis of(TaskInputs task) {
        return new TaskBasis(
                task.schedule().kind(),
                task.schedule().dueDates(),
                task.trigger() == null ? null : task.trigger().dueOn(),
                task.trigger() == null ? null : task.trigger().since(),
                task.reached().stream().map(TaskInputs.Reached::endsOn).toList(),
                task.lastDuePeriod(),
                task.lastDueReported());
    }
}
