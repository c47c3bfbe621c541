package vn.tiendo06.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import vn.tiendo06.kernel.config.DatabaseClock;

/**
 * What is measured of the work itself. Each replica tells the same figures: take the greatest, not the sum. Other features
 * measure theirs in the same way: a {@link MeterBinder} bean of their own whose gauges read what is already known.
 */
@Singleton
class DomainMeters implements MeterBinder {

    private final DomainFigures figures;
    private final IssuerWatch issuer;
    private final DatabaseClock clock;

    DomainMeters(DomainFigures figures, IssuerWatch issuer, DatabaseClock clock) {
        this.figures = figures;
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tiendo06.obligations.missing", figures, f -> f.figures().missing())
                .description("Reports of the last two months' periods that are overdue and have not come")
                .register(registry);
        Gauge.builder("tiendo06.reviews.waiting", figures, f -> f.figures().waiting())
                .description("Submitted reports that wait for a review")
                .register(registry);
        Gauge.builder("tiendo06.reviews.oldest.waiting", figures, f -> f.figures()
                        .oldestWaitingSeconds())
                .description("Time for which the oldest of them has waited")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("tiendo06.figures.age", figures, DomainFigures::age)
                .description("Time since these were counted")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("tiendo06.issuer.up", issuer, i -> i.state().isReachable() ? 1 : 0)
                .description("Whether the issuer of tokens answers")
                .register(registry);
        Gauge.builder("tiendo06.clock.offset", clock, c -> c.offset().toMillis() / 1000.0)
                .description("How far the machine's clock is ahead of the database's")
                .baseUnit("seconds")
                .register(registry);
    }
}
