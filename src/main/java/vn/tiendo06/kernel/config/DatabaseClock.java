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

    private final Clock machine;
    private final LongSupplier counter;
    private final Duration tolerance;
    private volatile Anchor anchor;

    /** What the database's clock showed when the counter stood at {@code nanos}. */
    private record Anchor(Instant instant, long nanos) {

        Instant at(long counter) {
            return instant.plusNanos(counter - nanos);
        }
    }

    DatabaseClock(Clock machine, LongSupplier counter, Duration tolerance) {
        this.machine = machine;
        this.counter = counter;
        this.tolerance = tolerance;
    }

    /**
     * Learns what the database said at some instant between two counts. What is known already is moved by no more than
     * that shows it to be wrong, so that time stays even.
     */
    void learn(Instant told, long before, long after) {
        long uncertain = (after - before) / 2;
        long middle = before + uncertain;
        Anchor known = anchor;
        if (known == null) {
            anchor = new Anchor(told, middle);
            return;
        }
        Duration behind = Duration.between(known.at(middle), told);
        if (behind.compareTo(Duration.ofNanos(uncertain)) > 0) {
            anchor = new Anchor(told.minusNanos(uncertain), middle);
        } else if (behind.negated().compareTo(Duration.ofNanos(uncertain)) > 0) {
            anchor = new Anchor(told.plusNanos(uncertain), middle);
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
