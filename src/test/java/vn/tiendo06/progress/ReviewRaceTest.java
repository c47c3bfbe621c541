package vn.tiendo06.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.move;
import static vn.tiendo06.testing.Reports.submitted;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

/** Several people on the same report at the same instant: one wins, the others are told, nothing happens twice. */
@QuarkusTest
class ReviewRaceTest extends ApiTest {

    private static final List<String> ROWS = List.of("III.1", "III.2", "III.3", "III.5", "III.10", "IV.3");
    private static final Set<Integer> LOST = Set.of(409, 412);

    private final String police = Tokens.reporter(POLICE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);
    private final String administrator = Tokens.of("administrator", COMMUNE);

    private static Map<String, Object> report(String row) {
        return draft(PLAN + ".MT." + row, POLICE, "2026-11", Map.of("value", 80));
    }

    private static String reviewer(int n) {
        return Tokens.token("reviewer-" + n, Set.of("reviewer"), List.of(), List.of(COMMUNE));
    }

    private static String head(int n) {
        return Tokens.token("head-" + n, Set.of("reviewer"), List.of(POLICE), List.of());
    }

    /** The statuses of calls that begin together. */
    private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<Integer>> running = new ArrayList<>();
            for (Callable<Integer> call : calls) {
                running.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return call.call();
                }));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : running) {
                statuses.add(one.get(60, TimeUnit.SECONDS));
            }
            return statuses;
        }
    }

    private static void oneWon(List<Integer> statuses, int won) {
        assertEquals(1, Collections.frequency(statuses, won), statuses.toString());
        assertTrue(statuses.stream().allMatch(status -> status == won || LOST.contains(status)), statuses.toString());
    }

    private static Callable<Integer> moving(String token, String id, int version, String action) {
        return () -> move(token, id, version, action).extract().statusCode();
    }

    private List<String> happened(String id) {
        return as(police).get("/submissions/{id}/history", id).path("items.action");
    }

    @RepeatedTest(3)
    void approversAndReturnersOfOneReport() throws Exception {
        String id = submitted(police, report("III.1"));
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            calls.add(moving(reviewer(n), id, 1, n % 2 == 0 ? "approve" : "return"));
        }
        oneWon(together(calls), 200);
        assertEquals(3, happened(id).size());
        as(police).get("/submissions/{id}", id).then().header("ETag", "\"2\"");
    }

    @RepeatedTest(3)
    void headsWhoConfirmWhileTheUnitWithdraws() throws Exception {
        Prepared.confirmationRequired();
        String id = submitted(police, report("III.1"));
        oneWon(
                together(List.of(
                        moving(head(1), id, 1, "confirm"),
                        moving(head(2), id, 1, "confirm"),
                        moving(police, id, 1, "withdraw"))),
                200);
        assertEquals(3, happened(id).size());
    }

    @RepeatedTest(3)
    void reopeningsAndACorrectionOfOneReport() throws Exception {
        String id = approved(police, reviewer, report("III.1"));
        Callable<Integer> reopening = () -> as(administrator, Map.of("reason", "Thanh tra"))
                .header("If-Match", "\"2\"")
                .post("/submissions/{id}/reopen", id)
                .statusCode();
        Callable<Integer> correction =
                () -> as(police).post("/submissions/{id}/revisions", id).statusCode();
        oneWon(together(List.of(reopening, correction, reopening, correction)), 201);
        as(police)
                .queryParam("state", "DRAFT")
                .get("/submissions")
                .then()
                .body("items", hasSize(1))
                .body("items.revision", contains(2));
    }

    @RepeatedTest(3)
    void allOrNoneOfTheSameReportsInOtherOrders() throws Exception {
        List<String> ids =
                ROWS.stream().map(row -> submitted(police, report(row))).toList();
        List<Callable<Integer>> calls = IntStream.range(0, 4)
                .<Callable<Integer>>mapToObj(n -> {
                    List<Map<String, Object>> items = new ArrayList<>();
                    ids.forEach(id -> items.add(Map.of("id", id, "version", 1, "action", "APPROVE")));
                    Collections.rotate(items, n);
                    return () -> as(reviewer(n), Map.of("atomic", true, "items", items))
                            .post("/submissions/bulk-review")
                            .statusCode();
                })
                .toList();
        List<Integer> statuses = together(calls);
        assertEquals(1, Collections.frequency(statuses, 200), statuses.toString());
        assertEquals(3, Collections.frequency(statuses, 422), statuses.toString());
        ids.forEach(id -> assertEquals(List.of("CREATE", "SUBMIT", "APPROVE"), happened(id)));
    }

    @RepeatedTest(3)
    void headsWhoConfirmManyTogether() throws Exception {
        Prepared.confirmationRequired();
        List<String> ids =
                ROWS.stream().map(row -> submitted(police, report(row))).toList();
        List<Map<String, Object>> items = new ArrayList<>();
        ids.forEach(id -> items.add(Map.of("id", id, "version", 1, "action", "CONFIRM")));
        List<Callable<Integer>> calls = IntStream.range(0, 3)
                .<Callable<Integer>>mapToObj(n -> () -> as(head(n), Map.of("items", items))
                        .post("/submissions/bulk-review")
                        .path("updated"))
                .toList();
        assertEquals(
                ids.size(), together(calls).stream().mapToInt(Integer::intValue).sum());
        ids.forEach(id -> assertEquals(List.of("CREATE", "SUBMIT", "CONFIRM"), happened(id)));
    }

    @Test
    void anExceptionIsEndedOnce() throws Exception {
        Prepared.Stored granted = Prepared.lockException();
        Callable<Integer> ending = () -> as(administrator)
                .header("If-Match", granted.etag())
                .delete("/lock-exceptions/{id}", granted.id())
                .statusCode();
        oneWon(together(List.of(ending, ending, ending)), 204);
        as(administrator).get("/lock-exceptions/{id}", granted.id()).then().header("ETag", "\"1\"");
    }

    @Test
    void draftsThatCarryOverTheSameReport() throws Exception {
        Prepared.unlocked("2026-10");
        approved(police, reviewer, draft(Prepared.TARGET, POLICE, "2026-10", Map.of("value", 70)));
        Callable<Integer> starting = () -> as(
                        police,
                        Map.of("subjectId", Prepared.TARGET, "unit", POLICE, "period", "2026-11", "carryOver", true))
                .post("/submissions")
                .statusCode();
        oneWon(together(List.of(starting, starting, starting)), 201);
    }
}
