package vn.tiendo06.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Wakes those who wait for a change. However many wait, one look at the feed serves them all; nobody holds a thread or a
 * connection meanwhile. PostgreSQL's NOTIFY would do without looking, but makes commits wait for each other.
 */
@ApplicationScoped
class FeedPulse {

    private static final Logger LOG = Logger.getLogger(FeedPulse.class);
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final int MAX_SIGNALS = 500;
    private static final int MAX_WAITING = 10_000;
    private static final int READERS = 4;

    private final ChangeRepository changes;
    private final FeedState state;
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
    // Few, so that all who are woken at once do not take all connections.
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("feed-reader-", 0).factory());
    private ScheduledExecutorService timer;

    FeedPulse(ChangeRepository changes, FeedState state) {
        this.changes = changes;
        this.state = state;
    }

    /** What a change is about, whoever may see it. */
    record Signal(
            String kind, String type, String planCode, String localityCode, String provinceCode, Audience audience) {}

    /** One who waits, and up to where it is known that nothing concerns it. */
    private static final class Waiter {

        private final Predicate<Signal> concerns;
        private final long until;
        private final UniEmitter<? super Void> emitter;
        private volatile long checked;

        Waiter(long checked, Predicate<Signal> concerns, long until, UniEmitter<? super Void> emitter) {
            this.checked = checked;
            this.concerns = concerns;
            this.until = until;
            this.emitter = emitter;
        }
    }

    /**
     * Comes when there may be something of concern below a later end, or when the time is over; on a thread that may block.
     *
     * @param end the end up to which the caller has looked
     */
    Uni<Void> next(long end, Predicate<Signal> concerns, Duration patience) {
        Uni<Void> woken = Uni.createFrom().emitter(emitter -> {
            Waiter waiter = new Waiter(end, concerns, System.nanoTime() + patience.toNanos(), emitter);
            if (waiting.size() >= MAX_WAITING) {
                emitter.complete(null);
                return;
            }
            waiting.add(waiter);
            emitter.onTermination(() -> waiting.remove(waiter));
            start();
        });
        return woken.emitOn(readers);
    }

    private synchronized void start() {
        if (timer == null) {
            timer = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("feed-pulse").factory());
            timer.scheduleWithFixedDelay(this::beat, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    synchronized void onStop(@Observes ShutdownEvent event) {
        readers.shutdownNow();
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    private void beat() {
        try {
            if (!waiting.isEmpty()) {
                look();
            }
        } catch (RuntimeException e) {
            // The database is away: those who wait are answered when their time is over.
            LOG.debug("The feed could not be looked at", e);
        }
        long now = System.nanoTime();
        List.copyOf(waiting).stream().filter(waiter -> waiter.until - now <= 0).forEach(this::wake);
    }

    private void look() {
        List<Waiter> present = List.copyOf(waiting);
        long from = present.stream().mapToLong(waiter -> waiter.checked).min().orElse(Long.MAX_VALUE);
        QuarkusTransaction.requiringNew().run(() -> {
            long end = state.extent().end();
            if (end > from) {
                List<Signal> signals = changes.signals(Position.before(from), end, MAX_SIGNALS);
                // Too many to tell them apart: everybody looks.
                boolean all = signals.size() == MAX_SIGNALS;
                present.stream()
                        .filter(waiter -> all || signals.stream().anyMatch(waiter.concerns))
                        .forEach(this::wake);
                present.forEach(waiter -> waiter.checked = end);
            }
        });
    }

    private void wake(Waiter waiter) {
        if (waiting.remove(waiter)) {
            waiter.emitter.complete(null);
        }
    }
}
