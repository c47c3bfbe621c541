package vn.tiendo06.plan;

/** How often a recurring task comes round. */
public enum Recurrence {
    MONTHLY,
    QUARTERLY,
    HALF_YEARLY,
    YEARLY
}
