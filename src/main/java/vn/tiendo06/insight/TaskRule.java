package vn.tiendo06.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.tiendo06.plan.ScheduleKind;
import vn.tiendo06.plan.TaskStatus;

/** Judges a task by its schedule and its approved reports; docs/status.md states the rules in order. */
final class TaskRule {

    private final int dueSoonDays;

    TaskRule(int dueSoonDays) {
        this.dueSoonDays = dueSoonDays;
    }

    TaskVerdict judge(TaskInputs task, LocalDate today) {
        if (task.schedule().kind() == ScheduleKind.RECURRING) {
            return recurring(task, today);
        }
        // What goes on all the time is never done for good: "done" is said of the period.
        boolean endless = task.schedule().kind() == ScheduleKind.ONGOING;
        if (!endless && task.latest() != null && "DONE".equals(task.latest().taskState())) {
            return new TaskVerdict(
                    TaskStatus.DONE,
                    "reported-done",
                    null,
                    List.of(task.latest().period()));
        }
        // The date that a later document gives takes the place of the plan's.
        List<LocalDate> dues = task.triggerDueOn() == null
                ? task.schedule().dueDates().stream().sorted().toList()
                : List.of(task.triggerDueOn());
        LocalDate pending = pending(dues, task.reachedOn());
        if (pending != null) {
            return dated(pending, today);
        }
        return switch (task.schedule().kind()) {
            case ONGOING -> new TaskVerdict(TaskStatus.ONGOING, "ongoing", null, List.of());
            case UNSPECIFIED -> new TaskVerdict(TaskStatus.UNSCHEDULED, "no-schedule", null, List.of());
            default ->
                dues.isEmpty()
                        ? new TaskVerdict(TaskStatus.AWAITING_TRIGGER, "no-trigger", null, List.of())
                        : new TaskVerdict(TaskStatus.ON_SCHEDULE, "all-reached", null, List.of());
        };
    }

    // A due date is met by a report that the product or milestone was reached, since the due date before and the
    // report that met it: one late report does not meet two.
    private static LocalDate pending(List<LocalDate> dues, List<LocalDate> reachedOn) {
        LocalDate previous = LocalDate.MIN;
        for (LocalDate due : dues) {
            LocalDate since = previous;
            LocalDate met = reachedOn.stream()
                    .filter(reached -> reached.isAfter(since))
                    .min(LocalDate::compareTo)
                    .orElse(null);
            if (met == null) {
                return due;
            }
            previous = met.isAfter(due) ? met : due;
        }
        return null;
    }

    private TaskVerdict dated(LocalDate due, LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, due);
        if (left < 0) {
            return new TaskVerdict(TaskStatus.OVERDUE, "past-due", due, List.of(due, -left));
        }
        return left <= dueSoonDays
                ? new TaskVerdict(TaskStatus.DUE_SOON, "due-soon", due, List.of(due, left))
                : new TaskVerdict(TaskStatus.ON_SCHEDULE, "before-due", due, List.of(due, left));
    }

    private static TaskVerdict recurring(TaskInputs task, LocalDate today) {
        if (task.lastDuePeriod() != null && !task.lastDueReported()) {
            return new TaskVerdict(TaskStatus.OVERDUE, "period-missing", null, List.of(task.lastDuePeriod()));
        }
        if (task.openPeriodDueOn() != null) {
            long left = ChronoUnit.DAYS.between(today, task.openPeriodDueOn());
            return new TaskVerdict(
                    TaskStatus.DUE_SOON, "due-soon", task.openPeriodDueOn(), List.of(task.openPeriodDueOn(), left));
        }
        return new TaskVerdict(TaskStatus.ON_SCHEDULE, "periods-reported", null, List.of());
    }
}
