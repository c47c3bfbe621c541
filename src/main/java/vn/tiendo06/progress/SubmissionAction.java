package vn.tiendo06.progress;

import java.util.stream.Stream;

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
    SUPERSEDE;

    /** Names of what makes a person an author, who does not review: for an SQL array parameter. */
    public static String[] authorship() {
        return Stream.of(CREATE, CORRECT, EDIT, SUBMIT).map(Enum::name).toArray(String[]::new);
    }

    /** Whether it makes a new revision instead of moving the one there is. */
    boolean startsRevision() {
        return this == CORRECT || this == REOPEN;
    }
}
