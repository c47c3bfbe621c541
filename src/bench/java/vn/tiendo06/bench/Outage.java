package vn.tiendo06.bench;

import java.time.Duration;
import java.util.Set;

/** Tells people when something was killed: whether to wait, and whether a failed answer is its consequence. */
final class Outage {

    /** The application's own, and those of a proxy whose replica is gone. */
    private static final Set<Integer> EXCUSED = Set.of(502, 503, 504);

    private final Duration aftermath;
    private volatile boolean down;
    private volatile long felt = System.nanoTime();

    /** @param aftermath how long after it is over calls may still fail, zero where none may be answered with a failure */
    Outage(Duration aftermath) {
        this.aftermath = aftermath;
    }

    /** Nothing is killed. */
    static Outage none() {
        return new Outage(Duration.ZERO);
    }

    void begins() {
        felt = System.nanoTime() + Duration.ofHours(1).toNanos();
        down = true;
    }

    void ends() {
        felt = System.nanoTime() + aftermath.toNanos();
        down = false;
    }

    /** Whether it makes sense to call. */
    boolean isOver() {
        return !down;
    }

    /** From now on calls may fail until it is over, but it makes sense to go on calling. */
    void threatens() {
        felt = System.nanoTime() + Duration.ofHours(1).toNanos();
    }

    /** Whether an answer may come of it. */
    boolean excuses(int status) {
        return EXCUSED.contains(status) && !aftermath.isZero() && felt - System.nanoTime() > 0;
    }
}
