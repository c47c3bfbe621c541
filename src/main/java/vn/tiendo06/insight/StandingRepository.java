package vn.tiendo06.insight;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.plan.Baseline;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.FigureBounds;
import vn.tiendo06.plan.Measure;
import vn.tiendo06.plan.PlanScope;
import vn.tiendo06.plan.TargetView;
import vn.tiendo06.plan.TaskView;
import vn.tiendo06.plan.Trajectory;
import vn.tiendo06.plan.TriggerView;

/** What the status rules need, for many rows by one statement. */
@ApplicationScoped
class StandingRepository {

    private static final TypeReference<Baseline> BASELINE = new TypeReference<>() {};
    private static final TypeReference<List<TaskInputs.Reached>> REACHED = new TypeReference<>() {};

    // The latest period's figure in force, a period that is not over yet coming after those that are.
    private static final String LATEST_THEN = """
            left join lateral (
              select x.*
              from (select c.*, count(*) over () as rivals from (
                select x.id as submission_id, x.subject_id, x.value, x.task_state, x.progress_percent,
                  x.deliverable_reached, x.unit_code, x.period_code, x.reviewed_at, pe.ends_on
                from submission x
                join period pe on pe.code = x.period_code
                where x.subject_id = s.id and %s and %s
                order by pe.ends_on > :today, pe.ends_on desc
                fetch first 1 rows with ties) c) x
              order by %s
              limit 1) f on true""";

    private static final String LATEST_FIGURE = LatestReport.join(
            "submission_id, value, numerator, denominator, unit_code, period_code, reviewed_at, ends_on",
            "current_figure");

    private static final String LATEST_TASK_REPORT = LatestReport.join(
            "submission_id, task_state, progress_percent, deliverable_reached, unit_code, period_code, reviewed_at,"
                    + " ends_on",
            "current_task_report");

    private static final String TARGET_COLUMNS =
            """
            s.id, s.section, p.from_year, s.direction, %s as milestones,
            cast(s.baseline as text) as baseline, %s as trajectory,
            %s, f.*""".formatted(TargetView.MILESTONES_THEN, TargetView.TRAJECTORY_THEN, Thresholds.COLUMNS);

    private static final String SHOWN_COLUMNS = TARGET_COLUMNS + ", s.measure, s.maximum";

    private static final String TASK_COLUMNS = """
            s.id, s.section, s.schedule_kind, cast(to_json(s.due_dates) as text) as due_dates, s.recurrence, s.condition,
            s.schedule_text, task_triggers(s.id, :recordedBy) as triggers,
            (select cast(coalesce(json_agg(json_build_object('endsOn', pe.ends_on, 'approvedAt', x.reviewed_at)
                order by pe.ends_on), '[]') as text)
              from submission x join period pe on pe.code = x.period_code
              where x.subject_id = s.id and %1$s and x.deliverable_reached) as reached,
            due.code as due_period, due.reported as due_reported, open.due_at as open_due_at, %2$s, f.*""";

    private final EntityManager em;

    StandingRepository(EntityManager em) {
        this.em = em;
    }

    List<TargetInputs> targets(Collection<String> ids, Moment moment) {
        return targets(moment)
                .where("s.id = any(:ids)", "ids", ids.toArray(String[]::new))
                .all(em, "s.ordinal", StandingRepository::target);
    }

    List<TargetInputs> targetsOf(String planCode, Moment moment) {
        return targets(moment)
                .where("s.plan_code = :plan", "plan", planCode)
                .all(em, "s.ordinal", StandingRepository::target);
    }

    /**
     * A target as its progress shows it.
     *
     * @param maximum highest figure that makes sense, or null
     */
    record Shown(TargetInputs inputs, BigDecimal maximum) {}

    /** A target of a plan that the caller sees. */
    Optional<Shown> shown(String id, Scope scope, Moment moment) {
        ListQuery one = judged(SHOWN_COLUMNS, latest(LATEST_FIGURE, "x.value", moment), "", moment)
                .where("s.kind = 'TARGET'")
                .where("s.id = :id", "id", id)
                .where("p.created_at <= :recordedBy");
        return PlanScope.narrow(one, "p", scope).all(em, "", StandingRepository::shown).stream()
                .findFirst();
    }

