package vn.tiendo06.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * A primary and a synchronous streaming standby: a transaction is acknowledged when both have it on disk. When the primary is
 * killed the standby is promoted; an application on {@link #jdbcUrl} finds it by itself.
 *
 * <pre>{@code
 * try (StandbyPair pair = new StandbyPair();
 *         RunningApplication application = new RunningApplication(pair.jdbcUrl(), issuerUrl, Map.of())) {
 *     application.start();
 *     …
 *     pair.killPrimary();
 *     pair.promote();
 * }
 * }</pre>
 */
public final class StandbyPair implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KillableDatabase primary;
    private final KillableDatabase standby;
    private KillableDatabase current;

    /** Starts both and waits until the standby follows. */
    public StandbyPair() throws Exception {
        primary = new KillableDatabase();
        current = primary;
        Path archive = Files.createTempFile("tiendo06-standby", ".tar");
        try {
            BaseBackup.run(primary.dataSource(), "select pg_create_physical_replication_slot('standby', true)");
            BaseBackup backup = BaseBackup.take(primary.dataSource(), primary.data(), archive);
            Path data = Files.createTempDirectory("tiendo06-standby");
            backup.restore(
                    data,
                    "standby.signal",
                    List.of(
                            "primary_conninfo = 'host=127.0.0.1 port=" + primary.port()
                                    + " user=postgres application_name=standby'",
                            "primary_slot_name = 'standby'"));
            standby = new KillableDatabase(data);
            BaseBackup.run(primary.dataSource(), "alter system set synchronous_standby_names = 'standby'");
            BaseBackup.run(primary.dataSource(), "select pg_reload_conf()");
            await(primary.dataSource(), "select exists (select from pg_stat_replication where sync_state = 'sync')");
        } catch (Throwable e) {
            primary.close();
            throw e;
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    /** Names both; the driver takes the one that is the primary, and looks again 2 s after it was wrong. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + primary.port() + ",127.0.0.1:" + standby.port()
                + "/postgres?targetServerType=primary&connectTimeout=2&hostRecheckSeconds=2";
    }

    /** The server that takes writes, or is to take them. */
    public DataSource dataSource() {
        return current.dataSource();
    }

    /** The version of the servers. */
    public String version() throws Exception {
        return standby.version();
    }

    /** Ends the primary with all its processes by SIGKILL. It does not come back. */
    public void killPrimary() throws Exception {
        primary.kill();
    }

    /** Makes the standby the primary; waits until it takes writes. */
    public void promote() throws Exception {
        BaseBackup.run(standby.dataSource(), "select pg_promote()");
        await(standby.dataSource(), "select not pg_is_in_recovery()");
        current = standby;
    }

    /** Waits until a question is answered with yes. */
    static void await(DataSource server, String question) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            while (System.nanoTime() < end) {
                try (ResultSet row = statement.executeQuery(question)) {
                    row.next();
                    if (row.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(20);
            }
        }
        throw new AssertionError("not within " + PATIENCE + ": " + question);
    }

    @Override
    public void close() throws IOException {
        try (primary;
                standby) {
            // Both are ended, also where one does not end well.
        }
    }
}
