package vn.tiendo06.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.tiendo06.obligation.ObligationView;
import vn.tiendo06.obligation.Worklist;
import vn.tiendo06.progress.SubmissionState;
import vn.tiendo06.unit.UnitRef;

/**
 * An entry of a worklist, whatever its group.
 *
 * @param reason why it was returned or is to be revised
 * @param blockedBy what stands in the way
 */
record WorkRow(
        Group group,
        String subjectId,
        String statement,
        UnitRef unit,
        String period,
        Integer revision,
        Instant dueAt,
        Instant lockAt,
        SubmissionState state,
        String reason,
        String blockedBy,
        String submittedBy,
        Instant submittedAt,
        UUID submissionId) {

    /** What there is to do. */
    enum Group {
        RETURNED,
        OVERDUE,
        DUE_SOON,
        OWED,
        LOCKED,
        TO_REVISE,
        TO_CONTRIBUTE,
        TO_REVIEW
    }

    static final List<Column<WorkRow>> COLUMNS = List.of(
            Column.enumerated("list.work", WorkRow::group),
            Column.of("subjectId", WorkRow::subjectId),
            Column.of("list.statement", WorkRow::statement),
            Column.of("unit", row -> row.unit().code()),
            Column.of("unitName", row -> row.unit().name()),
            Column.of("period", WorkRow::period),
            Column.of("revision", WorkRow::revision),
            Column.of("dueAt", WorkRow::dueAt),
            Column.of("lockAt", WorkRow::lockAt),
            Column.enumerated("state", WorkRow::state),
            Column.of("list.reason", WorkRow::reason),
            new Column<>(
                    "list.blockedBy",
                    (row, words) -> row.blockedBy() == null ? null : words.text("Blocked." + row.blockedBy())),
            Column.of("list.submittedBy", WorkRow::submittedBy),
            Column.of("submittedAt", WorkRow::submittedAt),
            Column.of(
                    "submissionId",
                    row -> row.submissionId() == null
                            ? null
                            : row.submissionId().toString()));

    /** Group by group, as the list has them. */
    static List<WorkRow> of(Worklist list) {
        List<WorkRow> rows = new ArrayList<>();
        list.returned().forEach(entry -> rows.add(owed(Group.RETURNED, entry)));
        list.overdue().forEach(entry -> rows.add(owed(Group.OVERDUE, entry)));
        list.dueSoon().forEach(entry -> rows.add(owed(Group.DUE_SOON, entry)));
        list.owed().forEach(entry -> rows.add(owed(Group.OWED, entry)));
        list.locked().forEach(entry -> rows.add(owed(Group.LOCKED, entry)));
        list.toRevise()
                .forEach(revision -> rows.add(new WorkRow(
                        Group.TO_REVISE,
                        revision.subjectId(),
                        revision.statement(),
                        revision.unit(),
                        revision.period(),
                        revision.revision(),
                        null,
                        null,
                        revision.state(),
                        revision.reason(),
                        null,
                        null,
                        null,
                        revision.submissionId())));
        list.toContribute()
                .forEach(joint -> rows.add(new WorkRow(
                        Group.TO_CONTRIBUTE,
                        joint.subjectId(),
                        joint.statement(),
                        joint.unit(),
                        joint.period(),
                        null,
                        null,
                        joint.lockAt(),
                        joint.state(),
                        null,
                        joint.blockedBy(),
                        null,
                        null,
                        joint.submissionId())));
        list.toReview()
                .forEach(review -> rows.add(new WorkRow(
                        Group.TO_REVIEW,
                        review.subjectId(),
                        review.statement(),
                        review.unit(),
                        review.period(),
                        review.revision(),
                        null,
                        null,
                        review.state(),
                        null,
                        review.blockedBy(),
                        review.submittedBy(),
                        review.submittedAt(),
                        review.submissionId())));
        return rows;
    }

    private static WorkRow owed(Group group, Worklist.Entry entry) {
        ObligationView owed = entry.obligation();
        return new WorkRow(
                group,
                owed.subjectId(),
                entry.statement(),
                owed.unit(),
                owed.period(),
                null,
                owed.dueAt(),
                owed.lockAt(),
                owed.submissionState(),
                owed.returnReason(),
                entry.blockedBy(),
                null,
                owed.firstSubmittedAt(),
                owed.submissionId());
    }
}
