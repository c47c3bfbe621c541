package vn.tiendo06.progress;

/** What a caller may do with a submission. */
public enum AllowedAction {
    EDIT,
    CONTRIBUTE,
    SUBMIT,
    CONFIRM,
    APPROVE,
    RETURN,
    WITHDRAW,
    CORRECT,
    REOPEN,
    COMMENT
}
