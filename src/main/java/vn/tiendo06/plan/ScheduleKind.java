package vn.tiendo06.plan;

/** How a task is timed. */
public enum ScheduleKind {
    BY_DATE(true, false),
    ONGOING(false, false),
    RECURRING(false, false),
    ON_REQUEST(false, true),
    AFTER_EVENT(false, true),
    PER_ROADMAP(false, true),
    MILESTONES(true, false),
    UNSPECIFIED(false, false);

    private final boolean dated;
    private final boolean waiting;

    ScheduleKind(boolean dated, boolean waiting) {
        this.dated = dated;
        this.waiting = waiting;
    }

    /** Whether it must state due dates. */
    public boolean isDated() {
        return dated;
    }

    /** Whether it has no date until the document that sets it in motion is recorded. */
    public boolean isWaiting() {
        return waiting;
    }
}
