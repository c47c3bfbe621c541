package vn.tiendo06.kernel.page;

import java.time.Instant;
import java.time.LocalDate;
import vn.tiendo06.kernel.config.LocalCalendar;

/**
 * The instant that something is judged or shown at.
 *
 * @param at the instant
 * @param past whether it was asked for; otherwise it is now, when all that is stored counts
 */
public record Moment(Instant at, boolean past) {

    /** What counts when all that is stored does. */
    public static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    /** The day it falls on in Việt Nam. */
    public LocalDate day() {
        return LocalDate.ofInstant(at, LocalCalendar.ZONE);
    }

    /** The instant that was asked for, null for now. */
    public Instant asked() {
        return past ? at : null;
    }

    /** What was recorded up to here counts: the clocks of several servers must not hide what is already stored. */
    public Instant recordedBy() {
        return past ? at : FOREVER;
    }
}
