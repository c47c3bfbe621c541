package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.plan.Moments;
import vn.tiendo06.plan.SubjectService;

/** The course of single targets and tasks. */
@ApplicationScoped
class ProgressService {

    private final SubjectService subjects;
    private final Standings standings;
    private final Moments moments;
    private final Forecasts forecasts;
    private final EntityManager em;

    ProgressService(
            SubjectService subjects, Standings standings, Moments moments, Forecasts forecasts, EntityManager em) {
        this.subjects = subjects;
        this.standings = standings;
        this.moments = moments;
        this.forecasts = forecasts;
        this.em = em;
    }

    TargetProgress target(String id, String asOf, String period, Locale locale) {
        Moment moment = asOf == null && period == null
                ? moments.now()
                : moments.of(asOf, period, subjects.target(id).planCode());
        StandingRepository.Shown target = standings.shown(id, moment);
        List<TargetPoint> series = series(
                        id,
                        moment,
                        "x.id, x.period_code, pe.ends_on, x.unit_code, x.value, x.numerator, x.denominator,"
                                + " x.assessment, x.revision, x.reviewed_at")
                .all(em, "pe.ends_on, pe.starts_on, x.unit_code", TargetPoint::of);
        TargetInputs inputs = target.inputs();
        return new TargetProgress(
                id,
                moment.asked(),
                standings.of(inputs, series, moment, locale),
                series,
                forecasts.of(
                        new Forecasts.Basis(inputs.direction(), target.maximum(), inputs.milestones()),
                        target.monitors(),
                        series,
                        moment.day()));
    }

    TaskProgress task(String id, String asOf, String period, Locale locale) {
        Moment moment = moments.of(asOf, period, subjects.task(id).planCode());
        return new TaskProgress(
                id,
                moment.asked(),
                standings.task(id, moment, locale),
                series(
                                id,
                                moment,
                                "x.id as submission_id, x.period_code, pe.ends_on, x.unit_code, x.task_state,"
                                        + " x.progress_percent, x.deliverable_reached, x.reviewed_at")
                        .all(em, "pe.ends_on, pe.starts_on, x.unit_code", StandingRepository::report));
    }

    // Bounded by the plan: a subject's few reporters times its periods.
    private static ListQuery series(String id, Moment moment, String columns) {
        return InForce.bind(moment, new ListQuery(columns, "submission x join period pe on pe.code = x.period_code"))
                .where("x.subject_id = :id", "id", id)
                .where(InForce.sql(moment, "x"));
    }
}
