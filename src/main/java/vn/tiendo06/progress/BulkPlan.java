package vn.tiendo06.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.tiendo06.kernel.error.ApiException;

/** What is to become of one report of a bulk write. */
final class BulkPlan {

    private final BulkEntry entry;
    private DraftCase found;
    private Submission submission;
    private boolean isNew;
    private int moves;
    private boolean submitted;
    private ApiException why;
    private final List<SubmissionWriter.Step> steps = new ArrayList<>();
    private final List<SubmissionView> shown = new ArrayList<>();

    BulkPlan(BulkEntry entry) {
        this.entry = entry;
        this.why = entry.unreadable();
    }

    BulkEntry entry() {
        return entry;
    }

    boolean isRejected() {
        return why != null;
    }

    void reject(ApiException reason) {
        why = reason;
    }

    DraftCase found() {
        return found;
    }

    void found(DraftCase one) {
        found = one;
    }

    boolean isNew() {
        return isNew;
    }

    boolean isWritten() {
        return !isRejected() && moves > 0;
    }

    Submission submission() {
        return submission;
    }

    List<SubmissionWriter.Step> steps() {
        return steps;
    }

    /** How it was shown before its first step and after each: one more than there are steps. */
    List<SubmissionView> shown() {
        return shown;
    }

    SubmissionWriter.Written written() {
        return new SubmissionWriter.Written(submission, moves, submitted);
    }

    /** It is there already and, until a step changes it, stays as it is. */
    void existing(Submission current) {
        submission = current;
    }

    /** It is new. */
    void started(Submission draft) {
        submission = draft;
        isNew = true;
    }

    void step(SubmissionAction action, SubmissionState from, String hash, SubmissionView after) {
        moves++;
        submitted |= action == SubmissionAction.SUBMIT;
        steps.add(new SubmissionWriter.Step(submission, isNew, moves, action, from, submission.state(), hash));
        shown.add(after);
    }

    BulkOutcome outcome(boolean dryRun) {
        if (isRejected()) {
            return BulkOutcome.rejected(entry, why);
        }
        UUID id = isNew && dryRun ? null : submission.id();
        int version = isNew ? moves - 1 : submission.version() + moves;
        return new BulkOutcome(entry.index(), entry.ref(), kind(), id, submission.state(), version, null);
    }

    private BulkOutcome.Kind kind() {
        if (isNew) {
            return BulkOutcome.Kind.CREATED;
        }
        return moves == 0 ? BulkOutcome.Kind.UNCHANGED : BulkOutcome.Kind.UPDATED;
    }
}
