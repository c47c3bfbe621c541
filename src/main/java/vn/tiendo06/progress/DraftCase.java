package vn.tiendo06.progress;

import java.time.Instant;
import java.util.List;
import vn.tiendo06.plan.SubjectFacts;
import vn.tiendo06.unit.UnitRef;

/**
 * A draft with what decides about it.
 *
 * @param subject null where the caller sees no such row
 * @param unit null where no unit is named so
 * @param period null where there is none of that code
 * @param reports whether the unit may report on the row for the period
 * @param closedSince when the period was locked for it, null where it is open
 * @param carried what the unit last had approved for an earlier period, null where there is nothing or it is not asked for
 */
record DraftCase(
        SubmissionDraft draft,
        SubjectFacts subject,
        UnitRef unit,
        PeriodView period,
        boolean reports,
        Instant closedSince,
        Submission carried) {

    ReportKey key() {
        return new ReportKey(subject.id(), unit.code(), draft.period());
    }

    /**
     * How its report is shown, without asking the database.
     *
     * @param before how it was shown before its figures or state changed; null for a new one, on which nothing hangs yet
     */
    SubmissionView shown(Submission s, SubmissionView before, int version) {
        return new SubmissionView(
                s.id(),
                s.planCode(),
                s.localityCode(),
                s.subjectId(),
                subject.kind(),
                subject.code(),
                unit,
                s.periodCode(),
                s.revision(),
                s.state(),
                s.figures(),
                s.narrative(),
                s.difficulties(),
                s.proposals(),
                s.evidence(),
                before == null ? List.of() : before.attachments(),
                before == null ? List.of() : before.contributions(),
                s.returnReason(),
                s.contentHash(),
                s.supersedesId(),
                s.carriedFromId(),
                s.reopened(),
                s.confirmationRequired(),
                StampView.of(s.created),
                StampView.of(s.submitted),
                StampView.of(s.confirmed),
                StampView.of(s.reviewed),
                s.updatedAt(),
                null,
                null,
                version);
    }
}
