package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.plan.PeriodLocks;

/** Keeps units from changing what they report for a period that is closed. */
@ApplicationScoped
class PeriodLock implements PeriodLocks {

    private final EntityManager em;
    private final LocalCalendar calendar;

    PeriodLock(EntityManager em, LocalCalendar calendar) {
        this.em = em;
        this.calendar = calendar;
    }

    @Override
    public Optional<Instant> lockOf(String planCode, String periodCode) {
        return new ListQuery("period_lock(:plan, pe.code) as lock_at", "period pe")
                        .with("plan", planCode)
                        .where("pe.code = :code", "code", periodCode)
                        .all(em, "", row -> row.instant("lock_at"))
                        .stream()
                        .findFirst();
    }

    /** What a unit reports on a row of a plan for a period. */
    record Ground(String planCode, String periodCode, String unitCode, String subjectId) {}

    /** Refuses with 409 when the period is locked and no exception lifts the lock for the unit and subject. */
    void requireOpen(String planCode, String periodCode, String unitCode, String subjectId) {
        Ground ground = new Ground(planCode, periodCode, unitCode, subjectId);
        requireOpen(periodCode, closed(Set.of(ground)).get(ground));
    }

    /** @param closedSince as {@link #closed} has it */
    static void requireOpen(String periodCode, Instant closedSince) {
        if (closedSince != null) {
            throw ProblemType.PERIOD_LOCKED.because("period-locked", periodCode, closedSince);
        }
    }

    /** What is locked, and since when, with no exception that lifts the lock. */
    Map<Ground, Instant> closed(Set<Ground> grounds) {
        List<Ground> asked = List.copyOf(grounds);
        Map<Ground, Instant> closed = new HashMap<>();
        new ListQuery("g.ordinal, l.lock_at", """
                        unnest(cast(:plans as text[]), cast(:periods as text[]), cast(:units as text[]),
                            cast(:subjects as text[])) with ordinality as g(plan, period, unit, subject, ordinal)
                          join (
                            select d.plan, d.period, period_lock(d.plan, d.period) as lock_at
                            from (select distinct * from unnest(cast(:plans as text[]), cast(:periods as text[]))
                              as p(plan, period)) d
                            offset 0) l on l.plan = g.plan and l.period = g.period""")
                .where("l.lock_at <= :now")
                .where("not lock_is_lifted(g.plan, g.period, g.unit, g.subject, :now)")
                .with("plans", texts(asked, Ground::planCode))
                .with("periods", texts(asked, Ground::periodCode))
                .with("units", texts(asked, Ground::unitCode))
                .with("subjects", texts(asked, Ground::subjectId))
                .with("now", calendar.now())
                .all(em, "", row -> closed.put(asked.get(row.integer("ordinal") - 1), row.instant("lock_at")));
        return closed;
    }

    private static String[] texts(List<Ground> all, Function<Ground, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
