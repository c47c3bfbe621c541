package vn.tiendo06.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import vn.tiendo06.testing.Tokens;

/**
 * Those who write beside the people of a round while the feed is followed: a clerk of holidays, one of units, a machine that
 * writes and reviews many reports at once, one that imports them.
 */
final class FeedWriters {

    /** What the clerk's units are called; nothing else shows them. */
    static final String UNITS = "10816.THU";

    static final List<String> KINDS = List.of(
            "holiday put",
            "holiday deleted",
            "unit created",
            "unit changed",
            "bulk CREATED",
            "bulk UPDATED",
            "bulk APPROVE",
            "bulk RETURN",
            "import done");

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MONTHS = 10;
    private static final int ITEMS = 20;

    private final Api api;
    private final Importer importer;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean goesOn = true;

    /** How many of what, by the answers. */
    final Map<String, AtomicInteger> written = new ConcurrentSkipListMap<>();

    final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /** The plan is loaded and its months are open. */
    FeedWriters(Api api) throws Exception {
        this.api = api;
        this.importer = new Importer(api);
    }

    /** What one of them does. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    void start() {
        List.<Work>of(this::keepHolidays, this::keepUnits, this::reportInBulk, this::importReports)
                .forEach(work -> threads.add(Thread.ofPlatform().start(() -> {
                    try {
                        work.run();
                    } catch (Exception | AssertionError e) {
                        faults.add(e.toString());
                    }
                })));
    }

    void stop() throws InterruptedException {
        goesOn = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void wrote(String what) {
        written.computeIfAbsent(what, any -> new AtomicInteger()).incrementAndGet();
    }

    /** Puts holidays there and takes them away: what is gone must go from the copies, too. */
    private void keepHolidays() throws Exception {
        String administrator = Tokens.of("administrator", "VN");
        Random random = new Random(7);
        while (goesOn) {
            // Few, so that what is to be deleted is often there.
            String day = "2040-%02d-01".formatted(1 + random.nextInt(12));
            boolean deletes = random.nextBoolean();
            HttpResponse<String> answer = api.write(
                    deletes ? "DELETE" : "PUT",
                    administrator,
                    "/holidays/" + day,
                    Map.of("day", day, "name", "Ngày nghỉ thử " + random.nextInt(1000)));
            // What is not there cannot be deleted.
            if (!deletes || answer.statusCode() != 404) {
                Api.good(answer);
                wrote(deletes ? "holiday deleted" : "holiday put");
            }
            Thread.sleep(50);
        }
    }

    /** Adds units and renames them. */
    private void keepUnits() throws Exception {
        String administrator = Tokens.of("administrator", "10816");
        Random random = new Random(9);
        for (int n = 0; goesOn; n++) {
            String code = UNITS + "-%02d".formatted(random.nextInt(30));
            Map<String, Object> content = new HashMap<>(Map.of("name", "Đơn vị thử " + n, "kind", "DIVISION"));
            HttpResponse<String> there = api.get(administrator, "/units/" + code);
            if (there.statusCode() == 404) {
                content.putAll(Map.of("code", code, "localityCode", "10816"));
                Api.good(api.write("POST", administrator, "/units", content));
                wrote("unit created");
            } else {
                String etag = there.headers().firstValue("ETag").orElseThrow();
                Api.good(api.write("PUT", administrator, "/units/" + code, content, "If-Match", etag));
                wrote("unit changed");
            }
            Thread.sleep(100);
        }
    }

    /** Drafts, replaces and hands in reports, some at a time, and has what was handed in reviewed in one go. */
    private void reportInBulk() throws Exception {
        String reviewer = Tokens.of("reviewer", "10816");
        Random random = new Random(8);
        while (goesOn) {
            boolean submit = random.nextInt(3) == 0;
            HttpResponse<String> answer = api.write(
                    "POST",
                    importer.token(),
                    "/submissions/bulk",
                    Map.of("mode", "PER_ITEM", "submit", submit, "items", items(random)));
            List<Map<String, Object>> reviews = new ArrayList<>();
            for (JsonNode result : Api.good(answer).get("results")) {
                String outcome = result.get("outcome").textValue();
                wrote("bulk " + outcome);
                if (submit && Set.of("CREATED", "UPDATED").contains(outcome)) {
                    reviews.add(review(result, random));
                }
            }
            if (!reviews.isEmpty()) {
                Api.good(api.write("POST", reviewer, "/submissions/bulk-review", Map.of("items", reviews)));
                reviews.forEach(review -> wrote("bulk " + review.get("action")));
            }
            Thread.sleep(200);
        }
    }

    private List<Map<String, Object>> items(Random random) {
        List<Map<String, Object>> items = new ArrayList<>();
        Set<String> picked = new HashSet<>();
        for (int n = 0; n < ITEMS; n++) {
            Map<String, Object> item = new HashMap<>(importer.fittingRows()
                    .get(random.nextInt(importer.fittingRows().size())));
            item.put("period", "2026-%02d".formatted(1 + random.nextInt(MONTHS)));
            if (picked.add(item.get("subjectId") + " " + item.get("period"))) {
                item.put("figures", Map.of("value", 10 + random.nextInt(80)));
                items.add(item);
            }
        }
        return items;
    }

    /** Most are returned, so that there is always something to go on with. */
    private static Map<String, Object> review(JsonNode result, Random random) {
        Map<String, Object> review = new HashMap<>(Map.of(
                "id",
                result.get("id").textValue(),
                "version",
                result.get("version").intValue(),
                "action",
                "APPROVE"));
        if (random.nextInt(4) != 0) {
            review.putAll(Map.of("action", "RETURN", "reason", "Chưa khớp"));
        }
        return review;
    }

    /** A job for each month, one after the other. */
    private void importReports() throws Exception {
        for (int month = 1; month <= MONTHS && goesOn; month++) {
            importer.await(importer.queue(month, month), PATIENCE);
            wrote("import done");
            Thread.sleep(500);
        }
    }
}
