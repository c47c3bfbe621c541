package vn.tiendo06.kernel.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import vn.tiendo06.kernel.config.DatabaseClock;

/**
 * Serves nobody while the machine's clock is far from the database's. By such a clock good tokens are expired, which would
 * sign people out, and expired ones are good.
 */
@Singleton
class ClockGuard {

    private static final int BEFORE_PLACES = 950;

    private final DatabaseClock clock;
    private final Refusals refusals;

    ClockGuard(DatabaseClock clock, Refusals refusals) {
        this.clock = clock;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_PLACES);
    }

    private void admit(RoutingContext routing) {
        if (Refusals.isOfApi(routing) && clock.isMachineOff()) {
            refusals.send(routing, "clock");
        } else {
            routing.next();
        }
    }
}
