package vn.tiendo06.kernel.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import vn.tiendo06.kernel.error.DatabasePresence;

/** Refuses at once while the database is known to be away: a call that waited for a connection would end no better. */
@Singleton
class DatabaseGuard {

    private static final int BEFORE_PLACES = 940;
    private static final int AFTER_PLACES = 890;

    private final DatabasePresence database;
    private final Refusals refusals;

    DatabaseGuard(DatabasePresence database, Refusals refusals) {
        this.database = database;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_PLACES);
        // Once more for those who have waited for a place meanwhile.
        filters.register(this::admit, AFTER_PLACES);
    }

    private void admit(RoutingContext routing) {
        if (database.isAway()
                && Refusals.isOfApi(routing)
                && !routing.request().method().equals(HttpMethod.OPTIONS)) {
            refusals.send(routing, "database");
        } else {
            routing.next();
        }
    }
}
