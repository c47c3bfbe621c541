package vn.tiendo06.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that tokens can be verified. An issuer that goes away later takes no replica out of service: with the keys
 * known by then every one of them works on, and all would fail at once.
 */
@Readiness
@ApplicationScoped
class IssuerKeysCheck implements HealthCheck {

    private final IssuerWatch watch;

    IssuerKeysCheck(IssuerWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        IssuerWatch.State state = watch.state();
        return HealthCheckResponse.named("issuer's keys")
                .status(state.knowsKeys())
                .withData("issuerAnswers", state.isReachable())
                .withData("since", String.valueOf(state.since()))
                .build();
    }
}
