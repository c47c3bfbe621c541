package vn.tiendo06.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.plan.Schedule;
import vn.tiendo06.plan.TriggerView;

/**
 * What a task's status is computed from.
 *
 * @param trigger the last document that set it in motion, or null
 * @param latest the latest approved report, or null
 * @param reached the approved reports that say the product or milestone was reached, by period
 * @param lastDuePeriod of a recurring task, code of the last period whose report was due, or null
 * @param lastDueReported whether an approved report covers it
 * @param openPeriodDueOn last day to report on the period that is cut off but not yet due, or null
 * @param thresholds the plan's own, null where it has none
 */
record TaskInputs(
        String id,
        String section,
        Schedule schedule,
        Trigger trigger,
        TaskReport latest,
        List<Reached> reached,
        String lastDuePeriod,
        boolean lastDueReported,
        LocalDate openPeriodDueOn,
        Thresholds thresholds) {

    /**
     * A document that set a task in motion.
     *
     * @param since its date
     */
    record Trigger(LocalDate dueOn, LocalDate since) {

        // A date that lies ahead asks for nothing yet that was not known when it was recorded.
        static Trigger of(TriggerView trigger) {
            LocalDate recorded = LocalDate.ofInstant(trigger.recordedAt(), LocalCalendar.ZONE);
            LocalDate date = trigger.document().date();
            return new Trigger(trigger.dueOn(), date.isBefore(recorded) ? date : recorded);
        }
    }

    /** A report that the product or milestone was reached. */
    record Reached(LocalDate endsOn, Instant approvedAt) {}

    /**
     * Whether a report speaks of what is asked for now: approved on the last document's date or later, of a period that was not
     * over by then. What was done before was done for something else.
     */
    boolean countsSinceTrigger(LocalDate periodEndsOn, Instant approvedAt) {
        return trigger == null
                || !LocalDate.ofInstant(approvedAt, LocalCalendar.ZONE).isBefore(trigger.since())
                        && !periodEndsOn.isBefore(trigger.since());
    }
}
