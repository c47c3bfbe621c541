package vn.tiendo06.insight;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.kernel.text.Messages;
import vn.tiendo06.plan.Baseline;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.FigureBounds;
import vn.tiendo06.plan.Measure;
import vn.tiendo06.plan.TargetView;
import vn.tiendo06.plan.Trajectory;

/** The project's rules on what the peer has read: what differs is the framework, not the method. */
public final class PeerProgress {

    private static final TypeReference<Baseline> BASELINE = new TypeReference<>() {};
    private static final Thresholds DEFAULTS = new Thresholds(new BigDecimal("0.9"), 30, 100);

    private final LocalCalendar calendar;
    private final Forecasts forecasts;
    private final TargetRule rule = new TargetRule(DEFAULTS);

    public PeerProgress(LocalCalendar calendar) {
        this.calendar = calendar;
        this.forecasts = new Forecasts();
    }

    public TargetProgress of(Row row, List<Row> figures, Locale locale) {
        List<TargetFigure> all = figures.stream().map(TargetFigure::of).toList();
        List<TargetPoint> counted = all.stream()
                .filter(TargetFigure::counts)
                .map(TargetFigure::point)
                .toList();
        TargetInputs inputs = inputs(row);
        return new TargetProgress(
                inputs.id(),
                null,
                standing(inputs, counted, locale),
                all.stream().map(TargetFigure::point).toList(),
                forecasts.of(basis(row, inputs), Forecasts.points(counted, calendar.today()), calendar.today()));
    }

    private TargetStanding standing(TargetInputs target, List<TargetPoint> counted, Locale locale) {
        LocalDate today = calendar.today();
        Verdict verdict = rule.judge(target, today);
        ReportedFigure latest = target.latest();
        return new TargetStanding(
                verdict.status(),
                verdict.rule(),
                Messages.text("standings", locale, "target." + verdict.rule(), verdict.args()),
                today,
                latest,
                latest == null ? null : latest.approvedAt(),
                verdict.expected(),
                verdict.expectedOn(),
                verdict.expectedBy(today),
                Row.plain(verdict.tolerated()),
                latest == null || verdict.expected() == null
                        ? null
                        : latest.value().subtract(verdict.expected()),
                verdict.next(),
                Attainment.of(target.milestones(), counted, latest),
                verdict.course(),
                rule.thresholds(target));
    }

    private static TargetInputs inputs(Row row) {
        ReportedFigure latest = row.uuid("submission_id") == null
                ? null
                : new ReportedFigure(
                        row.decimal("value"),
                        row.text("period_code"),
                        row.date("ends_on"),
                        row.text("unit_code"),
                        row.uuid("submission_id"),
                        row.instant("reviewed_at"));
        return new TargetInputs(
                row.text("id"),
                row.text("section"),
                row.integer("from_year"),
                row.value("direction", Direction.class),
                row.value("trajectory", Trajectory.class),
                TargetView.milestones(row, "milestones"),
                row.json("baseline", BASELINE),
                latest,
                Thresholds.of(row));
    }

    private static Forecasts.Basis basis(Row row, TargetInputs inputs) {
        return new Forecasts.Basis(
                inputs.direction(),
                FigureBounds.maximum(row.value("measure", Measure.class), row.decimal("maximum")),
                inputs.milestones());
    }
}
