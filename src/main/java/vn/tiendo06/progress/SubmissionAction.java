package vn.tiendo06.progress;

/** What happens to a submission. */
public enum SubmissionAction {
    CREATE,
    EDIT,
    SUBMIT,
    /** Done by the head of the unit, where the plan asks for it. */
    CONFIRM,
    APPROVE,
    RETURN,
    WITHDRAW,
    /** Starts a new revision of an approved report. */
    CORRECT,
    /** Starts a new revision that may be completed in spite of the period's lock. */
    REOPEN,
    /** Done by the system when a correction is approved. */
    SUPERSEDE
}
