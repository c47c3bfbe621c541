package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;

/** Finds the instant that what changed in a plan is counted from. */
@ApplicationScoped
class LastLock {

    private final EntityManager em;

    LastLock(EntityManager em) {
        this.em = em;
    }

    /** @param period the month that was locked at the moment, null where it is the instant the plan was loaded */
    record Reference(Moment moment, String period) {}

    /** When the last month before a moment was locked; when the plan was loaded, where that was later. */
    Reference before(Moment moment, String planCode) {
        Instant loaded = new ListQuery("p.created_at", "plan p")
                .where("p.code = :code", "code", planCode)
                .all(em, "", row -> row.instant("created_at"))
                .getFirst();
        return new ListQuery("pe.code, period_lock(:plan, pe.code) as lock_at", "period pe")
                        .with("plan", planCode)
                        .where("pe.kind = 'MONTH'")
                        .where("pe.ends_on <= :day", "day", moment.day())
                        .where("period_lock(:plan, pe.code) < :at", "at", moment.at())
                        .all(
                                em,
                                "pe.ends_on desc limit 1",
                                row -> new Reference(new Moment(row.instant("lock_at"), true), row.text("code")))
                        .stream()
                        .filter(reference -> !reference.moment().at().isBefore(loaded))
                        .findFirst()
                        .orElseGet(() -> new Reference(new Moment(loaded, true), null));
    }
}
