package vn.tiendo06.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import vn.tiendo06.kernel.config.LocalCalendar;

/**
 * How much is missing and waiting. Counted now and then by bounded queries, so that neither many plans nor many scrapes
 * weigh on the database: each count looks at some plans and keeps the figures of the others.
 */
@ApplicationScoped
class DomainFigures {

    private static final Logger LOG = Logger.getLogger(DomainFigures.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Reports of older periods are history that nobody is woken for. */
    private static final int DAYS = 62;

    private static final int MAX_WAITING = 100_000;

    private static final String MISSING = """
            select p.code, (select count(*) from obligation(p.code, ?, ?, ?) o where o.status = 'MISSING')
            from plan p where p.code > ? order by p.code limit ?""";

    private static final String WAITING = """
            select count(*), min(submitted_at)
            from (select submitted_at from submission where state in ('SUBMITTED', 'CONFIRMED') limit ?) s""";

    private final DataSource database;
    private final LocalCalendar calendar;
    private final MonitoringSettings settings;
    private final TreeMap<String, Long> missing = new TreeMap<>();
    /** Where the next count goes on; empty at the beginning. */
    private String lastPlan = "";

    private volatile Figures figures = new Figures(Double.NaN, Double.NaN, Double.NaN, null);

    /** @param at when they were counted, null before the first count */
    record Figures(double missing, double waiting, double oldestWaitingSeconds, Instant at) {}

    DomainFigures(DataSource database, LocalCalendar calendar, MonitoringSettings settings) {
        this.database = database;
        this.calendar = calendar;
        this.settings = settings;
    }

    Figures figures() {
        return figures;
    }

    /** Seconds since the last count. */
    double age() {
        Instant at = figures.at();
        return at == null ? Double.NaN : Duration.between(at, calendar.now()).toMillis() / 1000.0;
    }

    /** Counts anew; where that fails, the last figures stay and grow old. */
    synchronized void refresh() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("set local statement_timeout = " + PATIENCE.toMillis());
                countMissing(connection);
                figures = counted(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            LOG.warnf("Figures for monitoring could not be counted: SQL state %s", e.getSQLState());
        }
    }

    private void countMissing(Connection connection) throws SQLException {
        TreeMap<String, Long> counted = new TreeMap<>();
        LocalDate today = calendar.today();
        try (PreparedStatement query = connection.prepareStatement(MISSING)) {
            query.setObject(1, today.minusDays(DAYS));
            query.setObject(2, today);
            query.setObject(3, calendar.now().atOffset(ZoneOffset.UTC));
            query.setString(4, lastPlan);
            query.setInt(5, settings.plansAtATime());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    counted.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        boolean atTheEnd = counted.size() < settings.plansAtATime();
        // Plans in between that were not counted any more are gone.
        (atTheEnd ? missing.tailMap(lastPlan, false) : missing.subMap(lastPlan, false, counted.lastKey(), true))
                .clear();
        missing.putAll(counted);
        lastPlan = atTheEnd ? "" : counted.lastKey();
    }

    private Figures counted(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(WAITING)) {
            query.setInt(1, MAX_WAITING);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                Instant now = calendar.now();
                OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
                return new Figures(
                        missing.values().stream().mapToLong(Long::longValue).sum(),
                        row.getLong(1),
                        oldest == null
                                ? 0
                                : Duration.between(oldest.toInstant(), now).toSeconds(),
                        now);
            }
        }
    }
}
