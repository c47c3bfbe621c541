package vn.tiendo06.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;

/** Reads the moment that a caller asks for: an instant, the end of a day in Việt Nam, or the lock of a period. */
@ApplicationScoped
public class Moments {

    /** What the parameter means, for the contract. */
    public static final String AS_OF =
            "As it stood at an instant, at the end of a day in Việt Nam, or when a period was locked; default: now";

    private static final String PARAMETER = "asOf";
    private static final String PERIOD = "period";
    private static final Pattern PERIOD_CODE = Pattern.compile("\\d{4}(-\\w{2})?");
    private static final int DATE_LENGTH = 10;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private final LocalCalendar calendar;
    private final PlanService plans;
    private final PeriodLocks locks;
    private final EntityManager em;

    Moments(LocalCalendar calendar, PlanService plans, PeriodLocks locks, EntityManager em) {
        this.calendar = calendar;
        this.plans = plans;
        this.locks = locks;
        this.em = em;
    }

    public Moment now() {
        return new Moment(calendar.now(), false);
    }

    /** The moment asked for of something of a plan, which must have been loaded by then; now where null. */
    public Moment of(String asOf, String planCode) {
        if (asOf == null) {
            return now();
        }
        return sinceLoaded(PARAMETER, read(asOf, planCode), planCode);
    }

    /** As {@link #of(String, String)}, or the instant at which a period was locked. */
    public Moment of(String asOf, String period, String planCode) {
        if (period == null) {
            return of(asOf, planCode);
        }
        if (asOf != null) {
            throw Fault.query(PERIOD, "contradicts", PARAMETER).asException();
        }
        return sinceLoaded(PERIOD, lockOf(PERIOD, period, planCode), planCode);
    }

    /**
     * The moment asked for of a list.
     *
     * @param planCode the plan that the list is narrowed to, null for none; a period's lock is told only of a plan
     */
    public Moment ofList(String asOf, String planCode) {
        return asOf == null ? now() : read(asOf, planCode);
    }

    private Moment read(String asOf, String planCode) {
        return PERIOD_CODE.matcher(asOf).matches()
                ? lockOf(PARAMETER, asOf, planCode)
                : notAhead(PARAMETER, parse(asOf), "future-instant");
    }

    private Moment lockOf(String parameter, String period, String planCode) {
        if (planCode == null) {
            throw Fault.query("plan", "required").asException();
        }
        // When a plan's periods are locked is for those who see the plan.
        plans.get(planCode);
        Instant lockAt = locks.lockOf(planCode, period)
                .orElseThrow(
                        () -> Fault.query(parameter, "unknown-period", period).asException());
        return notAhead(parameter, lockAt, "not-locked-yet");
    }

    private Moment notAhead(String parameter, Instant at, String ifAhead) {
        if (at.isAfter(calendar.now())) {
            throw Fault.query(parameter, ifAhead, at).asException();
        }
        return new Moment(at, true);
    }

    private Moment sinceLoaded(String parameter, Moment moment, String planCode) {
        Instant since = new ListQuery("p.created_at", "plan p")
                .where("p.code = :code", "code", planCode)
                .all(em, "", row -> row.instant("created_at"))
                .getFirst();
        if (moment.at().isBefore(since)) {
            throw Fault.query(parameter, "before-plan", since).asException();
        }
        return moment;
    }

    private static Instant parse(String text) {
        try {
            Instant at = text.length() == DATE_LENGTH
                    ? LocalCalendar.startOf(LocalDate.parse(text).plusDays(1)).minus(1, ChronoUnit.MICROS)
                    : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            int year = at.atZone(LocalCalendar.ZONE).getYear();
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return at;
            }
        } catch (DateTimeException e) {
            // Told below, as a year is that no calendar knows.
        }
        throw Fault.query(PARAMETER, "type", "date-time (2026-12-31T10:00:00Z), date (2026-12-31), period (2026-12)")
                .asException();
    }
}
