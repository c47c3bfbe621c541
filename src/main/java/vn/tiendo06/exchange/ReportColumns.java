package vn.tiendo06.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiendo06.obligation.ObligationSummary;
import vn.tiendo06.obligation.ObligationView;
import vn.tiendo06.obligation.SummaryRow;
import vn.tiendo06.progress.Evidence;
import vn.tiendo06.progress.Figures;
import vn.tiendo06.progress.StampView;
import vn.tiendo06.progress.SubmissionView;

/** The columns of exported submissions, obligations and their summary. Those of submissions are read back by an import. */
final class ReportColumns {

    private static final String TOTAL = "ALL";

    static final List<Column<SubmissionView>> SUBMISSIONS = List.of(
            Column.of("subjectId", SubmissionView::subjectId),
            Column.of("code", SubmissionView::subjectCode),
            Column.of("unit", submission -> submission.unit().code()),
            Column.of("unitName", submission -> submission.unit().name()),
            Column.of("period", SubmissionView::period),
            Column.of("revision", SubmissionView::revision),
            Column.enumerated("state", SubmissionView::state),
            figure("value", Figures::value),
            figure("numerator", Figures::numerator),
            figure("denominator", Figures::denominator),
            Column.enumerated("assessment", submission -> submission.figures().assessment()),
            Column.enumerated("taskState", submission -> submission.figures().taskState()),
            figure("progressPercent", Figures::progressPercent),
            Column.truth(
                    "deliverableReached", submission -> submission.figures().deliverableReached()),
            Column.of("narrative", SubmissionView::narrative),
            Column.of("difficulties", SubmissionView::difficulties),
            Column.of("proposals", SubmissionView::proposals),
            document("evidenceNumber", Evidence::number),
            document("evidenceDate", Evidence::date),
            document("evidenceIssuer", Evidence::issuer),
            Column.of("evidence", submission -> submission.evidence().stream()
                    .map(Evidence::number)
                    .collect(Collectors.joining("; "))),
            Column.of("returnReason", SubmissionView::returnReason),
            Column.ofPart("createdAt", SubmissionView::created, StampView::at),
            Column.ofPart("submittedAt", SubmissionView::submitted, StampView::at),
            Column.ofPart("reviewedAt", SubmissionView::reviewed, StampView::at),
            Column.of("updatedAt", SubmissionView::updatedAt),
            Column.of("submissionId", submission -> submission.id().toString()));

    static final List<Column<ObligationView>> OBLIGATIONS = List.of(
            Column.of("subjectId", ObligationView::subjectId),
            Column.of("code", ObligationView::subjectCode),
            Column.of("section", ObligationView::section),
            Column.enumerated("kind", ObligationView::subjectKind),
            Column.of("unit", obligation -> obligation.unit().code()),
            Column.of("unitName", obligation -> obligation.unit().name()),
            Column.of("contributors", obligation -> PlanColumns.names(obligation.contributors())),
            Column.of("period", ObligationView::period),
            Column.of("startsOn", ObligationView::startsOn),
            Column.of("endsOn", ObligationView::endsOn),
            Column.of("dueAt", ObligationView::dueAt),
            Column.of("lockAt", ObligationView::lockAt),
            Column.enumerated("obligationStatus", ObligationView::status),
            Column.of("firstSubmittedAt", ObligationView::firstSubmittedAt),
            Column.enumerated("state", ObligationView::submissionState),
            Column.of("returnReason", ObligationView::returnReason),
            Column.of("exemptionReason", ObligationView::exemptionReason),
            Column.of("basis", ObligationView::basis));

    static final List<Column<SummaryRow>> SUMMARY = List.of(
            Column.of("list.counted", SummaryRow::key),
            new Column<>("list.group", (row, words) -> row.key().equals(TOTAL) ? words.text("all") : row.label()),
            Column.of("list.owedReports", SummaryRow::owed),
            Column.of("list.onTime", SummaryRow::onTime),
            Column.of("list.late", SummaryRow::late),
            Column.of("list.missing", SummaryRow::missing),
            Column.of("list.returned", SummaryRow::returned),
            Column.of("list.pending", SummaryRow::pending),
            Column.of("list.exempt", SummaryRow::exempt),
            Column.of("list.completeness", SummaryRow::completeness),
            Column.of("list.timeliness", SummaryRow::timeliness));

    private ReportColumns() {}

    /** The total, and what it is the total of. */
    static List<SummaryRow> rows(ObligationSummary summary) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(summary.total());
        rows.addAll(summary.items());
        return rows;
    }

    private static Column<SubmissionView> figure(String key, Function<Figures, Object> figure) {
        return Column.of(key, submission -> figure.apply(submission.figures()));
    }

    /** Of the first document a report rests on. */
    private static Column<SubmissionView> document(String key, Function<Evidence, Object> part) {
        return Column.of(
                key,
                submission ->
                        submission.evidence().stream().findFirst().map(part).orElse(null));
    }
}
