package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.Measure;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.TargetView;

/** Figures of many localities, one statement for each read. */
@ApplicationScoped
class RollupRepository {

    private static final String TARGETS = """
            subject s join plan p on p.code = s.plan_code join locality l on l.code = p.locality_code""";

    // The regimes in force are found for all plans at once: regime_in_force, asked plan by plan, takes longer than all
    // the rest.
    private static final String OF_PERIOD = """
            join period pe on pe.code = :period
            left join (select distinct on (r.plan_code) r.plan_code, r.id
              from reporting_regime r
              where r.plan_code is not null
                and r.effective_from <= (select asked.starts_on from period asked where asked.code = :period)
              order by r.plan_code, r.effective_from desc) own on own.plan_code = p.code
            cross join lateral (select coalesce(own.id, (
              select r.id from reporting_regime r
              where r.plan_code is null and r.effective_from <= pe.starts_on
                and pe.starts_on >= coalesce(p.issued_on, cast(p.created_at at time zone 'Asia/Ho_Chi_Minh' as date))
                and not exists (select 1 from reporting_regime any_own where any_own.plan_code = p.code)
              order by r.effective_from desc limit 1)) as id) regime
            left join current_figure f on f.locality_code = p.locality_code and f.subject_id = s.id
               and f.period_code = :period""";

    private static final String OWED = """
            pe.year between p.from_year and p.to_year and exists (
              select 1
              from regime_deadline d
              cross join regime_frequencies(regime.id, s, pe.ends_on, 'infinity') due(frequency)
              where d.regime_id = regime.id and d.kind = pe.kind and d.level = l.level and due.frequency = pe.kind)
              as owed""";

    private final EntityManager em;

    RollupRepository(EntityManager em) {
        this.em = em;
    }

    /** A locality that lies within the scope, or is the one of a unit of the scope. */
    Optional<LocalityRef> locality(String code, Scope scope) {
        return new ListQuery("l.code, l.name, l.level", "locality l")
                        .where("l.code = :code", "code", code)
                        .where("""
                        (l.ancestors && cast(:localities as text[])
                         or l.code in (select u.locality_code from unit u where u.code = any(:units)))""")
                        .with("localities", scope.localityArray())
                        .with("units", scope.unitArray())
                        .all(em, "", row -> new LocalityRef(row.text("code"), row.text("name"), row.text("level")))
                        .stream()
                        .findFirst();
    }

    /** The names of a locality and of those right below it. */
    Map<String, LocalityRef> below(String code) {
        return new ListQuery("l.code, l.name, l.level", "locality l")
                        .where("(l.parent_code = :code or l.code = :code)", "code", code)
                        .all(em, "", row -> new LocalityRef(row.text("code"), row.text("name"), row.text("level")))
                        .stream()
                        .collect(Collectors.toMap(LocalityRef::code, ref -> ref));
    }

    boolean isPeriod(String code) {
        return !new ListQuery("pe.code", "period pe")
                .where("pe.code = :code", "code", code)
                .all(em, "", row -> row.text("code"))
                .isEmpty();
    }

    /** The indicator as most plans below the locality, or its own, have it. */
    Optional<Indicator> indicator(String code, String locality, Scope scope) {
        return targets(
                        "s.indicator_code, s.statement, s.measure, s.unit_of_measure, s.direction",
                        TARGETS,
                        code,
                        locality,
                        scope)
                .all(
                        em,
                        "count(*) desc, s.statement limit 1",
                        "s.indicator_code, s.statement, s.measure, s.unit_of_measure, s.direction",
                        row -> new Indicator(
                                row.text("indicator_code"),
                                row.text("statement"),
                                row.value("measure", Measure.class),
                                row.text("unit_of_measure"),
                                row.value("direction", Direction.class)))
                .stream()
                .findFirst();
    }

    /** A commune's figure and when it was approved. */
    record Dated(CommuneFigure figure, Instant approvedAt) {}

    /** The communes' figures of a period, and who owes one for it (as obligation() says of one plan). */
    List<Dated> communes(String indicator, String locality, String period, Scope scope) {
        return targets(
                        "s.id, p.locality_code, l.ancestors, f.value, f.numerator, f.denominator, f.reviewed_at, "
                                + OWED,
                        TARGETS + "\n" + OF_PERIOD,
                        indicator,
                        locality,
                        scope)
                .where("l.level = 'COMMUNE'")
                .with("period", period)
                .all(
                        em,
                        "p.locality_code, s.id",
                        row -> new Dated(
                                CommuneFigure.of(row, Boolean.TRUE.equals(row.bool("owed"))),
                                row.instant("reviewed_at")));
    }

    /** A locality's milestones for an indicator. */
    record Stated(String subjectId, LocalityRef locality, List<MilestoneView> milestones) {}

    List<Stated> milestones(String indicator, String locality, Scope scope) {
        return targets(
                        "s.id, l.code, l.name, l.level, " + TargetView.MILESTONES_THEN + " as milestones",
                        TARGETS,
                        indicator,
                        locality,
                        scope)
                .with("recordedBy", Moment.FOREVER)
                .all(
                        em,
                        "l.code, s.id",
                        row -> new Stated(
                                row.text("id"),
                                new LocalityRef(row.text("code"), row.text("name"), row.text("level")),
                                TargetRule.numeric(TargetView.milestones(row, "milestones"))));
    }

    private static ListQuery targets(String columns, String from, String indicator, String locality, Scope scope) {
        return ofIndicator(new ListQuery(columns, from), indicator, locality, scope);
    }

    /**
     * Narrows a query with subject {@code s}, plan {@code p} and locality {@code l} to the targets with an indicator below a
     * locality. They are found by the array that every locality carries; communes are some thousands at most.
     */
    static ListQuery ofIndicator(ListQuery query, String indicator, String locality, Scope scope) {
        return query.whereOneOf("p.code", "scopePlans", scope.plans())
                .where("s.kind = 'TARGET'")
                .where("s.indicator_code = :indicator", "indicator", indicator)
                .where("l.ancestors @> array[cast(:locality as text)]", "locality", locality);
    }
}
