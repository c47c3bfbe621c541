package vn.tiendo06.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Works off jobs on a thread of its own, one at a time: at once where they are queued here, else when it looks for them. */
@ApplicationScoped
class ImportWorker {

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private static final int MAX_ATTEMPTS = 5;
    private static final int PATIENCE_SECONDS = 30;

    private final ImportQueue queue;
    private final ImportRunner runner;
    private final ImportSettings settings;
    private final ImportRetention retention;
    private final String name = UUID.randomUUID().toString();
    private ScheduledExecutorService thread;
    private volatile boolean stopping;

    ImportWorker(ImportQueue queue, ImportRunner runner, ImportSettings settings, ImportRetention retention) {
        this.queue = queue;
        this.runner = runner;
        this.settings = settings;
        this.retention = retention;
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("imports").daemon().factory());
            long poll = settings.poll().toMillis();
            thread.scheduleWithFixedDelay(this::work, poll, poll, TimeUnit.MILLISECONDS);
        }
    }

    /** Ends after the chunk that it is at, and leaves the job to others. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.shutdown();
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ImportQueued queued) {
        if (thread != null && !stopping) {
            thread.execute(this::work);
        }
    }

    private void work() {
        try {
            for (Optional<ImportQueue.Claim> claim = next(); claim.isPresent(); claim = next()) {
                run(claim.get());
            }
            retention.forget();
        } catch (RuntimeException e) {
            LOG.error("Imports cannot be worked on now", e);
        }
    }

    private Optional<ImportQueue.Claim> next() {
        return stopping ? Optional.empty() : queue.claim(name);
    }

    private void run(ImportQueue.Claim claim) {
        try {
            if (claim.attempts() > MAX_ATTEMPTS) {
                runner.giveUp(claim, name);
                return;
            }
            boolean more = true;
            while (more && !stopping) {
                more = runner.advance(claim, name);
            }
            if (more) {
                queue.release(claim.id(), name);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "Import %s, attempt %d", claim.id(), claim.attempts());
            queue.release(claim.id(), name);
        }
    }
}
