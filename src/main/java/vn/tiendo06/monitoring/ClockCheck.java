package vn.tiendo06.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import vn.tiendo06.kernel.config.DatabaseClock;

/** A replica whose machine's clock is far from the database's cannot judge tokens, so it takes no requests. */
@Readiness
@ApplicationScoped
class ClockCheck implements HealthCheck {

    private final DatabaseClock clock;

    ClockCheck(DatabaseClock clock) {
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("clock")
                .status(!clock.isMachineOff())
                .withData("secondsAhead", clock.offset().toSeconds())
                .build();
    }
}
