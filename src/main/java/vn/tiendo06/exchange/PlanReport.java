package vn.tiendo06.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import vn.tiendo06.insight.PlanStatuses;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.PlanService;
import vn.tiendo06.plan.PlanView;
import vn.tiendo06.plan.SectionKind;
import vn.tiendo06.plan.SubjectKind;
import vn.tiendo06.progress.Figures;
import vn.tiendo06.progress.PeriodRepository;
import vn.tiendo06.progress.PeriodView;

/** Gathers the periodic report of a plan, in the shape of its appendices. */
@ApplicationScoped
class PlanReport {

    private final PlanService plans;
    private final PeriodRepository periods;
    private final ReportedRows rows;
    private final PlanStatuses statuses;
    private final CurrentActor actor;

    PlanReport(
            PlanService plans, PeriodRepository periods, ReportedRows rows, PlanStatuses statuses, CurrentActor actor) {
        this.plans = plans;
        this.periods = periods;
        this.rows = rows;
        this.statuses = statuses;
        this.actor = actor;
    }

    /** @param asOf an instant, or a day for its end; now where null */
    @Transactional
    PrintedReport of(String planCode, String periodCode, String asOf, Words words) {
        TemplateDesk.required("plan", planCode);
        TemplateDesk.required("period", periodCode);
        PlanView plan = plans.get(planCode);
        PeriodView period = periods.find(periodCode)
                .orElseThrow(() ->
                        Fault.query("period", "unknown-period", periodCode).asException());
        PlanStatuses.Board board = statuses.of(planCode, asOf);
        List<ReportedRow> reported =
                rows.approved(planCode, periodCode, board.at(), actor.get().scopeFor(Permission.SUBMISSION_READ));
        LocalDateTime at = LocalDateTime.ofInstant(board.at(), LocalCalendar.ZONE);
        String time = "%02d:%02d".formatted(at.getHour(), at.getMinute());
        return new PrintedReport(
                plan.issuer().toUpperCase(Locale.ROOT),
                words.text("report.title"),
                List.of(
                        plan.title(),
                        words.text(
                                "report.period",
                                period.code(),
                                words.day(period.startsOn()),
                                words.day(period.endsOn())),
                        words.text("report.asOf", time, words.day(at.toLocalDate()))),
                List.of(targets(plan, reported, board, words), tasks(plan, reported, board, words)));
    }

    private static PrintedTable targets(PlanView plan, List<ReportedRow> rows, PlanStatuses.Board board, Words words) {
        List<ReportedRow> targets =
                rows.stream().filter(row -> row.kind() == SubjectKind.TARGET).toList();
        List<Integer> years = years(targets);
        List<PrintedTable.Heading> columns = new ArrayList<>(
                List.of(heading(words, "number", 4), heading(words, "target", 24), heading(words, "unitOfMeasure", 6)));
        years.forEach(year -> columns.add(new PrintedTable.Heading(words.text("heading.year", year), 7)));
        columns.addAll(List.of(
                heading(words, "monitoringUnits", 12),
                heading(words, "result", 9),
                heading(words, "status", 8),
                heading(words, "narrative", 15),
                heading(words, "difficulties", 12),
                heading(words, "proposals", 10)));
        return new PrintedTable(
                words.text("sheet.appendix-1"),
                words.text("report.targets"),
                columns,
                lines(plan, SectionKind.TARGETS, targets, columns.size(), row -> {
                    List<Object> cells =
                            new ArrayList<>(Arrays.asList(row.number(), row.statement(), row.unitOfMeasure()));
                    years.forEach(year -> cells.add(row.milestone(year)));
                    cells.addAll(Arrays.asList(
                            row.units(),
                            row.report() == null ? null : figure(row, words),
                            words.status(board.bySubject().get(row.subjectId()))));
                    cells.addAll(texts(row));
                    return cells;
                }));
    }

    private static PrintedTable tasks(PlanView plan, List<ReportedRow> rows, PlanStatuses.Board board, Words words) {
        List<ReportedRow> tasks =
                rows.stream().filter(row -> row.kind() == SubjectKind.TASK).toList();
        List<PrintedTable.Heading> columns = List.of(
                heading(words, "number", 4),
                heading(words, "task", 24),
                heading(words, "leads", 10),
                heading(words, "coordinators", 10),
                heading(words, "schedule", 8),
                heading(words, "deliverable", 11),
                heading(words, "taskState", 8),
                heading(words, "progressPercent", 6),
                heading(words, "status", 7),
                heading(words, "narrative", 13),
                heading(words, "difficulties", 11),
                heading(words, "proposals", 10));
        return new PrintedTable(
                words.text("sheet.appendix-2"),
                words.text("report.tasks"),
                columns,
                lines(plan, SectionKind.TASKS, tasks, columns.size(), row -> {
                    Figures figures =
                            row.report() == null ? null : row.report().content().figures();
                    List<Object> cells = new ArrayList<>(Arrays.asList(
                            row.number(),
                            row.statement(),
                            row.units(),
                            row.coordinators(),
                            row.schedule(),
                            row.deliverable(),
                            figures == null ? null : words.value(figures.taskState()),
                            figures == null ? null : figures.progressPercent(),
                            words.status(board.bySubject().get(row.subjectId()))));
                    cells.addAll(texts(row));
                    return cells;
                }));
    }

    private static List<PrintedTable.Line> lines(
            PlanView plan,
            SectionKind kind,
            List<ReportedRow> rows,
            int columns,
            Function<ReportedRow, List<Object>> cells) {
        List<PrintedTable.Line> lines = new ArrayList<>();
        plan.sections().stream().filter(section -> section.kind() == kind).forEach(section -> {
            Object[] head = new Object[columns];
            head[0] = section.numeral();
            head[1] = section.title();
            lines.add(new PrintedTable.Line(true, Arrays.asList(head)));
            rows.stream()
                    .filter(row -> row.section().equals(section.numeral()))
                    .forEach(row -> lines.add(new PrintedTable.Line(false, cells.apply(row))));
        });
        return lines;
    }

    /** A value, with the figures it was computed from; or the assessment of a target without a number. */
    private static Object figure(ReportedRow row, Words words) {
        Figures figures = row.report().content().figures();
        BigDecimal value = figures.value();
        if (value == null) {
            return words.value(figures.assessment());
        }
        return figures.numerator() == null
                ? value
                : words.number(value) + " (" + words.number(figures.numerator()) + "/"
                        + words.number(figures.denominator()) + ")";
    }

    private static List<Object> texts(ReportedRow row) {
        return row.report() == null
                ? Arrays.asList(null, null, null)
                : Arrays.asList(
                        row.report().content().narrative(),
                        row.report().content().difficulties(),
                        row.report().content().proposals());
    }

    /** The years for which the targets state what is to be reached. */
    static List<Integer> years(List<ReportedRow> targets) {
        return targets.stream()
                .flatMap(target -> target.milestones().stream())
                .map(MilestoneView::year)
                .distinct()
                .sorted()
                .toList();
    }

    private static PrintedTable.Heading heading(Words words, String key, int width) {
        return new PrintedTable.Heading(words.column(key), width);
    }
}
