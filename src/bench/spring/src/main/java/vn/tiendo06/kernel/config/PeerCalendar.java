package vn.tiendo06.kernel.config;

import java.time.Clock;

/** The project's calendar outside its own container. */
public final class PeerCalendar {

    private PeerCalendar() {}

    public static LocalCalendar of(Clock clock) {
        return new LocalCalendar(clock);
    }
}
