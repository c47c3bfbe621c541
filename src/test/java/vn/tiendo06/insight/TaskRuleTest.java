package vn.tiendo06.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.plan.Recurrence;
import vn.tiendo06.plan.Schedule;
import vn.tiendo06.plan.ScheduleKind;

/** The rule for tasks; docs/status.md states it in words. */
class TaskRuleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final TaskRule rule = new TaskRule(TargetRuleTest.thresholds("0.9"));

    private static List<LocalDate> days(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" ")).map(LocalDate::parse).toList();
    }

    /** Reports of periods that ended on the days, each approved at noon two days later. */
    static List<TaskInputs.Reached> reached(List<LocalDate> endsOn) {
        return endsOn.stream()
                .map(day -> new TaskInputs.Reached(
                        day,
                        day.plusDays(2).atTime(12, 0).atZone(LocalCalendar.ZONE).toInstant()))
                .toList();
    }

    static TaskInputs.Trigger document(LocalDate dueOn, LocalDate date) {
        return new TaskInputs.Trigger(dueOn, date);
    }

    private static TaskReport report(String state) {
        return state == null
                ? null
                : new TaskReport(
                        state,
                        BigDecimal.TEN,
                        null,
                        "2026-11",
                        LocalDate.of(2026, 11, 14),
                        "10816.CA",
                        new UUID(0, 1),
                        Instant.parse("2026-11-16T05:00:00Z"));
    }

    private static TaskInputs task(ScheduleKind kind, String dues, String trigger, String state, String reached) {
        return new TaskInputs(
                "p.NV.I.1",
                "I",
                new Schedule(kind, days(dues), null, null, null),
                trigger == null ? null : document(LocalDate.parse(trigger), LocalDate.of(2026, 9, 1)),
                report(state),
                reached(days(reached)),
                null,
                false,
                null,
                null);
    }

    private static TaskInputs monthly(String state, String lastDue, boolean reported, String openUntil) {
        return new TaskInputs(
                "p.NV.II.5",
                "II",
                new Schedule(ScheduleKind.RECURRING, List.of(), Recurrence.MONTHLY, null, null),
                null,
                report(state),
                List.of(),
                lastDue,
                reported,
                openUntil == null ? null : LocalDate.parse(openUntil),
                null);
    }

    private static String told(TaskVerdict verdict) {
        return verdict.status() + " " + verdict.rule() + " " + (verdict.dueOn() == null ? "-" : verdict.dueOn());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "BY_DATE, 2026-11-22, -, -, -, OVERDUE past-due 2026-11-22",
                "BY_DATE, 2026-06-30, -, IN_PROGRESS, -, OVERDUE past-due 2026-06-30",
                "BY_DATE, 2026-06-30, -, BLOCKED, -, OVERDUE past-due 2026-06-30",
                "BY_DATE, 2026-11-23, -, -, -, DUE_SOON due-soon 2026-11-23",
                "BY_DATE, 2026-12-23, -, -, -, DUE_SOON due-soon 2026-12-23",
                "BY_DATE, 2026-12-24, -, -, -, ON_SCHEDULE before-due 2026-12-24",
                "BY_DATE, 2027-03-31, -, NOT_STARTED, -, ON_SCHEDULE before-due 2027-03-31",
                "BY_DATE, 2026-06-30, -, DONE, -, DONE reported-done -",
                "BY_DATE, 2026-06-30, -, IN_PROGRESS, 2026-06-14, ON_SCHEDULE all-reached -",
                "ONGOING, -, -, -, -, ONGOING ongoing -",
                "ONGOING, -, -, IN_PROGRESS, 2026-11-14, ONGOING ongoing -",
                "ONGOING, -, -, DONE, -, ONGOING ongoing -",
                // A later document's date takes the place of the plan's.
                "BY_DATE, 2026-10-31, 2027-06-30, -, -, ON_SCHEDULE before-due 2027-06-30",
                "BY_DATE, 2027-10-31, 2026-10-31, -, -, OVERDUE past-due 2026-10-31",
                // II.8 goes on all the time, with one part due by the end of 2026.
                "ONGOING, 2026-12-31, -, -, -, ON_SCHEDULE before-due 2026-12-31",
                "ONGOING, 2026-12-31, -, IN_PROGRESS, 2026-11-14, ONGOING ongoing -",
                "ONGOING, 2026-10-31, -, IN_PROGRESS, -, OVERDUE past-due 2026-10-31",
                "AFTER_EVENT, -, -, -, -, AWAITING_TRIGGER no-trigger -",
                "ON_REQUEST, -, -, IN_PROGRESS, -, AWAITING_TRIGGER no-trigger -",
                "PER_ROADMAP, -, -, -, -, AWAITING_TRIGGER no-trigger -",
                "PER_ROADMAP, -, -, DONE, -, DONE reported-done -",
                "AFTER_EVENT, -, 2027-06-30, -, -, ON_SCHEDULE before-due 2027-06-30",
                "AFTER_EVENT, -, 2026-11-30, -, -, DUE_SOON due-soon 2026-11-30",
                "ON_REQUEST, -, 2026-11-01, -, -, OVERDUE past-due 2026-11-01",
                "ON_REQUEST, -, 2026-11-01, IN_PROGRESS, 2026-10-14, ON_SCHEDULE all-reached -",
                "UNSPECIFIED, -, -, -, -, UNSCHEDULED no-schedule -",
                "UNSPECIFIED, -, -, DONE, -, DONE reported-done -",
            })
    void byItsSchedule(ScheduleKind kind, String dues, String trigger, String state, String reached, String expected) {
        assertEquals(expected, told(rule.judge(task(kind, dues, trigger, state, reached), TODAY)));
    }

    // The second document is of 12 November, within the period that ended on the 14th.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "AFTER_EVENT, -, 2026-10-14, DUE_SOON due-soon 2026-11-30",
                "AFTER_EVENT, -, 2026-10-14 2026-11-14, ON_SCHEDULE all-reached -",
                "BY_DATE, DONE, 2026-11-14, DONE reported-done -",
            })
    void whatWasReachedBeforeADocumentDoesNotMeetIt(ScheduleKind kind, String state, String reached, String expected) {
        assertEquals(
                expected,
                told(rule.judge(
                        new TaskInputs(
                                "p.NV.I.1",
                                "I",
                                new Schedule(kind, List.of(), null, null, null),
                                document(LocalDate.of(2026, 11, 30), LocalDate.of(2026, 11, 12)),
                                report(state),
                                reached(days(reached)),
                                null,
                                false,
                                null,
                                null),
                        TODAY)));
    }

    @Test
    void aReportThatATaskIsDoneEndsWithTheNextDocument() {
        // The period ended before the document came, or the report was approved before.
        for (TaskInputs.Trigger document : List.of(
                document(LocalDate.of(2026, 11, 30), LocalDate.of(2026, 11, 15)),
                document(LocalDate.of(2026, 11, 30), LocalDate.of(2026, 11, 23)),
                document(LocalDate.of(2026, 11, 30), LocalDate.of(2026, 11, 17)))) {
            TaskInputs task = new TaskInputs(
                    "p.NV.I.1",
                    "I",
                    new Schedule(ScheduleKind.ON_REQUEST, List.of(), null, null, null),
                    document,
                    report("DONE"),
                    List.of(new TaskInputs.Reached(LocalDate.of(2026, 12, 14), Instant.parse("2026-11-14T05:00:00Z"))),
                    null,
                    false,
                    null,
                    null);
            assertEquals("DUE_SOON due-soon 2026-11-30", told(rule.judge(task, TODAY)));
        }
    }

    @Test
    void aDocumentAsksARecurringTaskForMoreThanWasReachedBefore() {
        TaskInputs task = new TaskInputs(
                "p.NV.II.5",
                "II",
                new Schedule(ScheduleKind.RECURRING, List.of(), Recurrence.MONTHLY, null, null),
                document(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 1)),
                null,
                reached(List.of(LocalDate.of(2026, 10, 14))),
                "2026-11",
                true,
                null,
                null);
        assertEquals("OVERDUE past-due 2026-11-22", told(rule.judge(task, TODAY)));
    }

    @Test
    void tellsHowManyDaysAreLeft() {
        LocalDate due = LocalDate.of(2026, 6, 30);
        TaskInputs task = task(ScheduleKind.BY_DATE, "2026-06-30", null, null, null);
        assertEquals(List.of(due, 146L), rule.judge(task, TODAY).args());
        assertEquals(List.of(due, 0L), rule.judge(task, due).args());
        assertEquals(
                List.of(due, 30L), rule.judge(task, LocalDate.of(2026, 5, 31)).args());
    }

    // IV.7 is judged at the end of 2027 and of 2030; reports that the milestone was reached meet them one by one.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2027-11-30, -, ON_SCHEDULE before-due 2027-12-31",
                "2027-12-01, -, DUE_SOON due-soon 2027-12-31",
                "2028-01-01, -, OVERDUE past-due 2027-12-31",
                "2027-12-01, 2027-11-14, ON_SCHEDULE before-due 2030-12-31",
                "2027-12-01, 2027-10-14 2027-11-14, ON_SCHEDULE before-due 2030-12-31",
                "2028-04-01, 2028-03-14, ON_SCHEDULE before-due 2030-12-31",
                "2030-12-01, 2027-11-14, DUE_SOON due-soon 2030-12-31",
                "2031-01-01, 2027-11-14, OVERDUE past-due 2030-12-31",
                "2030-12-31, 2027-11-14 2030-11-14, ON_SCHEDULE all-reached -",
                "2031-03-01, 2028-03-14 2031-02-14, ON_SCHEDULE all-reached -",
            })
    void milestonesAreMetOneByOne(LocalDate day, String reached, String expected) {
        assertEquals(
                expected,
                told(rule.judge(
                        task(ScheduleKind.MILESTONES, "2027-12-31 2030-12-31", null, "IN_PROGRESS", reached), day)));
    }

    @Test
    void recurring() {
        assertEquals("OVERDUE period-missing -", told(rule.judge(monthly(null, "2026-11", false, null), TODAY)));
        assertEquals(
                List.of("2026-11"),
                rule.judge(monthly(null, "2026-11", false, null), TODAY).args());
        assertEquals(
                "ON_SCHEDULE periods-reported -",
                told(rule.judge(monthly("IN_PROGRESS", "2026-11", true, null), TODAY)));
        assertEquals(
                "DUE_SOON due-soon 2026-11-24",
                told(rule.judge(monthly("IN_PROGRESS", "2026-10", true, "2026-11-24"), TODAY)));
        assertEquals(
                "OVERDUE period-missing -",
                told(rule.judge(monthly("IN_PROGRESS", "2026-10", false, "2026-11-24"), TODAY)));
        assertEquals("ON_SCHEDULE periods-reported -", told(rule.judge(monthly(null, null, false, null), TODAY)));
        assertEquals("ON_SCHEDULE periods-reported -", told(rule.judge(monthly("DONE", "2026-11", true, null), TODAY)));
        assertEquals("OVERDUE period-missing -", told(rule.judge(monthly("DONE", "2026-11", false, null), TODAY)));
    }
}
