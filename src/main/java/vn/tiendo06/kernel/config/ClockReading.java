package vn.tiendo06.kernel.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Reads the database's clock: before anything else is done, and then now and again. */
@ApplicationScoped
class ClockReading {

    private static final Logger LOG = Logger.getLogger(ClockReading.class);
    private static final int PATIENCE_SECONDS = 5;

    /** At the start: the quickest of them tells the time best. */
    private static final int FIRST_READINGS = 10;

    private final DatabaseClock clock;
    private final DataSource database;
    private final ClockSettings settings;
    private ScheduledExecutorService timer;
    private boolean toldOff;

    ClockReading(DatabaseClock clock, DataSource database, ClockSettings settings) {
        this.clock = clock;
        this.database = database;
        this.settings = settings;
    }

    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (settings.enabled()) {
            int read = 0;
            // Where the first fails, the others would only hold up the start.
            while (read < FIRST_READINGS && tryRead()) {
                read++;
            }
            long interval = settings.interval().toMillis();
            timer = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("clock").factory());
            timer.scheduleWithFixedDelay(this::tryRead, interval, interval, TimeUnit.MILLISECONDS);
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    private boolean tryRead() {
        boolean done = false;
        try {
            read();
            done = true;
        } catch (SQLException | RuntimeException e) {
            // The counter carries the time on meanwhile.
            LOG.debugf("The database's clock cannot be read: %s", e.getClass().getName());
        }
        if (clock.isMachineOff() != toldOff) {
            toldOff = !toldOff;
            LOG.warnf(
                    toldOff
                            ? "The clock of this machine is %d s ahead of the database's: nobody is served meanwhile"
                            : "The clock of this machine agrees with the database's again (%d s ahead)",
                    clock.offset().toSeconds());
        }
        return done;
    }

    private void read() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            long before = System.nanoTime();
            try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
                row.next();
                Instant told = row.getObject(1, OffsetDateTime.class).toInstant();
                clock.learn(told, before, System.nanoTime());
            }
        }
    }
}
