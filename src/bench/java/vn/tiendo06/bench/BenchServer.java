package vn.tiendo06.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/**
 * The PostgreSQL that keeps generated data sets from one run to the next: the embedded one on a data directory of its own
 * ({@code bench.data}), or a server that runs already ({@code bench.server}, host and port; user {@code postgres}).
 */
public final class BenchServer implements AutoCloseable {

    private static final String USER = "postgres";
    private static final Path DATA = Path.of(System.getProperty("bench.data", "target/bench-data"));

    /** For a machine that database, application and load generator share. */
    private static final Map<String, String> SETTINGS = Map.of(
            "shared_buffers", System.getProperty("bench.shared-buffers", "2GB"),
            "effective_cache_size", "10GB",
            "maintenance_work_mem", "512MB",
            "work_mem", "16MB",
            "random_page_cost", "1.1",
            "max_wal_size", "4GB",
            "wal_level", "minimal",
            "max_wal_senders", "0");

    private final EmbeddedPostgres embedded;
    private final String address;

    private BenchServer(EmbeddedPostgres embedded, String address) {
        this.embedded = embedded;
        this.address = address;
    }

    public static BenchServer open() throws IOException {
        String running = System.getProperty("bench.server");
        if (running != null) {
            return new BenchServer(null, running);
        }
        Files.createDirectories(DATA);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(DATA)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(2));
        SETTINGS.forEach(builder::setServerConfig);
        EmbeddedPostgres embedded = builder.start();
        return new BenchServer(embedded, "localhost:" + embedded.getPort());
    }

    public String url(String database) {
        return "jdbc:postgresql://" + address + "/" + database;
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, USER);
    }

    /** Makes a database anew: what was in it is gone. */
    void recreate(String database) throws SQLException {
        try (Connection connection = connect(USER);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database);
            statement.execute("create database " + database);
        }
    }

    public boolean has(String database) throws SQLException {
        try (Connection connection = connect(USER);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select exists (select from pg_database where datname = '" + database + "')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Override
    public void close() throws IOException {
        if (embedded != null) {
            embedded.close();
        }
    }
}
