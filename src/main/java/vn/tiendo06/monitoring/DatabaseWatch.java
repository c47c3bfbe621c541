package vn.tiendo06.monitoring;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import vn.tiendo06.kernel.error.DatabasePresence;

/**
 * Knows whether the database is there, by a connection of its own beside the pool: asked every second, and at once when a
 * call has lost its connection. While it is away a new connection is tried four times a second.
 */
@ApplicationScoped
class DatabaseWatch {

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
    private static final long THERE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long AWAY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    // A machine that is merely busy answers within it.
    private static final int PATIENCE_SECONDS = 2;

    private final AgroalDataSource pool;
    private final DatabasePresence presence;
    private final MonitoringSettings settings;
    private final Driver driver = new Driver();
    private volatile boolean stopped;
    private Thread thread;
    private Connection connection;

    DatabaseWatch(AgroalDataSource pool, DatabasePresence presence, MonitoringSettings settings) {
        this.pool = pool;
        this.presence = presence;
        this.settings = settings;
    }

    void onStart(@Observes StartupEvent event) {
        if (settings.watchDatabase()) {
            thread = Thread.ofPlatform().daemon().name("database-watch").start(this::watch);
            presence.watchedBy(() -> LockSupport.unpark(thread));
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        stopped = true;
        if (thread != null) {
            presence.watchedBy(() -> {});
            LockSupport.unpark(thread);
        }
    }

    private void watch() {
        while (!stopped) {
            look();
            LockSupport.parkNanos(presence.isAway() ? AWAY_NANOS : THERE_NANOS);
        }
        close();
    }

    // Whatever goes wrong with the look, nobody is shut out by it, and the next one is made.
    private void look() {
        try {
            note(isThere());
        } catch (Throwable e) {
            presence.seen(true);
            LOG.warnf("The watch over the database failed: %s", e.getClass().getName());
        }
    }

    private void note(boolean there) {
        if (there == presence.isAway()) {
            // What the pool holds is dead: nobody is to be given it. It is thrown away by another thread, so already
            // now.
            pool.flush(FlushMode.IDLE);
            if (there) {
                LOG.info("The database answers again");
            } else {
                LOG.warn("The database does not answer: calls are refused until it does");
            }
        }
        presence.seen(there);
    }

    private boolean isThere() {
        try {
            if (connection != null && connection.isValid(PATIENCE_SECONDS)) {
                return true;
            }
            close();
            connection = driver.connect(url(), properties());
            // A pooler lets in also while what is behind it is away.
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            // One that has no connection left, or refuses the password, is there.
            return !DatabasePresence.isAway(e);
        } catch (RuntimeException e) {
            // Nothing that the database has said.
            LOG.debugf("The watch could not ask the database: %s", e.getClass().getName());
            return true;
        }
    }

    private void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debugf("The watch's connection was dead: %s", e.getSQLState());
            }
            connection = null;
        }
    }

    private AgroalConnectionFactoryConfiguration factory() {
        return pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
    }

    private String url() {
        return factory().jdbcUrl();
    }

    // As the pool signs in, whoever keeps its secrets; asked anew each time, for they may change.
    private Properties properties() {
        AgroalConnectionFactoryConfiguration factory = factory();
        Properties properties = new Properties();
        properties.putAll(factory.jdbcProperties());
        Stream.concat(Stream.of(factory.principal()), factory.credentials().stream())
                .filter(Objects::nonNull)
                .flatMap(secret -> factory.securityProviders().stream()
                        .map(provider -> provider.getSecurityProperties(secret))
                        .filter(Objects::nonNull)
                        .limit(1))
                .forEach(properties::putAll);
        PGProperty.CONNECT_TIMEOUT.set(properties, PATIENCE_SECONDS);
        PGProperty.LOGIN_TIMEOUT.set(properties, PATIENCE_SECONDS);
        PGProperty.APPLICATION_NAME.set(properties, "tiendo06-watch");
        return properties;
    }
}
