package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;

/** How soon is it ready, and what memory does it take, idle and under load: plain and with the AOT cache, and Spring. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class FootprintBench {

    private static final int STARTS = Integer.getInteger("bench.starts", 5);
    private static final int CONNECTIONS = 32;
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final Duration LOADED = Duration.ofSeconds(Integer.getInteger("bench.loaded", 15));

    private interface Starter {
        RunningApplication prepare() throws Exception;
    }

    @Test
    void measuresStartAndMemory() throws Exception {
        Path cache = AotTraining.CACHE;
        assertTrue(Files.exists(cache), "Run together with AotTraining, which writes " + cache);
        // As the image in its container of 1 GiB (k8s/base/deployment.yaml), where a JVM chooses the serial collector.
        String container = "-XX:MaxRAM=1g -XX:+UseSerialGC " + imageOptions();
        Map<String, String> plain = settings(container);
        // AOTMode=on: a cache that does not fit ends the start instead of being passed over.
        Map<String, String> cached = settings(container + " -XX:AOTCache=" + cache + " -XX:AOTMode=on");
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
                    new Row("plain", () -> new RunningApplication(data.url(), issuerUrl, plain)),
                    new Row("AOT cache", () -> new RunningApplication(data.url(), issuerUrl, cached)),
                    new Row("Spring", () -> RunningApplication.peer(data.url(), issuerUrl, plain)));
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

    private static String imageOptions() throws IOException {
        Matcher options = Pattern.compile("(?m)^ENV JAVA_TOOL_OPTIONS=\"(.+)\"$")
                .matcher(Files.readString(Path.of("Dockerfile")));
        assertTrue(options.find(), "the Dockerfile names no JAVA_TOOL_OPTIONS");
        return options.group(1);
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
                Thread.sleep(SETTLED);
                idle.add(Machine.residentMegabytes(application.pid()));
                if (load == null) {
                    return;
                }
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
