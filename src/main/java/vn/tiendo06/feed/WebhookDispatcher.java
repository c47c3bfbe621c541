package vn.tiendo06.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import vn.tiendo06.kernel.config.LocalCalendar;

/**
 * Sends what is due, one delivery after the other for each webhook. What it knows is in the database, so any number of
 * replicas may do it, and one that dies loses nothing: what was in its hands is sent again when its lease is over.
 */
@ApplicationScoped
class WebhookDispatcher {

    private static final Logger LOG = Logger.getLogger(WebhookDispatcher.class);
    private static final int INTERVAL_MILLIS = 500;
    private static final int MOMENT_MILLIS = 50;
    private static final int REST_MILLIS = 10_000;
    private static final int LOG_BATCH = 1000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final DeliveryQueue queue;
    private final WebhookFeed feed;
    private final WebhookSender sender;
    private final WebhookSwitch disabling;
    private final WebhookSettings settings;
    private final LocalCalendar calendar;
    private ScheduledExecutorService threads;

    WebhookDispatcher(
            DeliveryQueue queue,
            WebhookFeed feed,
            WebhookSender sender,
            WebhookSwitch disabling,
            WebhookSettings settings,
            LocalCalendar calendar) {
        this.queue = queue;
        this.feed = feed;
        this.sender = sender;
        this.disabling = disabling;
        this.settings = settings;
        this.calendar = calendar;
    }

    void onStart(@Observes StartupEvent event) {
        if (!settings.enabled()) {
            return;
        }
        threads = Executors.newScheduledThreadPool(
                settings.concurrency(),
                Thread.ofPlatform().daemon().name("webhooks-", 0).factory());
        for (int i = 0; i < settings.concurrency(); i++) {
            threads.scheduleWithFixedDelay(this::tryRun, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        }
        threads.scheduleWithFixedDelay(this::tryForget, 5, 60, TimeUnit.MINUTES);
    }

    void onStop(@Observes ShutdownEvent event) {
        if (threads != null) {
            threads.shutdownNow();
        }
    }

    private void tryRun() {
        try {
            if (!step()) {
                return;
            }
            long worked = System.nanoTime();
            // A webhook that is called at a fair pace is due again in a moment.
            while (System.nanoTime() - worked < INTERVAL_MILLIS * 1_000_000L) {
                if (step()) {
                    worked = System.nanoTime();
                } else {
                    Thread.sleep(MOMENT_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf("Webhooks could not be sent: %s", e.getClass().getName());
            rest();
        }
    }

    // The database is away, most likely.
    private static void rest() {
        try {
            Thread.sleep(REST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryForget() {
        try {
            forget();
        } catch (RuntimeException e) {
            LOG.warnf("The log of deliveries could not be cut: %s", e.getClass().getName());
        }
    }

    /** Does one thing that is due; false where there is none. */
    boolean step() {
        Claim claim = QuarkusTransaction.requiringNew().call(this::claim);
        if (claim.job() != null) {
            Outcome outcome = sender.send(claim.job());
            QuarkusTransaction.requiringNew().run(() -> conclude(claim.job(), outcome));
        }
        return claim.any();
    }

    private record Claim(boolean any, WebhookJob job) {}

    private Claim claim() {
        UUID webhook = queue.nextWebhook().orElse(null);
        if (webhook == null) {
            return new Claim(false, null);
        }
        String disowned = feed.disowned(webhook).orElse(null);
        if (disowned != null) {
            disabling.disable(webhook, disowned);
            return new Claim(true, null);
        }
        if (!queue.isReadable(webhook)) {
            disabling.disable(webhook, "SECRET_UNREADABLE");
            return new Claim(true, null);
        }
        WebhookJob job = queue.take(webhook).orElse(null);
        if (job == null) {
            feed.advance(webhook);
            job = queue.take(webhook).orElse(null);
        }
        return new Claim(true, job);
    }

    private void conclude(WebhookJob job, Outcome outcome) {
        if (!queue.holds(job)) {
            // Deleted meanwhile, or it took so long that another replica has it.
            return;
        }
        queue.note(job, outcome);
        Instant now = calendar.now();
        Instant pace = now.plus(MINUTE.dividedBy(job.maxPerMinute()));
        Instant last = job.queuedAt().plus(settings.retryFor());
        if (outcome.isSuccess()) {
            queue.end(job, DeliveryState.DELIVERED, pace);
        } else if (outcome.isGone()) {
            queue.end(job, DeliveryState.DEAD, pace);
            disabling.disable(job.webhook(), "GONE");
        } else if (!now.isBefore(last)) {
            queue.end(job, DeliveryState.DEAD, pace);
        } else {
            Instant next =
                    now.plus(Backoff.after(job.attempts() + 1, outcome.retryAfter(), ThreadLocalRandom.current()));
            queue.postpone(job, next.isBefore(last) ? next : last);
        }
    }

    /** Cuts the log. */
    void forget() {
        Instant before = calendar.now().minus(Duration.ofDays(settings.logDays()));
        int removed;
        do {
            removed = QuarkusTransaction.requiringNew().call(() -> queue.forgetEndedBefore(before, LOG_BATCH));
        } while (removed == LOG_BATCH);
    }
}
