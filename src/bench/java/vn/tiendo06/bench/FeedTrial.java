package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.tiendo06.testing.Tokens;

/**
 * People write while two consumers of the feed, one that sees drafts and one that does not, are killed and started again at
 * random. At the end each copy must be what its token sees in the database.
 */
final class FeedTrial {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path LOG = Path.of("target", "feed-consumer.log");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String base;
    private final String jdbcUrl;
    private final Random random = new Random(6);
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Consumer> consumers = List.of(
            new Consumer("copy_auditor", Tokens.of("auditor", "10816")),
            new Consumer("copy_portal", Tokens.of("integrator", "10816")));

    FeedTrial(String base, String jdbcUrl) {
        this.base = base;
        this.jdbcUrl = jdbcUrl;
    }

    /** A consumer's process. */
    private final class Consumer {

        private final String schema;
        private final String token;
        private Process process;

        Consumer(String schema, String token) {
            this.schema = schema;
            this.token = token;
        }

        void start() throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FeedConsumer.class.getName(),
                            base,
                            token,
                            jdbcUrl,
                            schema)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(LOG.toString())))
                    .start();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    /**
     * @param pause how long a consumer lives at most before it is killed
     */
    void run(Duration length, int people, Duration pause) throws Exception {
        Round round = new Round(base, Outage.none());
        round.prepare();
        FeedWriters others = new FeedWriters(new Api(base + "/api/v1"));
        AtomicBoolean goesOn = new AtomicBoolean(true);
        int kills = 0;
        try (Connection connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres")) {
            for (Consumer consumer : consumers) {
                FeedConsumer.prepare(connection, consumer.schema);
                consumer.start();
            }
            Thread writers = Thread.ofPlatform().start(() -> round.run(people, goesOn::get));
            others.start();
            long end = System.nanoTime() + length.toNanos();
            try {
                while (System.nanoTime() < end) {
                    Thread.sleep(500 + random.nextInt((int) pause.toMillis()));
                    Consumer victim = consumers.get(random.nextInt(consumers.size()));
                    assertTrue(victim.process.isAlive(), "a consumer ended by itself: see " + LOG);
                    victim.kill();
                    kills++;
                    Thread.sleep(random.nextInt(1000));
                    victim.start();
                }
            } finally {
                goesOn.set(false);
                writers.join();
                others.stop();
            }
            long stopped = System.nanoTime();
            awaitCaughtUp(connection);
            long behind = Duration.ofNanos(System.nanoTime() - stopped).toMillis();
            for (Consumer consumer : consumers) {
                consumer.kill();
            }
            Map<String, Integer> sizes = new TreeMap<>();
            for (Consumer consumer : consumers) {
                Map<String, JsonNode> copy = copy(connection, consumer.schema);
                assertEquals(current(consumer.token), copy, consumer.schema);
                sizes.put(consumer.schema, copy.size());
            }
            assertEquals(inDatabase(connection), sizes.get("copy_auditor"));
            System.out.println("seconds " + length.toSeconds() + ", people " + people + ", kills " + kills
                    + ", acknowledged writes " + round.acknowledged.size() + ", others " + others.written
                    + ", changes in the feed " + count(connection, "select count(*) from change")
                    + ", objects in the copies " + sizes + ", caught up " + behind + " ms after the last write");
            assertTrue(kills > 2 && !round.acknowledged.isEmpty() && round.faults.isEmpty(), round.faults.toString());
            assertTrue(others.faults.isEmpty(), others.faults.toString());
            assertTrue(others.written.keySet().containsAll(FeedWriters.KINDS), others.written.toString());
        } finally {
            for (Consumer consumer : consumers) {
                if (consumer.process != null) {
                    consumer.kill();
                }
            }
        }
    }

    private void awaitCaughtUp(Connection connection) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Consumer consumer : consumers) {
            while (true) {
                String since = text(connection, "select min(since) from " + consumer.schema + ".place");
                if (since != null
                        && get(consumer.token, "/changes?since=" + since)
                                .get("items")
                                .isEmpty()) {
                    break;
                }
                assertTrue(System.nanoTime() < end, consumer.schema + " does not catch up: see " + LOG);
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static Map<String, JsonNode> copy(Connection connection, String schema) throws Exception {
        Map<String, JsonNode> copy = new HashMap<>();
        try (var statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select kind, object_id, cast(object as text) from " + schema
                        + ".copy where object is not null and (kind = 'submission'"
                        + " or kind = 'holiday' and object_id like '2040-%'"
                        + " or kind = 'unit' and object_id like '" + FeedWriters.UNITS + "%')")) {
            while (found.next()) {
                copy.put(found.getString(1) + " " + found.getString(2), plain(JSON.readTree(found.getString(3))));
            }
        }
        return copy;
    }

    /** What the token sees at the objects' own addresses now. */
    private Map<String, JsonNode> current(String token) throws Exception {
        Map<String, JsonNode> all = new HashMap<>();
        for (JsonNode one : list(token, "/submissions")) {
            all.put("submission " + one.get("id").textValue(), plain(one));
        }
        for (JsonNode one : list(token, "/units")) {
            if (one.get("code").textValue().startsWith(FeedWriters.UNITS)) {
                all.put("unit " + one.get("code").textValue(), plain(one));
            }
        }
        get(token, "/holidays?from=2040-01-01&to=2040-12-31")
                .get("items")
                .forEach(one -> all.put("holiday " + one.get("day").textValue(), plain(one)));
        return all;
    }

    private List<JsonNode> list(String token, String path) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get(token, path + "?limit=200" + next);
            page.get("items").forEach(all::add);
            next = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").textValue();
        } while (next != null);
        return all;
    }

    private static JsonNode plain(JsonNode object) {
        ((ObjectNode) object).remove("allowedActions");
        return object;
    }

    private static int inDatabase(Connection connection) throws SQLException {
        return (int) (count(connection, "select count(*) from submission")
                + count(connection, "select count(*) from unit where code like '" + FeedWriters.UNITS + "%'")
                + count(connection, "select count(*) from holiday where day between '2040-01-01' and '2040-12-31'"));
    }

    private static long count(Connection connection, String sql) throws SQLException {
        return Long.parseLong(text(connection, sql));
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }

    private JsonNode get(String token, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        List<String> fault = new ArrayList<>();
        if (answer.statusCode() != 200) {
            fault.add(path + " " + answer.statusCode() + " " + answer.body());
        }
        assertEquals(List.of(), fault);
        return JSON.readTree(answer.body());
    }
}
