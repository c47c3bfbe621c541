package vn.tiendo06.kernel.config;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock: the database's; tests bring one they can set. */
class ClockProducer {

    @Produces
    @Singleton
    @Typed(DatabaseClock.class)
    DatabaseClock databaseClock(ClockSettings settings) {
        return new DatabaseClock(Clock.systemUTC(), System::nanoTime, settings.tolerance());
    }

    @Produces
    @Singleton
    @DefaultBean
    Clock clock(DatabaseClock shared) {
        return shared;
    }
}
