package vn.tiendo06.obligation;

/** Whether what was owed has come. */
public enum ObligationStatus {
    /** Not submitted, and not yet due. */
    PENDING,
    ON_TIME,
    LATE,
    /** Not submitted, and due. */
    MISSING,
    /** Given back by the reviewer and not submitted again. */
    RETURNED,
    EXEMPT
}
