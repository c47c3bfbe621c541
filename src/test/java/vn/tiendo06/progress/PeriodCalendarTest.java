package vn.tiendo06.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tiendo06.kernel.config.LocalCalendar;

/** Years cut into periods by the rule of the 15th to the 14th. */
class PeriodCalendarTest {

    private static final LocalDate FROM_2019 = LocalDate.of(2019, 1, 1);

    private final PeriodCalendar calendar = new PeriodCalendar(List.of(
            rule(PeriodKind.MONTH), rule(PeriodKind.QUARTER), rule(PeriodKind.HALF_YEAR), rule(PeriodKind.YEAR)));

    private static PeriodRule rule(PeriodKind kind) {
        return new PeriodRule(kind, FROM_2019, 1, 15, 14, 2, 10, "NĐ 09/2019");
    }

    private static PeriodView period(PeriodCalendar calendar, int year, String code) {
        return calendar.periodsOf(year).stream()
                .filter(p -> p.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    // The 14th of a month and the second working day after it, read off the calendars of 2026 and 2027.
    @ParameterizedTest
    @CsvSource({
        "2026-01, 2025-12-15, 2026-01-14, 2026-01-16",
        "2026-02, 2026-01-15, 2026-02-14, 2026-02-17",
        "2026-03, 2026-02-15, 2026-03-14, 2026-03-17",
        "2026-04, 2026-03-15, 2026-04-14, 2026-04-16",
        "2026-05, 2026-04-15, 2026-05-14, 2026-05-18",
        "2026-06, 2026-05-15, 2026-06-14, 2026-06-16",
        "2026-07, 2026-06-15, 2026-07-14, 2026-07-16",
        "2026-08, 2026-07-15, 2026-08-14, 2026-08-18",
        "2026-09, 2026-08-15, 2026-09-14, 2026-09-16",
        "2026-10, 2026-09-15, 2026-10-14, 2026-10-16",
        "2026-11, 2026-10-15, 2026-11-14, 2026-11-17",
        "2026-12, 2026-11-15, 2026-12-14, 2026-12-16",
        "2027-01, 2026-12-15, 2027-01-14, 2027-01-18",
        "2028-02, 2028-01-15, 2028-02-14, 2028-02-16",
        "2028-03, 2028-02-15, 2028-03-14, 2028-03-16",
        "2026-Q1, 2025-12-15, 2026-03-14, 2026-03-17",
        "2026-Q2, 2026-03-15, 2026-06-14, 2026-06-16",
        "2026-Q3, 2026-06-15, 2026-09-14, 2026-09-16",
        "2026-Q4, 2026-09-15, 2026-12-14, 2026-12-16",
        "2026-H1, 2025-12-15, 2026-06-14, 2026-06-16",
        "2026-H2, 2026-06-15, 2026-12-14, 2026-12-16",
        "2026,    2025-12-15, 2026-12-14, 2026-12-16",
        "2027,    2026-12-15, 2027-12-14, 2027-12-16",
    })
    void startsEndsAndIsDue(String code, LocalDate startsOn, LocalDate endsOn, LocalDate lastDayToReport) {
        PeriodView period = period(calendar, Integer.parseInt(code.substring(0, 4)), code);
        assertEquals(startsOn, period.startsOn());
        assertEquals(endsOn, period.endsOn());
        // A day ends at 17:00 UTC in Việt Nam.
        assertEquals(Instant.parse(endsOn + "T17:00:00Z"), period.cutOffAt());
        assertEquals(Instant.parse(lastDayToReport + "T17:00:00Z"), period.dueAt());
        assertEquals(Instant.parse(lastDayToReport.plusDays(10) + "T17:00:00Z"), period.lockAt());
    }

    @Test
    void aLeapYearsMarchHasOneDayMore() {
        PeriodView leap = period(calendar, 2028, "2028-03");
        PeriodView common = period(calendar, 2027, "2027-03");
        assertEquals(29, ChronoUnit.DAYS.between(leap.startsOn(), leap.endsOn()) + 1);
        assertEquals(28, ChronoUnit.DAYS.between(common.startsOn(), common.endsOn()) + 1);
    }

    @Test
    void aYearHasNineteenPeriods() {
        List<String> codes =
                calendar.periodsOf(2026).stream().map(PeriodView::code).toList();
        assertEquals(19, codes.size());
        assertEquals("2026-01", codes.getFirst());
        assertEquals("2026", codes.getLast());
    }

    @ParameterizedTest
    @EnumSource
    void everyDayLiesInExactlyOnePeriod(PeriodKind kind) {
        List<PeriodView> periods = IntStream.rangeClosed(2026, 2031)
                .mapToObj(calendar::periodsOf)
                .flatMap(List::stream)
                .filter(p -> p.kind() == kind)
                .toList();
        LocalDate day = LocalDate.of(2026, 1, 1);
        for (; day.getYear() <= 2030; day = day.plusDays(1)) {
            LocalDate on = day;
            assertEquals(
                    1,
                    periods.stream()
                            .filter(p ->
                                    !p.startsOn().isAfter(on) && !p.endsOn().isBefore(on))
                            .count(),
                    kind + " " + day);
        }
    }

    @Test
    void isDueOnAWorkingDayWithOneBetween() {
        IntStream.rangeClosed(2026, 2030)
                .mapToObj(calendar::periodsOf)
                .flatMap(List::stream)
                .forEach(p -> {
                    LocalDate last = LocalDate.ofInstant(p.dueAt().minusSeconds(1), LocalCalendar.ZONE);
                    assertTrue(last.getDayOfWeek().getValue() <= 5, p.code());
                    assertTrue(ChronoUnit.DAYS.between(p.endsOn(), last) >= 2, p.code());
                });
    }

    @Test
    void aRuleHoldsFromItsFirstPeriodOn() {
        PeriodCalendar changed = new PeriodCalendar(List.of(
                rule(PeriodKind.MONTH),
                rule(PeriodKind.QUARTER),
                new PeriodRule(PeriodKind.MONTH, LocalDate.of(2027, 6, 15), 1, 15, 14, 5, 20, "mới")));
        assertEquals(
                Instant.parse("2027-06-16T17:00:00Z"),
                period(changed, 2027, "2027-06").dueAt());
        // Five working days after Wednesday 14 July: Thu, Fri, Mon, Tue, Wed.
        PeriodView first = period(changed, 2027, "2027-07");
        assertEquals(Instant.parse("2027-07-21T17:00:00Z"), first.dueAt());
        assertEquals(Instant.parse("2027-08-10T17:00:00Z"), first.lockAt());
        // Other kinds keep theirs: 14 September 2027 is a Tuesday.
        assertEquals(
                Instant.parse("2027-09-16T17:00:00Z"),
                period(changed, 2027, "2027-Q3").dueAt());
    }

    @Test
    void aRuleMayFollowCalendarMonths() {
        PeriodCalendar changed = new PeriodCalendar(List.of(
                rule(PeriodKind.MONTH),
                new PeriodRule(PeriodKind.MONTH, LocalDate.of(2028, 1, 1), 0, 1, 31, 2, 10, "mới")));
        assertEquals(
                LocalDate.of(2027, 12, 14), period(changed, 2027, "2027-12").endsOn());
        assertEquals(LocalDate.of(2028, 1, 1), period(changed, 2028, "2028-01").startsOn());
        assertEquals(LocalDate.of(2028, 1, 31), period(changed, 2028, "2028-01").endsOn());
        assertEquals(LocalDate.of(2028, 2, 29), period(changed, 2028, "2028-02").endsOn());
        assertEquals(LocalDate.of(2029, 2, 28), period(changed, 2029, "2029-02").endsOn());
    }

    @Test
    void beforeTheFirstRuleThereIsNoPeriod() {
        assertEquals(List.of(), calendar.periodsOf(2018));
        List<PeriodView> months = calendar.periodsOf(2019).stream()
                .filter(p -> p.kind() == PeriodKind.MONTH)
                .toList();
        assertEquals(11, months.size());
        assertEquals("2019-02", months.getFirst().code());
    }
}
