package vn.tiendo06.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.Measure;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.TargetView;

/** What there is to publish, by SQL: approved figures in force and nothing else. */
@ApplicationScoped
class ContentRepository {

    private final EntityManager em;

    ContentRepository(EntityManager em) {
        this.em = em;
    }

    Optional<PublishedContent.PeriodRef> period(String code) {
        return new ListQuery("pe.code, pe.kind, pe.starts_on, pe.ends_on", "period pe")
                        .where("pe.code = :code", "code", code)
                        .all(
                                em,
                                "",
                                row -> new PublishedContent.PeriodRef(
                                        row.text("code"), row.text("kind"), row.date("starts_on"), row.date("ends_on")))
                        .stream()
                        .findFirst();
    }

    /** Codes of the plan's targets, of all or of some indicators. */
    List<String> targets(String plan, List<String> indicators) {
        return rows("s.code", "subject s", plan, indicators)
                .where("s.kind = 'TARGET'")
                .all(em, "s.ordinal", row -> row.text("code"));
    }

    /** The figures in force of a period, of all targets or of some indicators. */
    List<PublishedFigure> figures(String plan, PublishedContent.PeriodRef period, List<String> indicators) {
        int year = period.endsOn().getYear();
        return rows("""
                        s.indicator_code, s.code, s.statement, s.measure, s.unit_of_measure, s.direction, cf.value,
                        cf.numerator, cf.denominator, target_milestones(s.id, s.milestones) as milestones, u.code as unit,
                        u.name as unit_name, cf.reviewed_at, x.content_hash""", """
                        current_figure cf
                        join subject s on s.id = cf.subject_id
                        join submission x on x.id = cf.submission_id and x.state = 'APPROVED'
                        join unit u on u.code = cf.unit_code""", plan, indicators)
                .where("cf.period_code = :period", "period", period.code())
                .all(em, "s.ordinal", row -> figure(row, year));
    }

    private static ListQuery rows(String columns, String from, String plan, List<String> indicators) {
        return new ListQuery(columns, from)
                .where("s.plan_code = :plan", "plan", plan)
                .where(
                        "s.indicator_code = any(:indicators)",
                        "indicators",
                        indicators == null ? null : indicators.toArray(String[]::new));
    }

    private static PublishedFigure figure(Row row, int year) {
        return new PublishedFigure(
                row.text("indicator_code"),
                row.text("code"),
                row.text("statement"),
                row.value("measure", Measure.class),
                row.text("unit_of_measure"),
                row.value("direction", Direction.class),
                row.decimal("value"),
                row.decimal("numerator"),
                row.decimal("denominator"),
                goal(TargetView.milestones(row, "milestones"), year),
                row.text("unit"),
                row.text("unit_name"),
                row.instant("reviewed_at"),
                row.text("content_hash"));
    }

    // The next milestone whose year is not over, else the last.
    private static PublishedFigure.Goal goal(List<MilestoneView> milestones, int year) {
        List<MilestoneView> numeric = milestones.stream()
                .filter(MilestoneView::numeric)
                .sorted(Comparator.comparing(MilestoneView::year))
                .toList();
        return numeric.stream()
                .filter(m -> m.year() >= year)
                .findFirst()
                .or(() -> numeric.isEmpty() ? Optional.empty() : Optional.of(numeric.getLast()))
                .map(m -> new PublishedFigure.Goal(m.year(), m.comparator(), m.value()))
                .orElse(null);
    }
}
