package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.page.ListQuery;

/** Keeps units from changing what they report for a period that is closed. */
@ApplicationScoped
class PeriodLock {

    private final EntityManager em;
    private final LocalCalendar calendar;

    PeriodLock(EntityManager em, LocalCalendar calendar) {
        this.em = em;
        this.calendar = calendar;
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
