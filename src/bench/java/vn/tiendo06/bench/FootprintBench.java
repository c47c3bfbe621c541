package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;

/** How soon is it ready, and what memory does it take, idle and under load: plain and with the AOT cache, and Spring. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class FootprintBench {

    private static final Path CACHE = Path.of("target", "quarkus-app", "app.aot");
    private static final int STARTS = Integer.getInteger("bench.starts", 5);
    private static final int CONNECTIONS = 32;
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final Duration LOADED = Duration.ofSeconds(Integer.getInteger("bench.loaded", 15));

    // As a JVM chooses for itself in the image's container of 1 GiB (k8s/base/deployment.yaml), and what the image asks
    // of it.
    private static final String CONTAINER = "-Xms16m -Xmx665m -XX:+UseSerialGC -XX:TrimNativeHeapInterval=5000";
    private static final Map<String, String> PLAIN = settings(CONTAINER);

    // AOTMode=on: a cache that does not fit ends the start instead of being passed over.
    private static final Map<String, String> CACHED =
            settings(CONTAINER + " -XX:AOTCache=" + CACHE + " -XX:AOTMode=on");

    private interface Starter {
        RunningApplication prepare() throws Exception;
    }

    @Test
    void measuresStartAndMemory() throws Exception {
        assertTrue(Files.exists(CACHE), "Run together with AotTraining, which writes " + CACHE);
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        try (BenchServer server = BenchServer.open();
                Load load = new Load(CONNECTIONS)) {
            DataSet data = DataSet.named(server);
            List<Question> questions = new Questions(data).ofCommunes();
            Report report = new Report("Start and memory")
                    .line(
                            "Database %s, a JVM as in a container of 1 GiB, %d starts each in turn, medians; idle: %d s after the"
                                    + " start; load: %d s of %d connections on each read.",
                            data.database(), STARTS, SETTLED.toSeconds(), LOADED.toSeconds(), CONNECTIONS);
            List<Row> rows = List.of(
                    new Row("plain", () -> new RunningApplication(data.url(), issuerUrl, PLAIN)),
                    new Row("AOT cache", () -> new RunningApplication(data.url(), issuerUrl, CACHED)),
                    new Row("Spring", () -> RunningApplication.peer(data.url(), issuerUrl, PLAIN)));
            for (int i = 0; i < STARTS; i++) {
                for (Row row : rows) {
                    row.start(i == STARTS - 1 ? load : null, questions);
                }
            }
            report.table(
                            List.of("", "ready after s", "MB resident idle", "MB under load"),
                            rows.stream().map(Row::cells).toList())
                    .write();
        } finally {
            issuer.stop();
        }
    }

    private static Map<String, String> settings(String options) {
        Map<String, String> settings = new HashMap<>(DataSet.SETTINGS);
        settings.put("JAVA_TOOL_OPTIONS", options);
        return settings;
    }

    /** One way to run. */
    private static final class Row {

        private final String name;
        private final Starter starter;
        private final List<Double> ready = new ArrayList<>();
        private final List<Double> idle = new ArrayList<>();
        private double loaded;

        Row(String name, Starter starter) {
            this.name = name;
            this.starter = starter;
        }

        void start(Load load, List<Question> questions) throws Exception {
            try (RunningApplication application = starter.prepare()) {
                long begin = System.nanoTime();
                application.start();
                ready.add((System.nanoTime() - begin) / 1e9);
                if (load == null) {
                    return;
                }
                Thread.sleep(SETTLED);
                idle.add(Machine.residentMegabytes(application.pid()));
                for (Question question : questions) {
                    if (question.peer()) {
                        load.saturate(application.base(), question.calls(), LOADED)
                                .allGood();
                    }
                }
                loaded = Machine.residentMegabytes(application.pid());
            }
        }

        List<Object> cells() {
            return List.of(
                    name,
                    Machine.median(ready, seconds -> seconds),
                    Machine.median(idle, megabytes -> megabytes),
                    loaded);
        }
    }
}
