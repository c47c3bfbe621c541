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

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path PEER = Path.of("src", "bench", "spring", "target", "spring-peer.jar");
    private static final Path LOG = Path.of("target", "packaged-application.log");
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("bench.patience", 120));

    private final Path jar;
    private final int port;
    private final int managementPort;
    private final String readyPath;
    private final int readyStatus;
    private final Map<String, String> environment;
    private volatile Process process;

    /**
     * Prepares an application; {@link #start} starts it.
     *
     * @param jdbcUrl where user and password are both {@code postgres}
     * @param more settings beside the database's and the issuer's
     */
    public RunningApplication(String jdbcUrl, String issuerUrl, Map<String, String> more) throws IOException {
        this(JAR, jdbcUrl, issuerUrl, more);
    }

    /** The same with another package of the application, an earlier release's for instance. */
    public RunningApplication(Path jar, String jdbcUrl, String issuerUrl, Map<String, String> more) throws IOException {
        this(jar, freePort(), freePort(), "/q/health/ready", 200);
        environment.putAll(Map.ofEntries(
                entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort)),
                entry("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl),
                entry("QUARKUS_DATASOURCE_USERNAME", "postgres"),
                entry("QUARKUS_DATASOURCE_PASSWORD", "postgres"),
                entry("QUARKUS_FLYWAY_MIGRATE_AT_START", "true"),
                entry("QUARKUS_OIDC_AUTH_SERVER_URL", issuerUrl),
                entry("QUARKUS_OIDC_TOKEN_ISSUER", Tokens.ISSUER),
                entry("QUARKUS_OIDC_TOKEN_AUDIENCE", Tokens.AUDIENCE),
                entry(
                        "TIENDO06_STARTUP_ACCEPT_UNSAFE",
                        "issuer-in-clear,database-superuser,weak-secret,migrates-at-start")));
        // Scenarios ask more than anybody may; those that are about limits set them.
        environment.put("TIENDO06_LIMITS_INTEGRATOR_REQUESTS", "0");
        environment.put("TIENDO06_LIMITS_UNIT_WRITES", "0");
        environment.put("TIENDO06_IMPORTS_OPEN", "1000");
        // However long what they do waits; OverloadScenario is about that.
        for (String kind : List.of("READS", "WRITES", "COSTLY")) {
            environment.put("TIENDO06_LIMITS_" + kind + "_WAITING", "1000");
            environment.put("TIENDO06_LIMITS_" + kind + "_PATIENCE", "30s");
        }
        environment.putAll(more);
    }

    /** @param managementPort where it answers probes; the Spring application does so on its only port */
    private RunningApplication(Path jar, int port, int managementPort, String readyPath, int readyStatus) {
        this.jar = jar;
        this.port = port;
        this.managementPort = managementPort;
        this.readyPath = readyPath;
        this.readyStatus = readyStatus;
        this.environment = new HashMap<>();
    }

    /** The Spring application of src/bench/spring, which asks for a token as soon as it is ready. */
    static RunningApplication peer(String jdbcUrl, String issuerUrl, Map<String, String> more) throws IOException {
        int port = freePort();
        RunningApplication peer = new RunningApplication(PEER, port, port, "/api/v1/submissions", 401);
        peer.environment.putAll(Map.of(
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SERVER_PORT",
                Integer.toString(peer.port),
                "SPRING_DATASOURCE_URL",
                jdbcUrl,
                "SPRING_DATASOURCE_USERNAME",
                "postgres",
                "SPRING_DATASOURCE_PASSWORD",
                "postgres",
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI",
                issuerUrl + "/protocol/openid-connect/certs",
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
                Tokens.ISSUER,
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES",
                Tokens.AUDIENCE));
        peer.environment.putAll(more);
        // What the application asks of its sessions, given to the peer as well where that is asked for.
        String options = System.getProperty("bench.peer.options");
        if (options != null) {
            peer.environment.put("SPRING_DATASOURCE_HIKARI_DATA_SOURCE_PROPERTIES_OPTIONS", options);
        }
        return peer;
    }

    /** Its process id. */
    long pid() {
        return process.pid();
    }

    /** Starts the jar with settings, its output to {@link #log}; without settings its output is left to the caller. */
    public static Process launch(Map<String, String> environment, String... arguments) throws IOException {
        return launch(JAR, environment, arguments);
    }

    private static Process launch(Path jar, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("bench.java.home", System.getProperty("java.home")), "bin", "java")
                .toString());
        command.add("-jar");
        command.add(jar.toString());
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
        Process run = launch(jar, environment, arguments);
        if (!run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            run.destroyForcibly();
            throw new AssertionError("does not end: " + log());
        }
        return run.exitValue();
    }

    /** Starts it and waits until it is ready. */
    public void start() throws Exception {
        process = launch(jar, environment);
        awaitReady();
    }

    /** Starts it where it cannot be ready, and waits until it is alive. */
    public void startUnready() throws Exception {
        process = launch(jar, environment);
        await("/q/health/live", 200);
    }

    /** Waits until it says that it is ready; fails where it has ended or does not say so in time. */
    public void awaitReady() throws Exception {
        await(readyPath, readyStatus);
    }

    private void await(String probe, int status) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            // Release 0.1 has no port of its own for probes.
            if (answers(client, management() + probe, status) || answers(client, base() + probe, status)) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError(probe + " does not answer: " + log());
    }

    private static boolean answers(HttpClient client, String url, int status) throws InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == status;
        } catch (IOException e) {
            // Not listening yet.
            return false;
        }
    }

    /** Ends it as a power failure would: SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** The port that it answers at. */
    int port() {
        return port;
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
