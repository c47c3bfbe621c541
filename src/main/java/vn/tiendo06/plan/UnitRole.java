package vn.tiendo06.plan;

/** What a plan's row asks of a unit. */
public enum UnitRole {
    /** Follows a target and reports its figures. */
    MONITOR,
    /** Leads a task and reports on it. */
    LEAD,
    /** Helps with a task. */
    COORDINATOR
}
