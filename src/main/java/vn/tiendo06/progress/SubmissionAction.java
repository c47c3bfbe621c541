package vn.tiendo06.progress;

/** What happens to a submission. */
public enum SubmissionAction {
    CREATE,
    EDIT,
    SUBMIT,
    APPROVE,
    RETURN,
    WITHDRAW,
    /** Done by the system when a correction is approved. */
    SUPERSEDE
}
