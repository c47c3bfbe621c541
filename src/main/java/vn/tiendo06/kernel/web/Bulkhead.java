package vn.tiendo06.kernel.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets so many requests in at a time, lets so many wait, in order and not for long, and refuses the rest at once. Nobody
 * blocks a thread: who waits is called back on the context it came from.
 */
final class Bulkhead {

    private final Vertx vertx;
    private final int places;
    private final int queueLength;
    private final long patience;

    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final AtomicLong refused = new AtomicLong();
    private int taken;

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

    /** @param patience how long one may wait in the queue */
    Bulkhead(Vertx vertx, int places, int queueLength, Duration patience) {
        this.vertx = vertx;
        this.places = places;
        this.queueLength = queueLength;
        this.patience = patience.toMillis();
    }

    /** Asks to be let in; {@link #giveUp} with what is returned leaves the queue again. */
    Object enter(Guest guest) {
        Waiting waiting = null;
        boolean admitted = false;
        synchronized (this) {
            if (taken < places) {
                taken++;
                admitted = true;
            } else if (queue.size() < queueLength) {
                waiting = new Waiting(guest);
                Waiting mine = waiting;
                waiting.timer = vertx.setTimer(patience, timer -> overdue(mine));
                queue.addLast(waiting);
            }
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
            next = queue.pollFirst();
            if (next == null) {
                taken--;
                return;
            }
        }
        vertx.cancelTimer(next.timer);
        Guest guest = next.guest;
        next.context.runOnContext(any -> guest.admitted());
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
        }
        vertx.cancelTimer(waiting.timer);
        return true;
    }

    private void overdue(Waiting waiting) {
        synchronized (this) {
            if (!queue.remove(waiting)) {
                return;
            }
        }
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
