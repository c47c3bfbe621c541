package vn.tiendo06.exchange;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.SubjectKind;
import vn.tiendo06.plan.TargetView;
import vn.tiendo06.progress.Assessment;
import vn.tiendo06.progress.Evidence;
import vn.tiendo06.progress.Figures;
import vn.tiendo06.progress.ReportContent;
import vn.tiendo06.progress.SubmissionState;
import vn.tiendo06.progress.TaskState;

/**
 * A row of a plan with what was reported on it for a period.
 *
 * @param units names of the units that answer for it and coordinate it, as the plan's table names them
 * @param report what was reported, null for nothing
 */
record ReportedRow(
        String subjectId,
        SubjectKind kind,
        String code,
        String section,
        String statement,
        String unitOfMeasure,
        BigDecimal maximum,
        boolean mayBeNegative,
        boolean numeric,
        List<MilestoneView> milestones,
        String units,
        String coordinators,
        String schedule,
        String deliverable,
        Report report) {

    /** The base of a row on which nothing was reported. */
    static final String NO_REPORT = "-";

    /** A report as it stands. */
    record Report(UUID id, int version, SubmissionState state, String returnReason, ReportContent content) {

        /** Its version, as a template remembers it. */
        String base() {
            return id + "@" + version;
        }

        boolean isOpen() {
            return state == SubmissionState.DRAFT || state == SubmissionState.RETURNED;
        }
    }

    private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};

    /** Of a submission {@code x}. */
    static final String REPORT_COLUMNS = """
            x.id, x.version, x.state, x.return_reason, x.value, x.numerator, x.denominator, x.assessment,
            x.progress_percent, x.task_state, x.deliverable_reached, x.narrative, x.difficulties, x.proposals,
            cast(x.evidence as text) as evidence""";

    /** Of a row {@code s} with a submission {@code x}, which may be missing. */
    static final String COLUMNS = """
            s.id as subject_id, s.kind, s.code, s.section, s.statement, s.unit_of_measure, s.schedule_text, s.deliverable,
            case when s.measure = 'PERCENT' then coalesce(s.maximum, 100) else s.maximum end as maximum,
            coalesce(s.direction = 'REDUCTION', false) as may_be_negative, subject_is_numeric(s) as is_numeric,
            case when s.kind = 'TARGET' then target_milestones(s.id, s.milestones) else '[]' end as milestones,
            (select string_agg(u.name, ', ' order by su.ordinal) from subject_unit su join unit u on u.code = su.unit_code
              where su.subject_id = s.id and su.role in ('MONITOR', 'LEAD')) as units,
            (select string_agg(u.name, ', ' order by su.ordinal) from subject_unit su join unit u on u.code = su.unit_code
              where su.subject_id = s.id and su.role = 'COORDINATOR') as coordinators,
            """ + REPORT_COLUMNS;

    static ReportedRow of(Row row) {
        return new ReportedRow(
                row.text("subject_id"),
                row.value("kind", SubjectKind.class),
                row.text("code"),
                row.text("section"),
                row.text("statement"),
                row.text("unit_of_measure"),
                row.decimal("maximum"),
                row.bool("may_be_negative"),
                row.bool("is_numeric"),
                TargetView.milestones(row, "milestones"),
                row.text("units"),
                row.text("coordinators"),
                row.text("schedule_text"),
                row.text("deliverable"),
                row.uuid("id") == null ? null : report(row));
    }

    static Report report(Row row) {
        Figures figures = new Figures(
                row.decimal("value"),
                row.decimal("numerator"),
                row.decimal("denominator"),
                row.value("assessment", Assessment.class),
                row.decimal("progress_percent"),
                row.value("task_state", TaskState.class),
                row.bool("deliverable_reached"));
        ReportContent content = new ReportContent(
                figures,
                row.text("narrative"),
                row.text("difficulties"),
                row.text("proposals"),
                row.json("evidence", EVIDENCE));
        return new Report(
                row.uuid("id"),
                row.integer("version"),
                row.value("state", SubmissionState.class),
                row.text("return_reason"),
                content);
    }

    /** Its number within its section, as the plan's table has it: the last part of {@code III.3}. */
    String number() {
        return code.substring(code.lastIndexOf('.') + 1);
    }

    /** What is to be reached by the end of a year, in the plan's words. */
    String milestone(int year) {
        return milestones.stream()
                .filter(milestone -> milestone.year() == year)
                .findFirst()
                .map(PlanColumns::text)
                .orElse("");
    }

    /** The version of the report that a template is filled from. */
    String base() {
        return report == null ? NO_REPORT : report.base();
    }

    /** Whether a field makes sense for it. */
    boolean takes(Field field) {
        return switch (field) {
            case VALUE, NUMERATOR, DENOMINATOR -> kind == SubjectKind.TARGET && unitOfMeasure != null;
            case ASSESSMENT -> kind == SubjectKind.TARGET && !numeric;
            case TASK_STATE, PROGRESS_PERCENT, DELIVERABLE_REACHED -> kind == SubjectKind.TASK;
            default -> true;
        };
    }

    /** What has been reported in a field, as a cell shows it: a text, number or day, or null. */
    Object given(Field field, Words words) {
        if (report == null) {
            return null;
        }
        ReportContent content = report.content();
        Figures figures = content.figures();
        Evidence first =
                content.evidence().isEmpty() ? null : content.evidence().getFirst();
        return switch (field) {
            // Computed from the others, which are shown.
            case VALUE -> figures.numerator() == null ? figures.value() : null;
            case NUMERATOR -> figures.numerator();
            case DENOMINATOR -> figures.denominator();
            case ASSESSMENT -> words.value(figures.assessment());
            case TASK_STATE -> words.value(figures.taskState());
            case PROGRESS_PERCENT -> figures.progressPercent();
            case DELIVERABLE_REACHED -> words.yesNo(figures.deliverableReached());
            case NARRATIVE -> content.narrative();
            case DIFFICULTIES -> content.difficulties();
            case PROPOSALS -> content.proposals();
            case EVIDENCE_NUMBER -> first == null ? null : first.number();
            case EVIDENCE_DATE -> first == null ? null : first.date();
            case EVIDENCE_ISSUER -> first == null ? null : first.issuer();
            default -> null;
        };
    }
}
