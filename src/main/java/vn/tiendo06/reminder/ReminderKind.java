package vn.tiendo06.reminder;

/** What a person wants to be reminded of. */
public enum ReminderKind {
    DUE_SOON,
    OVERDUE,
    /** With the reviewer's reason. */
    RETURNED,
    TO_REVIEW
}
