package vn.tiendo06.progress;

import static vn.tiendo06.progress.SubmissionAction.*;
import static vn.tiendo06.progress.SubmissionState.*;

import java.util.List;
import java.util.Optional;
import vn.tiendo06.kernel.access.Permission;

/** Every way a submission can go, as one table; what is not in it cannot happen. */
final class Workflow {

    /** What else must hold for an edge. */
    enum Guard {
        NONE,
        /** All figures the subject asks for are there. */
        COMPLETE,
        /** The reviewer is not who submitted it, and the content is what was submitted. */
        OTHER_PERSON
    }

    /**
     * One way.
     *
     * @param permission what the caller needs, null where only the system acts
     */
    record Edge(SubmissionState from, SubmissionAction action, SubmissionState to, String permission, Guard guard) {}

    static final List<Edge> EDGES = List.of(
            new Edge(DRAFT, EDIT, DRAFT, Permission.SUBMISSION_WRITE, Guard.NONE),
            new Edge(RETURNED, EDIT, RETURNED, Permission.SUBMISSION_WRITE, Guard.NONE),
            new Edge(DRAFT, SUBMIT, SUBMITTED, Permission.SUBMISSION_WRITE, Guard.COMPLETE),
            new Edge(RETURNED, SUBMIT, SUBMITTED, Permission.SUBMISSION_WRITE, Guard.COMPLETE),
            new Edge(SUBMITTED, APPROVE, APPROVED, Permission.SUBMISSION_REVIEW, Guard.OTHER_PERSON),
            new Edge(SUBMITTED, RETURN, RETURNED, Permission.SUBMISSION_REVIEW, Guard.OTHER_PERSON),
            new Edge(DRAFT, WITHDRAW, WITHDRAWN, Permission.SUBMISSION_WRITE, Guard.NONE),
            new Edge(SUBMITTED, WITHDRAW, WITHDRAWN, Permission.SUBMISSION_WRITE, Guard.NONE),
            new Edge(APPROVED, SUPERSEDE, SUPERSEDED, null, Guard.NONE));

    private Workflow() {}

    static Optional<Edge> edge(SubmissionState from, SubmissionAction action) {
        return EDGES.stream()
                .filter(edge -> edge.from() == from && edge.action() == action)
                .findFirst();
    }
}
