package vn.tiendo06.progress;

import java.time.Instant;
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
}
