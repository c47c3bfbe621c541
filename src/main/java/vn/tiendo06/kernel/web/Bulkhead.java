package vn.tiendo06.kernel.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Lets so many requests in at a time, lets so many wait, not for long, and refuses the rest at once. Nobody blocks a thread:
 * who waits is called back on the context it came from.
 *
 * <p>Under pressure, that is from when one has to wait until none has had to for a second, fewer are let in at a time: what
 * the processors can work on side by side. More of them would only slow each other down, and those that wait with them.
 */
final class Bulkhead {

    /** How long pressure and refusals are remembered, so that a queue that is empty for an instant does not open all places. */
    private static final long MEMORY = TimeUnit.SECONDS.toNanos(1);

    /** Whose turn it is when a place becomes free. */
    enum Turn {
        /** Who has waited longest; a full queue takes nobody. */
        FIRST_COME,
        /**
         * The same, but while some are refused it is who came last, and who has waited longest makes room for the next. In a
         * lasting overload those let in have hardly waited, where in order all of them would have waited as long as one may.
         */
        LAST_COME_IN_OVERLOAD
    }

    private final Vertx vertx;
    private final int places;
    private final int placesUnderPressure;
    private final Turn turn;
    private final int queueLength;
    private final long patience;
    private final LongSupplier counter;

    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final AtomicLong refused = new AtomicLong();
    private int taken;
    private boolean pressed;
    private long pressedAt;
    private long refusedAt;

    /** One who wants in: exactly one of the two is called, once. */
    interface Guest {

        /** The guest is in, and must {@link #leave}. */
        void admitted();

        void refused();
    }

    private final class Waiting {
        private final Guest guest;
        private final Context context = vertx.getOrCreateContext();
        private long timer;

        Waiting(Guest guest) {
            this.guest = guest;
        }
    }

    /** One that lets in as many under pressure as otherwise, in the order in which they came. */
    Bulkhead(Vertx vertx, int places, int queueLength, Duration patience) {
        this(vertx, places, places, Turn.FIRST_COME, queueLength, patience, System::nanoTime);
    }

    /**
     * @param placesUnderPressure of the places, those that are given while others wait
     * @param patience how long one may wait in the queue
     * @param counter of nanoseconds
     */
    Bulkhead(
            Vertx vertx,
            int places,
            int placesUnderPressure,
            Turn turn,
            int queueLength,
            Duration patience,
            LongSupplier counter) {
        this.vertx = vertx;
        this.places = places;
        this.placesUnderPressure = Math.clamp(placesUnderPressure, 1, places);
        this.turn = turn;
        this.queueLength = queueLength;
        this.patience = patience.toMillis();
        this.counter = counter;
        this.refusedAt = counter.getAsLong() - MEMORY - 1;
    }

    /** Asks to be let in; {@link #giveUp} with what is returned leaves the queue again. */
    Object enter(Guest guest) {
        Waiting waiting = null;
        Waiting displaced = null;
        boolean admitted = false;
        synchronized (this) {
            if (taken < open()) {
                taken++;
                admitted = true;
            } else {
                pressed = true;
                pressedAt = counter.getAsLong();
                if (queue.size() == queueLength) {
                    refusedAt = pressedAt;
                    displaced = turn == Turn.LAST_COME_IN_OVERLOAD ? queue.pollFirst() : null;
                }
                if (queue.size() < queueLength) {
                    waiting = new Waiting(guest);
                    Waiting mine = waiting;
                    waiting.timer = vertx.setTimer(patience, timer -> overdue(mine));
                    queue.addLast(waiting);
                }
            }
        }
        if (displaced != null) {
            vertx.cancelTimer(displaced.timer);
            refuse(displaced);
        }
        if (admitted) {
            guest.admitted();
        } else if (waiting == null) {
            refused.incrementAndGet();
            guest.refused();
        }
        return waiting;
    }

    /** Makes room for the next. */
    void leave() {
        Waiting next;
        synchronized (this) {
            next = taken > open() ? null : next();
            if (next == null) {
                taken--;
                return;
            }
            pressedAt = counter.getAsLong();
        }
        vertx.cancelTimer(next.timer);
        Guest guest = next.guest;
        next.context.runOnContext(any -> guest.admitted());
    }

    private Waiting next() {
        boolean refusing = counter.getAsLong() - refusedAt <= MEMORY;
        return refusing && turn == Turn.LAST_COME_IN_OVERLOAD ? queue.pollLast() : queue.pollFirst();
    }

    // A queue is pressure for as long as there is one.
    private int open() {
        if (pressed && queue.isEmpty() && counter.getAsLong() - pressedAt > MEMORY) {
            pressed = false;
        }
        return pressed ? placesUnderPressure : places;
    }

    /** Leaves the queue without having been called; false where it is too late for that. */
    boolean giveUp(Object ticket) {
        if (!(ticket instanceof Waiting waiting)) {
            return false;
        }
        synchronized (this) {
            if (!queue.remove(waiting)) {
                return false;
            }
            pressedAt = counter.getAsLong();
        }
        vertx.cancelTimer(waiting.timer);
        return true;
    }

    private void overdue(Waiting waiting) {
        synchronized (this) {
            if (!queue.remove(waiting)) {
                return;
            }
            pressedAt = counter.getAsLong();
            refusedAt = pressedAt;
        }
        refuse(waiting);
    }

    private void refuse(Waiting waiting) {
        refused.incrementAndGet();
        waiting.context.runOnContext(any -> waiting.guest.refused());
    }

    synchronized int taken() {
        return taken;
    }

    synchronized int waiting() {
        return queue.size();
    }

    long refusedSoFar() {
        return refused.get();
    }
}
