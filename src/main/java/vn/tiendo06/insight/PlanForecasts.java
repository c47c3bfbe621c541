package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.kernel.web.Digests;
import vn.tiendo06.plan.FigureBounds;
import vn.tiendo06.plan.Measure;

/** Forecasts of all targets of a plan whose end is open. */
@ApplicationScoped
class PlanForecasts {

    private final RecentForecasts recent;
    private final EntityManager em;

    PlanForecasts(RecentForecasts recent, EntityManager em) {
        this.recent = recent;
        this.em = em;
    }

    private record Series(BigDecimal maximum, List<Map.Entry<LocalDate, BigDecimal>> points) {}

    private record Point(String target, Measure measure, BigDecimal maximum, LocalDate on, BigDecimal value) {}

    /**
     * Forecasts by target; targets with too few points are left out.
     *
     * @param targets those to forecast
     */
    Map<String, Forecast> of(String planCode, List<TargetInputs> targets, Moment moment) {
        if (targets.isEmpty()) {
            return Map.of();
        }
        Map<String, Series> series = series(planCode, moment);
        List<RecentForecasts.Asked> asked = targets.stream()
                .filter(target -> series.containsKey(target.id()))
                .map(target -> asked(target, series.get(target.id())))
                .toList();
        // The key is short, whatever a plan has: figures, who is named first, bounds and milestones, all that it rests
        // on.
        String digest = Digests.sha256Hex(asked.toString().getBytes(StandardCharsets.UTF_8));
        return recent.of(planCode, digest, moment.day(), asked);
    }

    private static RecentForecasts.Asked asked(TargetInputs target, Series own) {
        return new RecentForecasts.Asked(
                target.id(), new Forecasts.Basis(target.direction(), own.maximum(), target.milestones()), own.points());
    }

    // Bounded by the plan: its targets times the periods of its years. One figure for each day on which periods end.
    private Map<String, Series> series(String planCode, Moment moment) {
        Map<String, Series> series = new LinkedHashMap<>();
        InForce.bind(
                        moment,
                        new ListQuery(
                                "distinct on (x.subject_id, x.ends_on) x.subject_id, x.ends_on, x.value, x.measure, x.maximum",
                                """
                                (select x.subject_id, pe.ends_on, x.value, s.measure, s.maximum, x.unit_code, x.reviewed_at,
                                   x.id as submission_id, count(*) over (partition by x.subject_id, pe.ends_on) as rivals
                                 from submission x
                                 join subject s on s.id = x.subject_id
                                 join period pe on pe.code = x.period_code
                                 where x.plan_code = :plan and s.kind = 'TARGET' and x.value is not null
                                   and pe.ends_on <= :day and %s) x""".formatted(InForce.sql(moment, "x"))))
                .with("plan", planCode)
                .with("day", moment.day())
                .with("recordedBy", moment.recordedBy())
                .all(
                        em,
                        "x.subject_id, x.ends_on, " + ReportOrder.SQL,
                        row -> new Point(
                                row.text("subject_id"),
                                row.value("measure", Measure.class),
                                row.decimal("maximum"),
                                row.date("ends_on"),
                                row.decimal("value")))
                .forEach(point -> series.computeIfAbsent(
                                point.target(),
                                id -> new Series(
                                        FigureBounds.maximum(point.measure(), point.maximum()), new ArrayList<>()))
                        .points()
                        .add(new SimpleImmutableEntry<>(point.on(), point.value())));
        return series;
    }
}
