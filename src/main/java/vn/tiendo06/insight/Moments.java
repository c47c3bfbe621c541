package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.page.ListQuery;

/** Reads the instant that a caller asks for. */
@ApplicationScoped
class Moments {

    private static final String AS_OF = "asOf";
    private static final String PERIOD = "period";

    private final LocalCalendar calendar;
    private final EntityManager em;

    Moments(LocalCalendar calendar, EntityManager em) {
        this.calendar = calendar;
        this.em = em;
    }

    Moment now() {
        return new Moment(calendar.now(), false);
    }

    /** An instant, or the end of a day in Việt Nam; now where null. */
    Moment of(String asOf, String planCode) {
        return asOf == null ? now() : checked(AS_OF, parse(asOf), "future-instant", planCode);
    }

    /** As {@link #of(String, String)}, or the instant at which a period was locked. */
    Moment of(String asOf, String period, String planCode) {
        if (period == null) {
            return of(asOf, planCode);
        }
        if (asOf != null) {
            throw Fault.query(PERIOD, "contradicts", AS_OF).asException();
        }
        Instant lockAt = new ListQuery("period_lock(:plan, pe.code) as lock_at", "period pe")
                        .with("plan", planCode)
                        .where("pe.code = :code", "code", period)
                        .all(em, "", row -> row.instant("lock_at"))
                        .stream()
                        .findFirst()
                        .orElseThrow(() ->
                                Fault.query(PERIOD, "unknown-period", period).asException());
        return checked(PERIOD, lockAt, "not-locked-yet", planCode);
    }

    /**
     * The instant that what changed is counted from.
     *
     * @param period the month that was locked then, null where it is the instant the plan was loaded
     */
    record Reference(Moment moment, String period) {}

    /** When the last month before a moment was locked; when the plan was loaded, where that was later. */
    Reference before(Moment moment, String planCode) {
        Instant since = loadedAt(planCode);
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
                        .filter(reference -> !reference.moment().at().isBefore(since))
                        .findFirst()
                        .orElseGet(() -> new Reference(new Moment(since, true), null));
    }

    private Instant loadedAt(String planCode) {
        return new ListQuery("p.created_at", "plan p")
                .where("p.code = :code", "code", planCode)
                .all(em, "", row -> row.instant("created_at"))
                .getFirst();
    }

    private Moment checked(String parameter, Instant at, String ifFuture, String planCode) {
        if (at.isAfter(calendar.now())) {
            throw Fault.query(parameter, ifFuture, at).asException();
        }
        Instant since = loadedAt(planCode);
        if (at.isBefore(since)) {
            throw Fault.query(parameter, "before-plan", since).asException();
        }
        return new Moment(at, true);
    }

    private static Instant parse(String text) {
        try {
            return text.length() == 10
                    ? LocalCalendar.startOf(LocalDate.parse(text).plusDays(1)).minus(1, ChronoUnit.MICROS)
                    : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw Fault.query(AS_OF, "type", "date-time (2026-12-31T10:00:00Z), date (2026-12-31)")
                    .asException();
        }
    }
}
