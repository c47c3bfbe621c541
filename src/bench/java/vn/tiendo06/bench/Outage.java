package vn.tiendo06.bench;

import java.time.Duration;

/** Tells people when something was killed: whether to wait, and whether a failed answer is its consequence. */
final class Outage {

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

    /** Whether an answer of 503 may come of it. */
    boolean isFelt() {
        return !aftermath.isZero() && felt - System.nanoTime() > 0;
    }
}
