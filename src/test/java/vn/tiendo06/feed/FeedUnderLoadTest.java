package vn.tiendo06.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.Tokens;

/**
 * Writers whose transactions overlap against a reader that must see each change exactly once: 32 with connections of their
 * own, all of them in the midst of a transaction at once, time and again, and beside them others who write through the API,
 * one report or many at a time.
 */
@QuarkusTest
class FeedUnderLoadTest extends ApiTest {

    private static final int WRITERS = 32;
    private static final int TRANSACTIONS = 30;
    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> REPORTED_SINGLY = List.of("III.1", "III.2", "III.3", "III.5");
    private static final List<String> REPORTED_IN_BULK = List.of("III.6", "IV.3", "IV.5", "IV.6");
    private static final List<String> PERIODS = List.of("2026-07", "2026-08", "2026-09", "2026-10", "2026-11");
    private static final String REPORTER = Tokens.reporter(POLICE);

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    // Each transaction goes on only when all have one that has written.
    private final CyclicBarrier allHaveBegun = new CyclicBarrier(WRITERS);

    @Test
    void aReaderSeesEachChangeExactlyOnce() throws Exception {
        Prepared.unlocked("2026-07", "2026-08", "2026-09", "2026-10");
        Copy copy = Copy.now(Tokens.of("auditor", COMMUNE), Map.of("kind", "holiday,submission", "limit", 50));
        Map<String, Integer> seen = new HashMap<>();
        Map<String, Integer> expected = new HashMap<>();
        int pages = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> writers = new ArrayList<>();
            writers().forEach(writer -> writers.add(threads.submit(writer)));
            while (!writers.stream().allMatch(Future::isDone)) {
                copy.page(Map.of()).get("items").forEach(change -> seen.merge(name(change), 1, Integer::sum));
                pages++;
            }
            for (Future<List<String>> writer : writers) {
                writer.get().forEach(change -> expected.merge(change, 1, Integer::sum));
            }
        }
        copy.rest().forEach(change -> seen.merge(name(change), 1, Integer::sum));
        assertEquals(expected, seen);
        assertTrue(expected.values().stream().allMatch(times -> times == 1), "a writer says that it wrote twice");
        assertTrue(pages > 5, "the reader has read while they wrote: " + pages + " pages");
    }

    private List<Callable<List<String>>> writers() {
        List<Callable<List<String>>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            writers.add(() -> write(number));
        }
        REPORTED_SINGLY.forEach(row -> writers.add(() -> report(row)));
        REPORTED_IN_BULK.forEach(row -> writers.add(() -> reportInBulk(row)));
        return writers;
    }

    /** A change's object and, where it has one, its version. */
    private static String name(JsonNode change) {
        return name(change.get("objectId").textValue(), change.get("etag").textValue());
    }

    private static String name(String objectId, String etag) {
        return objectId + " " + etag;
    }

    /** Some changes a transaction, of random length, some rolled back. */
    private List<String> write(int writer) throws Exception {
        Random random = new Random(writer);
        List<String> committed = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres")) {
            connection.setAutoCommit(false);
            for (int n = 0; n < TRANSACTIONS; n++) {
                List<String> written = new ArrayList<>();
                int parts = 1 + random.nextInt(3);
                for (int part = 0; part < parts; part++) {
                    String id = writer + "-" + n + "-" + part;
                    try (var statement = connection.prepareStatement("""
                            insert into change (at, kind, object_id, action, locality_code, audience, approved, object)
                            values (now(), 'holiday', ?, 'CREATE', 'VN', 'EVERYBODY', true, '{}')""")) {
                        statement.setString(1, id);
                        statement.execute();
                    }
                    written.add(name(id, null));
                    if (part == 0) {
                        allHaveBegun.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    }
                    Thread.sleep(random.nextInt(12));
                }
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed.addAll(written);
                }
            }
        }
        return committed;
    }

    /** Drafts a report and changes it again and again. */
    private static List<String> report(String row) {
        List<String> written = new ArrayList<>();
        Response answer = as(REPORTER, Reports.draft(subject(row), POLICE, "2026-11", Map.of("value", 0)))
                .post("/submissions");
        answer.then().statusCode(201);
        String id = answer.path("id");
        written.add(name(id, answer.header("ETag")));
        for (int version = 0; version < TRANSACTIONS; version++) {
            String etag = Reports.edit(REPORTER, id, version, Map.of("figures", Map.of("value", version + 1)))
                    .statusCode(200)
                    .extract()
                    .header("ETag");
            written.add(name(id, etag));
        }
        return written;
    }

    /** Writes the reports of some periods by one call, again and again. */
    private static List<String> reportInBulk(String row) {
        List<String> written = new ArrayList<>();
        for (int n = 0; n < TRANSACTIONS / 2; n++) {
            int value = n;
            List<Map<String, Object>> items = PERIODS.stream()
                    .map(period -> Reports.draft(subject(row), POLICE, period, Map.of("value", value)))
                    .toList();
            JsonNode answer = Pages.json(as(REPORTER, Map.of("items", items)).post("/submissions/bulk"));
            assertEquals(
                    PERIODS.size(),
                    answer.get(n == 0 ? "created" : "updated").intValue(),
                    () -> answer.toPrettyString());
            answer.get("results")
                    .forEach(result -> written.add(name(
                            result.get("id").textValue(),
                            '"' + result.get("version").asText() + '"')));
        }
        return written;
    }

    private static String subject(String row) {
        return PLAN + ".MT." + row;
    }
}
