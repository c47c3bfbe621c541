package vn.tiendo06.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.tiendo06.plan.ScheduleKind;
import vn.tiendo06.plan.TaskStatus;

/** Judges a task by its schedule and its approved reports; docs/status.md states the rules in order. */
final class TaskRule {

    private final Thresholds defaults;

    TaskRule(Thresholds defaults) {
        this.defaults = defaults;
    }

    /** The thresholds a task is judged by. */
    Thresholds thresholds(TaskInputs task) {
        return task.thresholds() == null ? defaults : task.thresholds();
    }

    TaskVerdict judge(TaskInputs task, LocalDate today) {
        if (task.schedule().kind() == ScheduleKind.RECURRING) {
            return recurring(task, today);
        }
        // What goes on all the time is never done for good: "done" is said of the period.
        boolean endless = task.schedule().kind() == ScheduleKind.ONGOING;
        if (!endless && isDone(task)) {
            return new TaskVerdict(
                    TaskStatus.DONE,
                    "reported-done",
                    null,
                    List.of(task.latest().period()));
        }
        List<LocalDate> dues = dues(task);
        LocalDate pending = pending(dues, task);
        if (pending != null) {
            return dated(pending, today, thresholds(task).dueSoonDays());
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

    private static boolean isDone(TaskInputs task) {
        TaskReport latest = task.latest();
        return latest != null
                && "DONE".equals(latest.taskState())
                && task.countsSinceTrigger(latest.periodEndsOn(), latest.approvedAt());
    }

    // The date that a later document gives takes the place of the plan's.
    private static List<LocalDate> dues(TaskInputs task) {
        return task.trigger() == null
                ? task.schedule().dueDates().stream().sorted().toList()
                : List.of(task.trigger().dueOn());
    }

    // A due date is met by a report that the product or milestone was reached, since the due date before and the
    // report that met it: one late report does not meet two.
    private static LocalDate pending(List<LocalDate> dues, TaskInputs task) {
        List<LocalDate> reachedOn = task.reached().stream()
                .filter(reached -> task.countsSinceTrigger(reached.endsOn(), reached.approvedAt()))
                .map(TaskInputs.Reached::endsOn)
                .toList();
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

    private static TaskVerdict dated(LocalDate due, LocalDate today, int dueSoonDays) {
        long left = ChronoUnit.DAYS.between(today, due);
        if (left < 0) {
            return new TaskVerdict(TaskStatus.OVERDUE, "past-due", due, List.of(due, -left));
        }
        return left <= dueSoonDays
                ? new TaskVerdict(TaskStatus.DUE_SOON, "due-soon", due, List.of(due, left))
                : new TaskVerdict(TaskStatus.ON_SCHEDULE, "before-due", due, List.of(due, left));
    }

    private TaskVerdict recurring(TaskInputs task, LocalDate today) {
        if (task.lastDuePeriod() != null && !task.lastDueReported()) {
            return new TaskVerdict(TaskStatus.OVERDUE, "period-missing", null, List.of(task.lastDuePeriod()));
        }
        // A document or a date of the plan may ask for more than the period's report.
        LocalDate pending = pending(dues(task), task);
        TaskVerdict dated =
                pending == null ? null : dated(pending, today, thresholds(task).dueSoonDays());
        if (dated != null && dated.status() == TaskStatus.OVERDUE) {
            return dated;
        }
        if (task.openPeriodDueOn() != null) {
            long left = ChronoUnit.DAYS.between(today, task.openPeriodDueOn());
            return new TaskVerdict(
                    TaskStatus.DUE_SOON, "due-soon", task.openPeriodDueOn(), List.of(task.openPeriodDueOn(), left));
        }
        return dated != null && dated.status() == TaskStatus.DUE_SOON
                ? dated
                : new TaskVerdict(TaskStatus.ON_SCHEDULE, "periods-reported", null, List.of());
    }
}
