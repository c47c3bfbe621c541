package vn.tiendo06.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Tokens;

/** 32 writers whose transactions overlap against a reader that must see each change exactly once. */
@QuarkusTest
class FeedUnderLoadTest extends ApiTest {

    private static final int WRITERS = 32;
    private static final int TRANSACTIONS = 30;

    // The pool has 16 connections, and the reader needs one.
    private final Semaphore connections = new Semaphore(12);

    @Test
    void aReaderSeesEachChangeExactlyOnce() throws Exception {
        Copy copy = Copy.now(Tokens.of("integrator", COMMUNE), Map.of("kind", "holiday", "limit", 50));
        Map<String, Integer> seen = new HashMap<>();
        List<String> committed = new ArrayList<>();
        int pages = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.add(threads.submit(() -> write(number)));
            }
            while (!writers.stream().allMatch(Future::isDone)) {
                count(copy.page(Map.of()), seen);
                pages++;
            }
            for (Future<List<String>> writer : writers) {
                committed.addAll(writer.get());
            }
        }
        copy.rest().forEach(change -> seen.merge(change.get("objectId").textValue(), 1, Integer::sum));
        Map<String, Integer> expected = new HashMap<>();
        committed.forEach(id -> expected.put(id, 1));
        assertEquals(expected, seen);
        assertTrue(pages > 5, "the reader has read while they wrote: " + pages + " pages");
    }

    private static void count(JsonNode page, Map<String, Integer> seen) {
        page.get("items").forEach(change -> seen.merge(change.get("objectId").textValue(), 1, Integer::sum));
    }

    /** Some changes a transaction, of random length, some rolled back. */
    private List<String> write(int writer) throws Exception {
        Random random = new Random(writer);
        List<String> committed = new ArrayList<>();
        for (int n = 0; n < TRANSACTIONS; n++) {
            connections.acquire();
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                List<String> written = new ArrayList<>();
                for (int part = 0; part <= random.nextInt(3); part++) {
                    String id = writer + "-" + n + "-" + part;
                    try (var statement = connection.prepareStatement("""
                            insert into change (at, kind, object_id, action, locality_code, audience, approved, object)
                            values (now(), 'holiday', ?, 'CREATE', 'VN', 'EVERYBODY', true, '{}')""")) {
                        statement.setString(1, id);
                        statement.execute();
                    }
                    written.add(id);
                    Thread.sleep(random.nextInt(12));
                }
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed.addAll(written);
                }
            } finally {
                connections.release();
            }
        }
        return committed;
    }
}
