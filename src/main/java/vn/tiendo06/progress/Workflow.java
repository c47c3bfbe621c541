package vn.tiendo06.progress;

import static vn.tiendo06.progress.SubmissionAction.*;
import static vn.tiendo06.progress.SubmissionState.*;
import static vn.tiendo06.progress.Workflow.Guard.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tiendo06.kernel.access.Permission;

/** Every way a submission can go, as one table; what is not in it cannot happen. docs/workflow.md is made of it. */
final class Workflow {

    /** What else must hold for an edge. */
    enum Guard {
        /** All figures the subject asks for are there. */
        COMPLETE,
        /** The period is not locked, or an exception or a reopening lifts the lock. */
        UNLOCKED,
        /** The caller neither wrote nor submitted it, nor confirmed what is to be approved; the content is as submitted. */
        OTHER_PERSON,
        /** The plan asks for no confirmation. */
        ONE_STEP,
        /** The plan asks for a confirmation, and the caller reviews for the unit. */
        UNIT_HEAD,
        /** The caller reviews for the locality. */
        OFFICE,
        /** A reason is given. */
        REASON
    }

    /**
     * One way.
     *
     * @param from null where nothing is there yet
     * @param to the state then; of the new revision where the action starts one
     * @param permission what the caller needs, null where only the system acts
     */
    record Edge(
            SubmissionState from, SubmissionAction action, SubmissionState to, String permission, Set<Guard> guards) {}

    static final List<Edge> EDGES = List.of(
            edge(null, CREATE, DRAFT, Permission.SUBMISSION_WRITE, UNLOCKED),
            edge(null, SUBMIT, SUBMITTED, Permission.SUBMISSION_WRITE, UNLOCKED, COMPLETE),
            edge(DRAFT, EDIT, DRAFT, Permission.SUBMISSION_WRITE, UNLOCKED),
            edge(RETURNED, EDIT, RETURNED, Permission.SUBMISSION_WRITE, UNLOCKED),
            edge(DRAFT, SUBMIT, SUBMITTED, Permission.SUBMISSION_WRITE, UNLOCKED, COMPLETE),
            edge(RETURNED, SUBMIT, SUBMITTED, Permission.SUBMISSION_WRITE, UNLOCKED, COMPLETE),
            edge(SUBMITTED, CONFIRM, CONFIRMED, Permission.SUBMISSION_REVIEW, UNIT_HEAD, OTHER_PERSON),
            edge(SUBMITTED, APPROVE, APPROVED, Permission.SUBMISSION_REVIEW, OFFICE, ONE_STEP, OTHER_PERSON),
            edge(CONFIRMED, APPROVE, APPROVED, Permission.SUBMISSION_REVIEW, OFFICE, OTHER_PERSON),
            edge(SUBMITTED, RETURN, RETURNED, Permission.SUBMISSION_REVIEW, OTHER_PERSON, REASON),
            edge(CONFIRMED, RETURN, RETURNED, Permission.SUBMISSION_REVIEW, OFFICE, OTHER_PERSON, REASON),
            edge(DRAFT, WITHDRAW, WITHDRAWN, Permission.SUBMISSION_WRITE),
            edge(SUBMITTED, WITHDRAW, WITHDRAWN, Permission.SUBMISSION_WRITE, UNLOCKED),
            edge(APPROVED, CORRECT, DRAFT, Permission.SUBMISSION_WRITE, UNLOCKED),
            edge(APPROVED, REOPEN, DRAFT, Permission.SUBMISSION_REOPEN, REASON),
            edge(APPROVED, SUPERSEDE, SUPERSEDED, null));

    private Workflow() {}

    static Optional<Edge> edge(SubmissionState from, SubmissionAction action) {
        return EDGES.stream()
                .filter(edge -> edge.from() == from && edge.action() == action)
                .findFirst();
    }

    private static Edge edge(
            SubmissionState from, SubmissionAction action, SubmissionState to, String permission, Guard... guards) {
        Set<Guard> all = EnumSet.noneOf(Guard.class);
        all.addAll(Arrays.asList(guards));
        return new Edge(from, action, to, permission, all);
    }
}
