package vn.tiendo06.bench;

import static java.util.Map.entry;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.tiendo06.testing.Tokens;

/** The packaged application as a process of its own, on a given database and issuer. */
public final class RunningApplication implements AutoCloseable {

    private static final Path APPLICATION = Path.of("target", "quarkus-app");
    private static final Path LOG = Path.of("target", "packaged-application.log");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final int port;
    private final int managementPort;
    private final Map<String, String> environment;
    private volatile Process process;

    /**
     * Prepares an application; {@link #start} starts it.
     *
     * @param jdbcUrl where user and password are both {@code postgres}
     * @param more settings beside the database's and the issuer's
     */
    public RunningApplication(String jdbcUrl, String issuerUrl, Map<String, String> more) throws IOException {
        this.port = freePort();
        this.managementPort = freePort();
        this.environment = new HashMap<>(Map.ofEntries(
                entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort)),
                entry("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl),
                entry("QUARKUS_DATASOURCE_USERNAME", "postgres"),
                entry("QUARKUS_DATASOURCE_PASSWORD", "postgres"),
                entry("QUARKUS_FLYWAY_MIGRATE_AT_START", "true"),
                // Scenarios are about what is done, however long it waits; OverloadScenario is about the limits.
                entry("TIENDO06_LIMITS_READS_WAITING", "1000"),
                entry("TIENDO06_LIMITS_WRITES_WAITING", "1000"),
                entry("TIENDO06_LIMITS_PATIENCE", "30s"),
                entry("QUARKUS_OIDC_AUTH_SERVER_URL", issuerUrl),
                entry("QUARKUS_OIDC_TOKEN_ISSUER", Tokens.ISSUER),
                entry("QUARKUS_OIDC_TOKEN_AUDIENCE", Tokens.AUDIENCE),
                entry(
                        "TIENDO06_STARTUP_ACCEPT_UNSAFE",
                        "issuer-in-clear,database-superuser,weak-secret,migrates-at-start")));
        environment.putAll(more);
    }

    /** Starts the jar with settings, its output to {@link #log}; without settings its output is left to the caller. */
    public static Process launch(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("bench.java.home", System.getProperty("java.home")), "bin", "java")
                .toString());
        command.add("-jar");
        command.add(APPLICATION.resolve("quarkus-run.jar").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("TIENDO06_"));
        builder.environment().putAll(environment);
        if (!environment.isEmpty()) {
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                    .redirectErrorStream(true);
        }
        return builder.start();
    }

    /** Runs it with arguments to its end; its exit code. */
    public int runOnce(String... arguments) throws Exception {
        Process run = launch(environment, arguments);
        if (!run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            run.destroyForcibly();
            throw new AssertionError("does not end: " + log());
        }
        return run.exitValue();
    }

    /** Starts it and waits until it is ready. */
    public void start() throws Exception {
        process = launch(environment);
        awaitReady();
    }

    /** Starts it where it cannot be ready, and waits until it is alive. */
    public void startUnready() throws Exception {
        process = launch(environment);
        await("/q/health/live");
    }

    /** Waits until it says that it is ready; fails where it has ended or does not say so in time. */
    public void awaitReady() throws Exception {
        await("/q/health/ready");
    }

    private void await(String probe) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(URI.create(management() + probe))
                .timeout(Duration.ofSeconds(2))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(10);
        }
        throw new AssertionError(probe + " does not answer: " + log());
    }

    /** Ends it as a power failure would: SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** {@code http://127.0.0.1:port}. */
    public String base() {
        return "http://127.0.0.1:" + port;
    }

    /** Where it answers probes and tells its measures. */
    public String management() {
        return "http://127.0.0.1:" + managementPort;
    }

    /** What it has printed. */
    public static String log() throws IOException {
        return Files.exists(LOG) ? Files.readString(LOG) : "";
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
