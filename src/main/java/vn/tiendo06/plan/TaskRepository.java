package vn.tiendo06.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.page.Sorting;

/** Tasks by SQL, one statement for each read. */
@ApplicationScoped
class TaskRepository {

    // A task's due dates: that of the last document that set it in motion by then, else those of the plan.
    private static final String DUE_DATES = """
            (select d from unnest(s.due_dates) as d
               where not exists (select 1 from task_trigger tt
                 where tt.subject_id = s.id and tt.recorded_at <= :recordedBy)
             union all (select tt.due_on from task_trigger tt where tt.subject_id = s.id
               and tt.recorded_at <= :recordedBy
               order by tt.recorded_at desc, tt.id desc limit 1))""";

    private static final Sorting SORTING = new Sorting("order", "s.id")
            .by("order", "s.ordinal", "integer")
            .by("dueOn", "coalesce((select min(dd.d) from " + DUE_DATES + " as dd), date 'infinity')", "date")
            .by("statement", "s.statement_folded", "text");

    private final EntityManager em;

    TaskRepository(EntityManager em) {
        this.em = em;
    }

    /** @param units codes that the unit filter means, or null */
    Page<TaskView> list(
            Scope scope,
            TaskFilter filter,
            String[] units,
            Moment moment,
            PageRequest page,
            UnaryOperator<List<TaskView>> complete) {
        ListQuery query = within(scope, moment)
                .where("s.plan_code = :plan", "plan", filter.plan)
                .where("s.section = :section", "section", filter.section)
                .where(
                        "s.schedule_kind = :schedule",
                        "schedule",
                        filter.schedule == null ? null : filter.schedule.name())
                .whereContains("s.statement_folded", filter.q);
        if (units != null) {
            query.where(
                    "exists (select 1 from subject_unit su where su.subject_id = s.id and su.unit_code = any(:units)"
                            + (filter.role == null ? ")" : " and su.role = :role)"),
                    "units",
                    units);
            if (filter.role != null) {
                query.with("role", filter.role.name());
            }
        }
        if (filter.dueFrom != null || filter.dueTo != null) {
            String range = (filter.dueFrom == null ? "" : " and dd.d >= :dueFrom")
                    + (filter.dueTo == null ? "" : " and dd.d <= :dueTo");
            query.where("exists (select 1 from " + DUE_DATES + " as dd where true" + range + ")");
            if (filter.dueFrom != null) {
                query.with("dueFrom", filter.dueFrom);
            }
            if (filter.dueTo != null) {
                query.with("dueTo", filter.dueTo);
            }
        }
        return query.page(em, SORTING, page, TaskView::of, complete);
    }

    Optional<TaskView> find(Scope scope, String id, Moment moment) {
        return within(scope, moment).where("s.id = :id", "id", id).all(em, "", TaskView::of).stream()
                .findFirst();
    }

    /** All of a plan's tasks by id, whoever sees them. */
    Map<String, TaskView> ofPlan(String planCode) {
        return new ListQuery(TaskView.COLUMNS, "subject s")
                        .with("recordedBy", Moment.FOREVER)
                        .where("s.kind = 'TASK'")
                        .where("s.plan_code = :plan")
                        .with("plan", planCode)
                        .all(em, "", TaskView::of)
                        .stream()
                        .collect(Collectors.toMap(TaskView::id, Function.identity()));
    }

    private static ListQuery within(Scope scope, Moment moment) {
        ListQuery query = new ListQuery(TaskView.COLUMNS, "subject s join plan p on p.code = s.plan_code")
                .where("s.kind = 'TASK'");
        return PlanScope.narrow(query, "p", scope)
                .where("p.created_at <= :recordedBy")
                .asOf(moment);
    }

    void addTrigger(String id, TriggerDraft trigger, String document, String by, Instant at) {
        em.createNativeQuery("""
                        insert into task_trigger (subject_id, document, due_on, recorded_by, recorded_at)
                        values (:subject, cast(:document as jsonb), :dueOn, :by, :at)""")
                .setParameter("subject", id)
                .setParameter("document", document)
                .setParameter("dueOn", trigger.dueOn())
                .setParameter("by", by)
                .setParameter("at", at)
                .executeUpdate();
    }
}
