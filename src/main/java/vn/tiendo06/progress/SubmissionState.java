package vn.tiendo06.progress;

/** Where a submission stands. */
public enum SubmissionState {
    DRAFT,
    SUBMITTED,
    /** By the head of the unit; the plan's office has yet to approve. */
    CONFIRMED,
    RETURNED,
    APPROVED,
    /** Was approved; a later revision is in force. */
    SUPERSEDED,
    WITHDRAWN;

    /** Whether it was ever in force. */
    boolean isApproved() {
        return this == APPROVED || this == SUPERSEDED;
    }
}
