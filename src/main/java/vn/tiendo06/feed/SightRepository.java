package vn.tiendo06.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.page.ListQuery;

/** Finds out what a caller sees, by one statement. */
@ApplicationScoped
class SightRepository {

    private static final String COLUMNS = """
            (select array_agg(distinct u.locality_code) from unit u where u.code = any(:units)) as unit_localities,
            (select array_agg(distinct above.code) from locality l, unnest(l.ancestors) as above(code)
             where l.code = any(:localities)
               or l.code in (select u.locality_code from unit u where u.code = any(:units))) as levels,
            (select array_agg(distinct n.plan_code) from named n) as plans,
            (select array_agg(distinct p.locality_code) from plan p where p.code in (select n.plan_code from named n)
               or p.code in (select s.plan_code from subject s where s.id in (select k.id from kin k))
               or p.locality_code in (select u.locality_code from unit u where u.code in (select h.code from heirs h)))
               as plan_localities,
            (select array_agg(h.code) from heirs h) as kin_units,
            (select array_agg(k.id) from kin k) as kin_subjects""";

    private static final String FROM = """
            (with named as (
               select s.plan_code from subject_unit su join subject s on s.id = su.subject_id
               where su.unit_code = any(:units)
                 or su.unit_code in (select h.unit_code from unit_heir h where h.heir_code = any(:units))),
             heirs as (
               select h.unit_code as code from unit_heir h where h.heir_code = any(:openUnits) and h.since <= :today),
             kin as (select k.id from kin_subjects(:openUnits, :today) as k(id))
             select %s) sight""".formatted(COLUMNS);

    private final EntityManager em;
    private final LocalCalendar calendar;

    SightRepository(EntityManager em, LocalCalendar calendar) {
        this.em = em;
        this.calendar = calendar;
    }

    Sight of(Actor actor) {
        Scope approved = actor.scopeFor(Permission.CHANGES_READ);
        Scope open = actor.scopeFor(Permission.SUBMISSION_READ_UNAPPROVED);
        return new ListQuery("unit_localities, levels, plans, plan_localities, kin_units, kin_subjects", FROM)
                .with("units", approved.unitArray())
                .with("localities", approved.localityArray())
                .with("openUnits", open.unitArray())
                .with("today", calendar.today())
                .all(
                        em,
                        "",
                        row -> new Sight(
                                approved,
                                open,
                                new Sight.Kin(row.texts("kin_units"), row.texts("kin_subjects")),
                                row.texts("unit_localities"),
                                row.texts("levels"),
                                row.texts("plans"),
                                row.texts("plan_localities")))
                .getFirst();
    }
}
