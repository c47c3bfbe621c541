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
public final class KillableDatabase implements AutoCloseable {

    private static final String NAME = "postgres";

    private final Path data;
    private final int port;
    private EmbeddedPostgres postgres;

    public KillableDatabase() throws IOException {
        this(Files.createTempDirectory("tiendo06-kill"));
    }

    /** @param data where the data are, empty for a new server; deleted at the end */
    KillableDatabase(Path data) throws IOException {
        this.data = data;
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
    public void kill() throws Exception {
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
    public void restart() throws IOException {
        postgres.close();
        postgres = start(port);
    }

    /** Ends it in order. */
    void stop() throws IOException {
        postgres.close();
    }

    /** Where its data are. */
    Path data() {
        return data;
    }

    int port() {
        return port;
    }

    public String jdbcUrl() {
        return postgres.getJdbcUrl(NAME, NAME);
    }

    public DataSource dataSource() {
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
        delete(data);
    }

    /** Deletes a directory with all that is in it. */
    static void delete(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
