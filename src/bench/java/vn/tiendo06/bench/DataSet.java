package vn.tiendo06.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the databases that {@code NationalScenario} makes. */
record DataSet(BenchServer server, String database) {

    /**
     * For both applications the same heap. A data set that lacks a migration is refused, not changed unasked: on the country's
     * some take hours.
     */
    static final Map<String, String> SETTINGS = Map.of(
            "JAVA_TOOL_OPTIONS",
            ("-Xmx512m " + System.getProperty("bench.java.options", "")).strip(),
            "QUARKUS_FLYWAY_MIGRATE_AT_START",
            System.getProperty("bench.migrate", "false"),
            "QUARKUS_FLYWAY_OUT_OF_ORDER",
            "true",
            "QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS",
            System.getProperty("bench.migrations.ignore", "*:future"));

    /** One by name; fails where it has not been made. */
    static DataSet of(BenchServer server, String database) throws SQLException {
        if (!server.has(database)) {
            throw new AssertionError("There is no " + database + ": make it with src/bench/run NationalScenario");
        }
        return new DataSet(server, database);
    }

    /** The one that the command line names, else the country. */
    static DataSet named(BenchServer server) throws SQLException {
        return of(server, System.getProperty("bench.database", "bench_3321"));
    }

    String url() {
        return server.url(database);
    }

    String host() {
        return address().getHost();
    }

    int port() {
        return address().getPort();
    }

    private URI address() {
        return URI.create(url().substring("jdbc:".length()));
    }

    Connection connect() throws SQLException {
        return server.connect(database);
    }

    /** The first column of a query's rows as texts. */
    List<String> texts(String sql, Object... parameters) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }
}
