package vn.tiendo06.insight;

import java.time.LocalDate;
import java.util.List;
import vn.tiendo06.plan.Schedule;

/**
 * What a task's status is computed from.
 *
 * @param triggerDueOn the day given by the last document that set it in motion, or null
 * @param latest the latest approved report, or null
 * @param reachedOn last days of the periods whose approved report says the product or milestone was reached
 * @param lastDuePeriod code of the last period of its recurrence whose report was due, or null
 * @param lastDueReported whether an approved report covers it
 * @param openPeriodDueOn last day to report on the recurrence's period that is cut off but not yet due, or null
 * @param thresholds the plan's own, null where it has none
 */
record TaskInputs(
        String id,
        String section,
        Schedule schedule,
        LocalDate triggerDueOn,
        TaskReport latest,
        List<LocalDate> reachedOn,
        String lastDuePeriod,
        boolean lastDueReported,
        LocalDate openPeriodDueOn,
        Thresholds thresholds) {}
