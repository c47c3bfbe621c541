package vn.tiendo06.progress;

import java.time.LocalDate;
import java.util.List;

/**
 * How periods of a kind are cut from a day on. Data, not code: a decree may change it.
 *
 * @param validFrom first day of the first period it rules
 * @param startMonthsBefore how many months before its first month a period begins
 * @param startDay day of that month
 * @param endDay last day, in the period's last month
 * @param dueWorkingDays the report is due at the end of this working day after the cut-off; 2 leaves one between
 * @param lockDays days after the due date until figures are locked
 * @param basis the article it rests on
 */
public record PeriodRule(
        PeriodKind kind,
        LocalDate validFrom,
        int startMonthsBefore,
        int startDay,
        int endDay,
        int dueWorkingDays,
        int lockDays,
        String basis) {

    /** The data file's content. */
    public record File(List<PeriodRule> rules) {}
}
