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

/** Targets by SQL, one statement for each read. */
@ApplicationScoped
class TargetRepository {

    private static final Sorting SORTING = new Sorting("order", "s.id")
            .by("order", "s.ordinal", "integer")
            .by("indicatorCode", "s.indicator_code", "text")
            .by("statement", "s.statement_folded", "text");

    private final EntityManager em;

    TargetRepository(EntityManager em) {
        this.em = em;
    }

    /** @param units codes that the unit filter means, or null */
    Page<TargetView> list(
            Scope scope,
            TargetFilter filter,
            String[] units,
            Moment moment,
            PageRequest page,
            UnaryOperator<List<TargetView>> complete) {
        ListQuery query = within(scope, moment)
                .where("s.plan_code = :plan", "plan", filter.plan)
                .where("s.section = :section", "section", filter.section)
                .where("s.indicator_code = :indicator", "indicator", filter.indicator)
                .where(
                        "exists (select 1 from subject_unit su where su.subject_id = s.id and su.unit_code = any(:units))",
                        "units",
                        units)
                .whereContains("s.statement_folded", filter.q);
        if (filter.numeric != null) {
            query.where("subject_was_numeric(s, :recordedBy) = :numeric", "numeric", filter.numeric);
        }
        return query.page(em, SORTING, page, TargetView::of, complete);
    }

    Optional<TargetView> find(Scope scope, String id, Moment moment) {
        return within(scope, moment).where("s.id = :id", "id", id).all(em, "", TargetView::of).stream()
                .findFirst();
    }

    /** All of a plan's targets by id, whoever sees them. */
    Map<String, TargetView> ofPlan(String planCode) {
        return new ListQuery(TargetView.COLUMNS, "subject s")
                        .with("recordedBy", Moment.FOREVER)
                        .where("s.kind = 'TARGET'")
                        .where("s.plan_code = :plan")
                        .with("plan", planCode)
                        .all(em, "", TargetView::of)
                        .stream()
                        .collect(Collectors.toMap(TargetView::id, Function.identity()));
    }

    private static ListQuery within(Scope scope, Moment moment) {
        ListQuery query = new ListQuery(TargetView.COLUMNS, "subject s join plan p on p.code = s.plan_code")
                .where("s.kind = 'TARGET'");
        return PlanScope.narrow(query, "p", scope)
                .where("p.created_at <= :recordedBy")
                .asOf(moment);
    }

    void choose(String id, Trajectory trajectory, String by, Instant at) {
        em.createNativeQuery("update subject set trajectory_chosen = :trajectory where id = :id")
                .setParameter("trajectory", trajectory.name())
                .setParameter("id", id)
                .executeUpdate();
        em.createNativeQuery("""
                        insert into trajectory_choice (subject_id, trajectory, recorded_by, recorded_at)
                        values (:id, :trajectory, :by, :at)""")
                .setParameter("id", id)
                .setParameter("trajectory", trajectory.name())
                .setParameter("by", by)
                .setParameter("at", at)
                .executeUpdate();
    }

    void assign(String id, int year, MilestoneAssignment assignment, String document, String by, Instant at) {
        em.createNativeQuery("""
                        insert into milestone_assignment (subject_id, year, comparator, value, document, recorded_by,
                          recorded_at)
                        values (:subject, :year, :comparator, :value, cast(:document as jsonb), :by, :at)
                        on conflict (subject_id, year) do update set comparator = excluded.comparator,
                          value = excluded.value, document = excluded.document, recorded_by = excluded.recorded_by,
                          recorded_at = excluded.recorded_at""")
                .setParameter("subject", id)
                .setParameter("year", year)
                .setParameter("comparator", assignment.comparator().name())
                .setParameter("value", assignment.value())
                .setParameter("document", document)
                .setParameter("by", by)
                .setParameter("at", at)
                .executeUpdate();
    }
}
