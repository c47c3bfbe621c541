package vn.tiendo06.insight;

import io.quarkus.cache.CacheKey;
import io.quarkus.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.plan.FigureBounds;
import vn.tiendo06.plan.Measure;

/** Forecasts of all targets of a plan whose end is open. */
@ApplicationScoped
class PlanForecasts {

    private final Forecasts forecasts;
    private final EntityManager em;

    PlanForecasts(Forecasts forecasts, EntityManager em) {
        this.forecasts = forecasts;
        this.em = em;
    }

    private record Series(BigDecimal maximum, List<Map.Entry<LocalDate, BigDecimal>> points) {}

    private record Point(String target, Measure measure, BigDecimal maximum, LocalDate on, BigDecimal value) {}

    /**
     * Forecasts by target; targets with too few points are left out. What they rest on is the key, so that what was
     * computed once holds until a figure changes or a day passes.
     *
     * @param digest the digest of the plan's figures at the moment
     * @param targets those to forecast
     */
    @CacheResult(cacheName = "plan-forecasts")
    Map<String, Forecast> of(
            @CacheKey String planCode,
            @CacheKey String digest,
            @CacheKey List<TargetInputs> targets,
            @CacheKey LocalDate day,
            Moment moment) {
        Map<String, Series> series = series(planCode, moment);
        Map<String, Forecast> answer = new HashMap<>();
        for (TargetInputs target : targets) {
            Series own = series.get(target.id());
            if (own != null) {
                Forecast forecast = forecasts.of(
                        new Forecasts.Basis(target.direction(), own.maximum(), target.milestones()), own.points(), day);
                if (forecast != null && forecast.availability() == Forecast.Availability.OK) {
                    answer.put(target.id(), forecast);
                }
            }
        }
        return answer;
    }

    // Bounded by the plan: its targets times the periods of its years. One figure for each day on which periods end:
    // that of the unit named first.
    private Map<String, Series> series(String planCode, Moment moment) {
        Map<String, Series> series = new LinkedHashMap<>();
        InForce.bind(moment, new ListQuery("""
                                distinct on (x.subject_id, pe.ends_on) x.subject_id, pe.ends_on, x.value, s.measure, s.maximum""", """
                                submission x join subject s on s.id = x.subject_id join period pe on pe.code = x.period_code
                                %s""".formatted(InForce.NAMED_AT)))
                .where("x.plan_code = :plan", "plan", planCode)
                .where("s.kind = 'TARGET' and x.value is not null")
                .where(InForce.sql(moment, "x"))
                .where("pe.ends_on <= :day", "day", moment.day())
                .all(
                        em,
                        "x.subject_id, pe.ends_on, sr.ordinal nulls last, x.reviewed_at desc",
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
