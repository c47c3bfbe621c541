package vn.tiendo06.monitoring;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks at the intervals that the settings give. By timers, not by the scheduler: every replica is to know, and the
 * scheduler's jobs run on one.
 */
@ApplicationScoped
class Watches {

    private final Vertx vertx;
    private final DomainFigures figures;
    private final IssuerWatch issuer;
    private final MonitoringSettings settings;
    private final List<Long> timers = new ArrayList<>();
    private final AtomicBoolean counting = new AtomicBoolean();

    Watches(Vertx vertx, DomainFigures figures, IssuerWatch issuer, MonitoringSettings settings) {
        this.vertx = vertx;
        this.figures = figures;
        this.issuer = issuer;
        this.settings = settings;
    }

    void onStart(@Observes StartupEvent event) {
        // Once in any case: the first probe asks at once.
        look();
        if (settings.enabled()) {
            count();
            timers.add(vertx.setPeriodic(settings.issuerInterval().toMillis(), timer -> look()));
            timers.add(vertx.setPeriodic(settings.interval().toMillis(), timer -> count()));
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        timers.forEach(vertx::cancelTimer);
    }

    private void look() {
        issuer.look().subscribe().with(seen -> {});
    }

    private void count() {
        if (counting.compareAndSet(false, true)) {
            Infrastructure.getDefaultWorkerPool().execute(() -> {
                try {
                    figures.refresh();
                } finally {
                    counting.set(false);
                }
            });
        }
    }
}
