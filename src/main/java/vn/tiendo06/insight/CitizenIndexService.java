package vn.tiendo06.insight;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tiendo06.insight.CitizenScore.Weighted;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.plan.Moments;
import vn.tiendo06.plan.PlanService;
import vn.tiendo06.plan.SubjectKind;
import vn.tiendo06.plan.TargetStatus;

/** Measures a plan's citizen index. */
@ApplicationScoped
class CitizenIndexService {

    private static final int MONTHS = 12;
    private static final int MAX_MONTHS = 60;
    private static final BigDecimal NONE = BigDecimal.ZERO;
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final PlanService plans;
    private final StandingRepository inputs;
    private final Standings standings;
    private final PlanRows rows;
    private final Moments moments;
    private final EntityManager em;
    private final CitizenIndexMethod method;

    CitizenIndexService(
            PlanService plans,
            StandingRepository inputs,
            Standings standings,
            PlanRows rows,
            Moments moments,
            EntityManager em,
            ObjectMapper mapper) {
        this.plans = plans;
        this.inputs = inputs;
        this.standings = standings;
        this.rows = rows;
        this.moments = moments;
        this.em = em;
        this.method = CitizenIndexMethod.packaged(mapper);
    }

    private record Figure(String subjectId, String period, LocalDate endsOn, BigDecimal value) {}

    CitizenIndex of(String planCode, String asOf, String period, Integer asked) {
        plans.get(planCode);
        int months = asked == null ? MONTHS : asked;
        if (months < 1 || months > MAX_MONTHS) {
            throw Fault.query("months", "out-of-range", 1, MAX_MONTHS).asException();
        }
        Moment moment = moments.of(asOf, period, planCode);
        Map<String, PlanRows.Named> named = rows.of(planCode, moment);
        Map<String, BigDecimal> weights = method.weights();
        Map<String, TargetInputs> targets = new LinkedHashMap<>();
        List<CitizenIndex.Component> components = new ArrayList<>();
        List<CitizenIndex.Feed> enablers = new ArrayList<>();
        for (TargetInputs target : inputs.targetsOf(planCode, moment)) {
            PlanRows.Named row = named.get(target.id());
            if (weights.containsKey(row.indicatorCode())) {
                targets.put(target.id(), target);
                components.add(component(target, row, weights.get(row.indicatorCode()), moment));
            } else if (method.enablers().contains(row.indicatorCode())) {
                TargetStatus status =
                        standings.targetRule().judge(target, moment.day()).status();
                enablers.add(new CitizenIndex.Feed(row.row(), status.name()));
            }
        }
        List<CitizenIndex.Component> measurable = components.stream()
                .filter(c -> c.status() != TargetStatus.QUALITATIVE)
                .toList();
        List<Weighted> scores = measurable.stream()
                .map(c -> new Weighted(c.score(), c.weight()))
                .toList();
        return new CitizenIndex(
                planCode,
                moment.day(),
                moment.asked(),
                CitizenScore.mean(scores),
                CitizenScore.mean(measurable.stream()
                        .filter(c -> c.score() != null)
                        .map(c -> new Weighted(c.expected(), c.weight()))
                        .toList()),
                CitizenScore.mean(scores, NONE),
                CitizenScore.mean(scores, ALL),
                (int) scores.stream().filter(score -> score.score() != null).count(),
                scores.size(),
                components,
                series(planCode, moment, months, targets, named, weights),
                tasks(planCode, moment, named),
                enablers);
    }

    private CitizenIndex.Component component(
            TargetInputs target, PlanRows.Named row, BigDecimal weight, Moment moment) {
        Verdict verdict = standings.targetRule().judge(target, moment.day());
        ReportedFigure latest = target.latest();
        return new CitizenIndex.Component(
                row.row(),
                row.indicatorCode(),
                weight,
                verdict.status(),
                latest == null ? null : CitizenScore.of(target, latest.value()),
                CitizenScore.of(target, verdict.expected()),
                latest,
                latest != null
                        && latest.periodEndsOn()
                                .isBefore(moment.day()
                                        .minusDays(standings
                                                .targetRule()
                                                .thresholds(target)
                                                .figureDays())));
    }

    private List<CitizenIndex.Feed> tasks(String planCode, Moment moment, Map<String, PlanRows.Named> named) {
        Set<String> feeding = Set.copyOf(method.tasks());
        return inputs.tasksOf(planCode, moment).stream()
                .filter(task -> {
                    PlanRows.Named row = named.get(task.id());
                    return row.programme().equals(method.programme())
                            && row.row().kind() == SubjectKind.TASK
                            && feeding.contains(row.row().code());
                })
                .map(task -> new CitizenIndex.Feed(
                        named.get(task.id()).row(),
                        standings.taskRule().judge(task, moment.day()).status().name()))
                .toList();
    }

    private List<CitizenIndex.Point> series(
            String planCode,
            Moment moment,
            int months,
            Map<String, TargetInputs> targets,
            Map<String, PlanRows.Named> named,
            Map<String, BigDecimal> weights) {
        Map<String, List<Figure>> byMonth = new LinkedHashMap<>();
        figures(planCode, moment, months)
                .forEach(figure -> byMonth.computeIfAbsent(figure.period(), month -> new ArrayList<>())
                        .add(figure));
        List<CitizenIndex.Point> points = new ArrayList<>();
        byMonth.forEach((month, figures) -> {
            Map<String, BigDecimal> values = new HashMap<>();
            figures.stream()
                    .filter(figure -> figure.value() != null)
                    .forEach(figure -> values.put(figure.subjectId(), figure.value()));
            List<Weighted> scores = targets.values().stream()
                    .map(target -> new Weighted(
                            CitizenScore.of(target, values.get(target.id())),
                            weights.get(named.get(target.id()).indicatorCode())))
                    .filter(score -> score.score() != null)
                    .toList();
            points.add(new CitizenIndex.Point(
                    month, figures.getFirst().endsOn(), CitizenScore.mean(scores), scores.size()));
        });
        return points;
    }

    // Each component's latest figure by the end of each of the last months: components times months rows.
    private List<Figure> figures(String planCode, Moment moment, int months) {
        String last = """
                (select code, ends_on from period where kind = 'MONTH' and ends_on < :day
                  order by ends_on desc limit %d) m
                cross join subject s
                %s""".formatted(
                months, StandingRepository.latestThen(moment, "x.value is not null and pe.ends_on <= m.ends_on"));
        return InForce.bind(moment, new ListQuery("s.id, m.code, m.ends_on as month_ends_on, f.value", last))
                .with("recordedBy", moment.recordedBy())
                .with("today", moment.day())
                .with("day", moment.day())
                .where("s.plan_code = :plan", "plan", planCode)
                .where("s.indicator_code = any(:indicators)", "indicators", method.indicators())
                .all(
                        em,
                        "m.ends_on, s.ordinal",
                        row -> new Figure(
                                row.text("id"), row.text("code"), row.date("month_ends_on"), row.decimal("value")));
    }
}
