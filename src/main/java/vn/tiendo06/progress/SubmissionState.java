package vn.tiendo06.progress;

/** Where a submission stands. */
public enum SubmissionState {
    DRAFT,
    SUBMITTED,
    RETURNED,
    APPROVED,
    /** Was approved; a later revision is in force. */
    SUPERSEDED,
    WITHDRAWN
}
