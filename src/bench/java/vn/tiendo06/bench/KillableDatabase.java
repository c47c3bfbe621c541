package vn.tiendo06.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A PostgreSQL that stays at its port and with its data when it is killed and started again. */
final class KillableDatabase implements AutoCloseable {

    private static final String NAME = "postgres";

    private final Path data;
    private final int port;
    private EmbeddedPostgres postgres;

    KillableDatabase() throws IOException {
        data = Files.createTempDirectory("tiendo06-kill");
        postgres = start(0);
        port = postgres.getPort();
    }

    private EmbeddedPostgres start(int at) throws IOException {
        // The embedded server's own settings would lose what it has committed.
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(at)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    /** Ends the server and all its processes by SIGKILL. */
    void kill() throws Exception {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one : all) {
            one.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    /** Starts it again on what is left. */
    void restart() throws IOException {
        postgres.close();
        postgres = start(port);
    }

    String jdbcUrl() {
        return postgres.getJdbcUrl(NAME, NAME);
    }

    DataSource dataSource() {
        return postgres.getPostgresDatabase();
    }

    /** Two replicas on it. */
    Replicas replicas(SwitchedIssuer issuer) throws Exception {
        return replicas(issuer, Map.of(), Map.of());
    }

    /** The same with settings, of both and of the second alone. */
    Replicas replicas(SwitchedIssuer issuer, Map<String, String> both, Map<String, String> second) throws Exception {
        return Replicas.start(jdbcUrl(), this::dataSource, issuer.url(), both, second);
    }

    String version() throws Exception {
        try (var connection = dataSource().getConnection()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
