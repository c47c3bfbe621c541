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
        List<TargetFigure> figures = figures(id, moment);
        List<TargetPoint> counted = figures.stream()
                .filter(TargetFigure::counts)
                .map(TargetFigure::point)
                .toList();
        TargetInputs inputs = target.inputs();
        return new TargetProgress(
                id,
                moment.asked(),
                standings.of(inputs, counted, moment, locale),
                figures.stream().map(TargetFigure::point).toList(),
                forecasts.of(
                        new Forecasts.Basis(inputs.direction(), target.maximum(), inputs.milestones()),
                        Forecasts.points(counted, moment.day()),
                        moment.day()));
    }

    TaskProgress task(String id, String asOf, String period, Locale locale) {
        Moment moment = moments.of(asOf, period, subjects.task(id).planCode());
        return new TaskProgress(id, moment.asked(), standings.task(id, moment, locale), reports(id, moment));
    }

    // Bounded by the plan, as the reports of a task: a subject's few reporters times its periods.
    private List<TargetFigure> figures(String id, Moment moment) {
        return InForce.bind(
                        moment, new ListQuery("""
                                x.*, x.value is not null and row_number() over (
                                  partition by x.ends_on order by x.value is null, %s) = 1 as counts""".formatted(ReportOrder.SQL), """
                                (select x.id, x.id as submission_id, x.subject_id, x.period_code, pe.starts_on, pe.ends_on,
                                   x.unit_code, x.value, x.numerator, x.denominator, x.assessment, x.revision,
                                   x.reviewed_at, count(*) over (partition by pe.ends_on) as rivals
                                 from submission x
                                 join period pe on pe.code = x.period_code
                                 where x.subject_id = :id and %s) x""".formatted(InForce.sql(moment, "x"))))
                .with("id", id)
                .with("recordedBy", moment.recordedBy())
                .all(em, "x.ends_on, x.starts_on, x.unit_code", TargetFigure::of);
    }

    private List<TaskReport> reports(String id, Moment moment) {
        return InForce.bind(moment, new ListQuery("""
                                x.id as submission_id, x.period_code, pe.ends_on, x.unit_code, x.task_state,
                                x.progress_percent, x.deliverable_reached, x.reviewed_at""", "submission x join period pe on pe.code = x.period_code"))
                .where("x.subject_id = :id", "id", id)
                .where(InForce.sql(moment, "x"))
                .all(em, "pe.ends_on, pe.starts_on, x.unit_code", StandingRepository::report);
    }
}
