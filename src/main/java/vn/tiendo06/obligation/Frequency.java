package vn.tiendo06.obligation;

/** How often a row is reported on. */
public enum Frequency {
    /** Not at all. */
    NONE,
    /** As often as the task itself comes round. */
    BY_RECURRENCE,
    MONTH,
    QUARTER,
    HALF_YEAR,
    YEAR
}
