package vn.tiendo06.testing;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The application's clock in tests: it stands still where a test has set it. */
public class TestClock extends Clock {

    /** The day most tests live on. */
    public static final LocalDate DEFAULT_DAY = LocalDate.of(2026, 11, 23);

    private static volatile Instant instant = noon(DEFAULT_DAY);

    /** Sets the clock to noon of a day in Việt Nam. */
    public static void set(LocalDate day) {
        instant = noon(day);
    }

    public static void set(Instant newInstant) {
        instant = newInstant;
    }

    public static void reset() {
        set(DEFAULT_DAY);
    }

    public static Instant noonOfDefaultDay() {
        return noon(DEFAULT_DAY);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toInstant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant, zone);
    }

    @Override
    public Instant instant() {
        return instant;
    }

    /** Takes the place of the system clock. */
    static class Producer {
        @Produces
        @Singleton
        Clock clock() {
            return new TestClock();
        }
    }
}
