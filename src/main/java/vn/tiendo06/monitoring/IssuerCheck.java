package vn.tiendo06.monitoring;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the issuer answers, for people and alerts, at {@code /q/health/group/dependencies}; no probe asks it. */
@HealthGroup("dependencies")
@ApplicationScoped
class IssuerCheck implements HealthCheck {

    private final IssuerWatch watch;

    IssuerCheck(IssuerWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        IssuerWatch.State state = watch.state();
        return HealthCheckResponse.named("issuer")
                .status(state.isReachable())
                .withData("since", String.valueOf(state.since()))
                .build();
    }
}
