package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
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
    private final PlanStandings standings;
    private final PlanForecasts forecasts;
    private final PlanRows planRows;
    private final Moments moments;
    private final LastLock lastLock;
    private final LastWrites lastWrites;
    private final RecentDashboards recent;
    private final EntityManager em;

    DashboardService(
            PlanService plans,
            PlanStandings standings,
            PlanForecasts forecasts,
            PlanRows planRows,
            Moments moments,
            LastLock lastLock,
            LastWrites lastWrites,
            RecentDashboards recent,
            EntityManager em) {
        this.plans = plans;
        this.standings = standings;
        this.forecasts = forecasts;
        this.planRows = planRows;
        this.moments = moments;
        this.lastLock = lastLock;
        this.lastWrites = lastWrites;
        this.recent = recent;
        this.em = em;
    }

    private record Assigned(String subjectId, UnitRef unit) {}

    private record Totals(Instant vintage, int awaitingReview, String digest) {}

    /** As it stands, or stood at a moment that is asked for. */
    Dashboard of(String planCode, String asOf, String period, Locale locale) {
        PlanView plan = plans.get(planCode);
        Moment moment = moments.of(asOf, period, planCode);
        return moment.past()
                ? of(plan, moment, locale)
                : recent.of(planCode, lastWrites.about(planCode), moment.day(), locale, () -> of(plan, moment, locale));
    }

    private Dashboard of(PlanView plan, Moment moment, Locale locale) {
        String planCode = plan.code();
        LastLock.Reference reference = lastLock.before(moment, planCode);
        PlanStandings.Judged judged = standings.at(planCode, moment);
        List<JudgedRow> rows = judged.rows();
        Map<String, JudgedRow> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        Map<String, PlanRows.Named> names = planRows.of(planCode, moment);
        Function<JudgedRow, PlanRow> named = row -> names.get(row.id()).row();
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
                completeness(planCode, moment),
                PlanChanges.of(
                        reference, standings.at(planCode, reference.moment()).rows(), rows, named),
                TopRisks.of(
                        rows,
                        forecasts.of(planCode, open(judged.targets(), byId), moment),
                        moment.day(),
                        locale,
                        named),
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

    // What is reached already, or has no figure, needs no look ahead.
    private static List<TargetInputs> open(List<TargetInputs> targets, Map<String, JudgedRow> rows) {
        return targets.stream()
                .filter(target -> target.latest() != null)
                .filter(target -> TopRisks.isOpen(rows.get(target.id())))
                .toList();
    }

    // Of the months that are over: half-years and years end with one of them.
    private Completeness completeness(String planCode, Moment moment) {
        LocalDate last = new ListQuery("max(pe.ends_on) as last", "period pe")
                .where("pe.kind = 'MONTH'")
                .where("pe.ends_on < :day", "day", moment.day())
                .all(em, "", row -> row.date("last"))
                .getFirst();
        return last == null
                ? null
                : new ListQuery(Completeness.COLUMNS, "obligation(:plan, :last, :last, :at, :recordedBy) o")
                        .with("plan", planCode)
                        .with("last", last)
                        .with("at", moment.at())
                        .with("recordedBy", moment.recordedBy())
                        .all(em, "", row -> Completeness.of(last, row))
                        .getFirst();
    }

    private List<Dashboard.UnitCounts> units(String planCode, Map<String, JudgedRow> rows) {
        Map<UnitRef, List<JudgedRow>> byUnit = new LinkedHashMap<>();
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
        int waiting = waiting(planCode, moment);
        return InForce.bind(moment, new ListQuery("""
                        max(x.reviewed_at) as vintage,
                        encode(sha256(convert_to(coalesce(string_agg(x.id || ' ' || x.content_hash, chr(10)
                          order by x.id), ''), 'UTF8')), 'hex') as digest""", "submission x"))
                .where("x.plan_code = :plan", "plan", planCode)
                .where(InForce.sql(moment, "x"))
                .all(em, "", row -> new Totals(row.instant("vintage"), waiting, row.text("digest")))
                .getFirst();
    }

    // By the locality, by which those that are not approved are indexed. What was approved by then needs no look at its
    // events.
    private int waiting(String planCode, Moment moment) {
        ListQuery query = new ListQuery("cast(count(*) as integer) as waiting", "submission x")
                .where("x.plan_code = :plan", "plan", planCode);
        if (moment.past()) {
            query.where("""
                            x.created_at <= :asOf
                            and not (x.state in ('APPROVED', 'SUPERSEDED') and x.reviewed_at <= :asOf)
                            and (select e.to_state from submission_event e
                              where e.submission_id = x.id and e.at <= :asOf
                              order by e.ordinal desc limit 1) in ('SUBMITTED', 'CONFIRMED')""").with("asOf", moment.at());
        } else {
            query.where("x.state in ('SUBMITTED', 'CONFIRMED')")
                    .where("x.locality_code = (select p.locality_code from plan p where p.code = :plan)");
        }
        return query.all(em, "", row -> row.integer("waiting")).getFirst();
    }

    private static StatusCounts count(List<JudgedRow> rows, Predicate<JudgedRow> which) {
        return StatusCounts.of(
                rows.stream().filter(which).map(JudgedRow::status).toList());
    }
}
