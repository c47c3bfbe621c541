package vn.tiendo06.kernel.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * The database's time, which is the same for all replicas: read now and then, and carried on in between by the machine's
 * steady counter, so that a wall clock that jumps moves nothing. Until it has been read it is the machine's own time.
 */
public final class DatabaseClock extends Clock {

    /** By one part in so many. */
    private static final long DRIFT = 100_000;

    private final Clock machine;
    private final LongSupplier counter;
    private final Duration tolerance;
    private volatile Anchor anchor;

    /** What the database's clock showed when the counter stood at {@code nanos}, give or take {@code uncertain} nanoseconds. */
    private record Anchor(Instant instant, long nanos, long uncertain) {

        Instant at(long counter) {
            return instant.plusNanos(counter - nanos);
        }

        /** How uncertain it is by now: the two clocks drift apart. */
        long uncertainAt(long counter) {
            return uncertain + (counter - nanos) / DRIFT;
        }
    }

    DatabaseClock(Clock machine, LongSupplier counter, Duration tolerance) {
        this.machine = machine;
        this.counter = counter;
        this.tolerance = tolerance;
    }

    /**
     * Learns what the database said at some instant between two counts. It is taken where it is more certain than what is
     * known, or shows that to be wrong: so replicas agree to less than a call takes, and time stays even.
     */
    void learn(Instant told, long before, long after) {
        long uncertain = (after - before) / 2;
        long middle = before + uncertain;
        Anchor known = anchor;
        if (known == null
                || uncertain < known.uncertainAt(middle)
                || Duration.between(known.at(middle), told)
                                .abs()
                                .compareTo(Duration.ofNanos(uncertain + known.uncertainAt(middle)))
                        > 0) {
            anchor = new Anchor(told, middle, uncertain);
        }
    }

    /** How far the machine's clock is ahead of the database's. */
    public Duration offset() {
        Anchor known = anchor;
        return known == null ? Duration.ZERO : Duration.between(known.at(counter.getAsLong()), machine.instant());
    }

    /** Whether the machine's clock is so far off that no token can be judged by it. */
    public boolean isMachineOff() {
        return offset().abs().compareTo(tolerance) > 0;
    }

    @Override
    public Instant instant() {
        Anchor known = anchor;
        return known == null ? machine.instant() : known.at(counter.getAsLong());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Days are those of LocalCalendar.ZONE");
    }
}
