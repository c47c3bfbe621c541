package vn.tiendo06.startup;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jboss.logging.Logger;

/**
 * Migrates beside people who write. A migration that does not get a lock soon gives up all that it holds and begins again:
 * so it is never what they wait for, and of two who wait for each other it is the one that ends, before PostgreSQL looks for
 * deadlocks (1 s) and ends a writer.
 */
final class PatientMigrations {

    private static final Logger LOG = Logger.getLogger(PatientMigrations.class);
    private static final Set<String> NO_LOCK = Set.of("55P03", "40P01");

    private static final Duration SHORT = Duration.ofMillis(100);

    // A vacuum gives way only to who has waited for a second.
    private static final Duration LONG = Duration.ofSeconds(2);
    private static final int SHORT_ATTEMPTS = 100;
    private static final int MOST_PAUSE_MILLIS = 300;

    private PatientMigrations() {}

    /** Migrates, with as many attempts as are made within a time. */
    static void run(Flyway flyway, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                within(flyway, attempt <= SHORT_ATTEMPTS ? SHORT : LONG).migrate();
                return;
            } catch (FlywayException e) {
                if (!isWithoutLock(e) || System.nanoTime() > end) {
                    throw e;
                }
                LOG.infof("A migration did not get its locks and begins again (%d)", attempt);
            }
            LockSupport.parkNanos(
                    Duration.ofMillis(ThreadLocalRandom.current().nextInt(MOST_PAUSE_MILLIS / 3, MOST_PAUSE_MILLIS))
                            .toNanos());
        }
    }

    private static Flyway within(Flyway flyway, Duration lockTimeout) {
        List<Callback> callbacks =
                new ArrayList<>(List.of(flyway.getConfiguration().getCallbacks()));
        callbacks.add(new LockTimeout(lockTimeout));
        return Flyway.configure(flyway.getConfiguration().getClassLoader())
                .configuration(flyway.getConfiguration())
                .callbacks(callbacks.toArray(Callback[]::new))
                .load();
    }

    /** Within the migration's transaction: the connection goes back to the pool as it was. */
    private record LockTimeout(Duration time) implements Callback {

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            try (Statement statement = context.getConnection().createStatement()) {
                statement.execute("set local lock_timeout = " + time.toMillis());
            } catch (SQLException e) {
                throw new FlywayException(e);
            }
        }

        @Override
        public String getCallbackName() {
            return "lock timeout";
        }
    }

    private static boolean isWithoutLock(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause ->
                        cause instanceof SQLException sql && NO_LOCK.contains(String.valueOf(sql.getSQLState())));
    }
}
