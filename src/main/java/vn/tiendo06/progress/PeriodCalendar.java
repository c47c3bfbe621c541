package vn.tiendo06.progress;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.tiendo06.kernel.config.LocalCalendar;

/** Cuts years into periods by the rules in force. */
final class PeriodCalendar {

    private final List<PeriodRule> rules;

    PeriodCalendar(List<PeriodRule> rules) {
        this.rules = rules.stream()
                .sorted(Comparator.comparing(PeriodRule::validFrom).reversed())
                .toList();
    }

    /** The periods of a year, of every kind for which a rule is in force. */
    List<PeriodView> periodsOf(int year) {
        List<PeriodView> periods = new ArrayList<>();
        for (PeriodKind kind : PeriodKind.values()) {
            for (int n = 1; n <= 12 / kind.months(); n++) {
                YearMonth first = YearMonth.of(year, (n - 1) * kind.months() + 1);
                for (PeriodRule rule : rules) {
                    LocalDate start =
                            first.minusMonths(rule.startMonthsBefore()).atDay(rule.startDay());
                    if (rule.kind() == kind && !rule.validFrom().isAfter(start)) {
                        periods.add(period(kind, year, n, start, rule));
                        break;
                    }
                }
            }
        }
        return periods;
    }

    private static PeriodView period(PeriodKind kind, int year, int n, LocalDate start, PeriodRule rule) {
        YearMonth last = YearMonth.of(year, n * kind.months());
        LocalDate end = last.atDay(Math.min(rule.endDay(), last.lengthOfMonth()));
        LocalDate due = workingDayAfter(end, rule.dueWorkingDays());
        return new PeriodView(
                kind.code(year, n),
                kind,
                year,
                start,
                end,
                LocalCalendar.startOf(end.plusDays(1)),
                LocalCalendar.startOf(due.plusDays(1)),
                LocalCalendar.startOf(due.plusDays(1L + rule.lockDays())));
    }

    private static LocalDate workingDayAfter(LocalDate day, int count) {
        LocalDate found = day;
        for (int left = count; left > 0; ) {
            found = found.plusDays(1);
            if (found.getDayOfWeek() != DayOfWeek.SATURDAY && found.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return found;
    }
}
