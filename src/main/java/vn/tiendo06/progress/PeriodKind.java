package vn.tiendo06.progress;

import java.util.Locale;

/** Reporting periods by length. */
public enum PeriodKind {
    MONTH(1, "%d-%02d"),
    QUARTER(3, "%d-Q%d"),
    HALF_YEAR(6, "%d-H%d"),
    YEAR(12, "%d");

    private final int months;
    private final String pattern;

    PeriodKind(int months, String pattern) {
        this.months = months;
        this.pattern = pattern;
    }

    int months() {
        return months;
    }

    /** Code of the nth period of a year, n from 1: 2026-11, 2026-Q4, 2026-H2, 2026. */
    String code(int year, int n) {
        return String.format(Locale.ROOT, pattern, year, n);
    }
}
