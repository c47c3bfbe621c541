package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.plan.Moments;
import vn.tiendo06.plan.PlanService;
import vn.tiendo06.plan.PlanView;
import vn.tiendo06.plan.SectionKind;
import vn.tiendo06.unit.UnitRef;

/** Counts a plan's rows by status, section and unit. */
@ApplicationScoped
class DashboardService {

    private final PlanService plans;
    private final StandingRepository inputs;
    private final Standings standings;
    private final Moments moments;
    private final EntityManager em;

    DashboardService(
            PlanService plans, StandingRepository inputs, Standings standings, Moments moments, EntityManager em) {
        this.plans = plans;
        this.inputs = inputs;
        this.standings = standings;
        this.moments = moments;
        this.em = em;
    }

    private record Judged(String id, SectionKind kind, String section, String status) {}

    private record Assigned(String subjectId, UnitRef unit) {}

    private record Totals(Instant vintage, int awaitingReview, String digest) {}

    @Transactional
    Dashboard of(String planCode, String asOf, String period) {
        PlanView plan = plans.get(planCode);
        Moment moment = moments.of(asOf, period, planCode);
        List<Judged> rows = judge(planCode, moment);
        Map<String, Judged> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        Totals totals = totals(planCode, moment);
        return new Dashboard(
                planCode,
                plan.title(),
                moment.day(),
                moment.asked(),
                totals.digest(),
                totals.vintage(),
                totals.awaitingReview(),
                count(rows, row -> row.kind() == SectionKind.TARGETS),
                count(rows, row -> row.kind() == SectionKind.TASKS),
                plan.sections().stream()
                        .map(section -> new Dashboard.SectionCounts(
                                section.kind().name(),
                                section.numeral(),
                                section.title(),
                                count(
                                        rows,
                                        row -> row.kind() == section.kind()
                                                && row.section().equals(section.numeral()))))
                        .toList(),
                units(planCode, byId));
    }

    private List<Judged> judge(String planCode, Moment moment) {
        List<Judged> rows = new ArrayList<>();
        inputs.targetsOf(planCode, moment)
                .forEach(target -> rows.add(new Judged(
                        target.id(),
                        SectionKind.TARGETS,
                        target.section(),
                        standings
                                .targetRule()
                                .judge(target, moment.day())
                                .status()
                                .name())));
        inputs.tasksOf(planCode, moment)
                .forEach(task -> rows.add(new Judged(
                        task.id(),
                        SectionKind.TASKS,
                        task.section(),
                        standings.taskRule().judge(task, moment.day()).status().name())));
        return rows;
    }

    private List<Dashboard.UnitCounts> units(String planCode, Map<String, Judged> rows) {
        Map<UnitRef, List<Judged>> byUnit = new LinkedHashMap<>();
        new ListQuery(
                        "su.subject_id, u.code, u.name",
                        "subject s join subject_unit su on su.subject_id = s.id join unit u on u.code = su.unit_code")
                .where("s.plan_code = :plan", "plan", planCode)
                .where("su.role in ('MONITOR', 'LEAD')")
                .all(
                        em,
                        "u.name_folded, u.code",
                        row -> new Assigned(row.text("subject_id"), new UnitRef(row.text("code"), row.text("name"))))
                .forEach(assigned -> byUnit.computeIfAbsent(assigned.unit(), unit -> new ArrayList<>())
                        .add(rows.get(assigned.subjectId())));
        return byUnit.entrySet().stream()
                .map(entry -> new Dashboard.UnitCounts(
                        entry.getKey(),
                        count(entry.getValue(), row -> row.kind() == SectionKind.TARGETS),
                        count(entry.getValue(), row -> row.kind() == SectionKind.TASKS)))
                .toList();
    }

    private Totals totals(String planCode, Moment moment) {
        return InForce.bind(
                        moment, new ListQuery("""
                        max(x.reviewed_at) filter (where %1$s) as vintage,
                        cast(count(*) filter (where %2$s) as integer) as waiting,
                        encode(sha256(convert_to(coalesce(string_agg(x.id || ' ' || x.content_hash, chr(10)
                          order by x.id) filter (where %1$s), ''), 'UTF8')), 'hex') as digest""".formatted(InForce.sql(moment, "x"), waiting(moment)), "submission x"))
                .where("x.plan_code = :plan", "plan", planCode)
                .all(em, "", row -> new Totals(row.instant("vintage"), row.integer("waiting"), row.text("digest")))
                .getFirst();
    }

    // What was approved by then needs no look at its events.
    private static String waiting(Moment moment) {
        return moment.past() ? """
                x.created_at <= :asOf
                  and not (x.state in ('APPROVED', 'SUPERSEDED') and x.reviewed_at <= :asOf)
                  and (select e.to_state from submission_event e
                    where e.submission_id = x.id and e.at <= :asOf order by e.ordinal desc limit 1) in ('SUBMITTED', 'CONFIRMED')""" : "x.state in ('SUBMITTED', 'CONFIRMED')";
    }

    private static StatusCounts count(List<Judged> rows, Predicate<Judged> which) {
        return StatusCounts.of(rows.stream().filter(which).map(Judged::status).toList());
    }
}
