package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
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

    /** Refuses with 409 when the period is locked and no exception lifts the lock for the unit and subject. */
    void requireOpen(String planCode, String periodCode, String unitCode, String subjectId) {
        record State(Instant lockAt, boolean lifted) {}
        State state = new ListQuery("""
                        period_lock(:plan, :period) as lock_at,
                        lock_is_lifted(:plan, :period, :unit, :subject, :now) as lifted""", "(select 1) one")
                .with("plan", planCode)
                .with("period", periodCode)
                .with("unit", unitCode)
                .with("subject", subjectId)
                .with("now", calendar.now())
                .all(em, "", row -> new State(row.instant("lock_at"), row.bool("lifted")))
                .getFirst();
        if (!calendar.now().isBefore(state.lockAt()) && !state.lifted()) {
            throw ProblemType.PERIOD_LOCKED.because("period-locked", periodCode, state.lockAt());
        }
    }
}