    private static Shown shown(Row row) {
        return new Shown(
                target(row), FigureBounds.maximum(row.value("measure", Measure.class), row.decimal("maximum")));
    }

    /** A target with what is summed up of it. */
    record Reported(TargetInputs inputs, CommuneFigure figure) {}

    /** The communes' targets with an indicator below a locality, each with its latest figure. */
    List<Reported> communes(String indicator, String locality, Scope scope, Moment moment) {
        ListQuery targets = judged(
                TARGET_COLUMNS + ", p.locality_code, l.ancestors",
                LATEST_FIGURE + " join locality l on l.code = p.locality_code",
                "",
                moment);
        return RollupRepository.ofIndicator(targets, indicator, locality, scope)
                .where("l.level = 'COMMUNE'")
                .all(em, "p.locality_code, s.id", row -> new Reported(target(row), CommuneFigure.of(row)));
    }

    /**
     * SQL joining the figure {@code f} of a subject {@code s} that counts; uses the parameters {@code today} and {@code
     * recordedBy}.
     */
    static String latestThen(Moment moment, String reported) {
        return LATEST_THEN.formatted(InForce.sql(moment, "x"), reported, ReportOrder.SQL);
    }

    private static ListQuery targets(Moment moment) {
        return judged(TARGET_COLUMNS, latest(LATEST_FIGURE, "x.value", moment), "", moment)
                .where("s.kind = 'TARGET'");
    }

    List<TaskInputs> tasks(Collection<String> ids, Moment moment) {
        return tasks(moment)
                .where("s.id = any(:ids)", "ids", ids.toArray(String[]::new))
                .all(em, "s.ordinal", StandingRepository::task);
    }

    List<TaskInputs> tasksOf(String planCode, Moment moment) {
        return tasks(moment)
                .where("s.plan_code = :plan", "plan", planCode)
                .all(em, "s.ordinal", StandingRepository::task);
    }

    private static ListQuery tasks(Moment moment) {
        String inForce = InForce.sql(moment, "x");
        return judged(
                        TASK_COLUMNS.formatted(inForce, Thresholds.COLUMNS),
                        latest(LATEST_TASK_REPORT, "x.task_state", moment),
                        OwedPeriods.join(inForce),
                        moment)
                .where("s.kind = 'TASK'")
                .with("now", moment.at());
    }

    // What is in force now stands in a summary; what was then, in the submissions.
    private static String latest(String now, String reported, Moment moment) {
        return moment.past() ? latestThen(moment, reported + " is not null") : now;
    }

    private static ListQuery judged(String columns, String latest, String more, Moment moment) {
        String from = "subject s join plan p on p.code = s.plan_code " + Thresholds.JOIN + latest + " " + more;
        return InForce.bind(moment, new ListQuery(columns, from))
                .with("recordedBy", moment.recordedBy())
                .with("today", moment.day());
    }

    private static TargetInputs target(Row row) {
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

    private static TaskInputs task(Row row) {
        TaskReport latest = row.uuid("submission_id") == null ? null : report(row);
        List<TriggerView> triggers = TaskView.triggers(row);
        Instant openDueAt = row.instant("open_due_at");
        return new TaskInputs(
                row.text("id"),
                row.text("section"),
                TaskView.schedule(row),
                triggers.isEmpty() ? null : TaskInputs.Trigger.of(triggers.getLast()),
                latest,
                row.json("reached", REACHED),
                row.text("due_period"),
                Boolean.TRUE.equals(row.bool("due_reported")),
                openDueAt == null ? null : LocalDate.ofInstant(openDueAt.minusNanos(1), LocalCalendar.ZONE),
                Thresholds.of(row));
    }

    static TaskReport report(Row row) {
        return new TaskReport(
                row.text("task_state"),
                row.decimal("progress_percent"),
                row.bool("deliverable_reached"),
                row.text("period_code"),
                row.date("ends_on"),
                row.text("unit_code"),
                row.uuid("submission_id"),
                row.instant("reviewed_at"));
    }
}
