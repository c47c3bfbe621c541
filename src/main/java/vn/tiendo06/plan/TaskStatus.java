package vn.tiendo06.plan;

/** How a task stands: computed from its schedule and approved reports only. */
public enum TaskStatus {
    DONE,
    ON_SCHEDULE,
    /** Its next due date is near. */
    DUE_SOON,
    OVERDUE,
    /** Goes on without a date. */
    ONGOING,
    /** Waits for the document that sets it in motion. */
    AWAITING_TRIGGER,
    /** The plan says nothing of its time. */
    UNSCHEDULED
}
