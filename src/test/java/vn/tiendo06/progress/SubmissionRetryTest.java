package vn.tiendo06.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.create;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.drafted;
import static vn.tiendo06.testing.Reports.submitted;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** Writing twice, by retry or at once, writes once. */
@QuarkusTest
class SubmissionRetryTest extends ApiTest {

    private static final String TARGET = PLAN + ".MT.III.3";
    private static final String KEY = "key-0001";

    private final String police = Tokens.reporter(POLICE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);

    private static Map<String, Object> report() {
        return draft(TARGET, POLICE, "2026-11", Map.of("value", 85));
    }

    private static RequestSpecification keyed(RequestSpecification request) {
        return request.header("Idempotency-Key", KEY);
    }

    private int count() {
        return as(reviewer).get("/submissions").then().statusCode(200).extract().path("items.size()");
    }

    private void twice(Supplier<Response> call) {
        Response first = call.get();
        Response second = call.get();
        assertTrue(first.statusCode() < 300, first.asString());
        first.then().header("Idempotency-Replayed", nullValue());
        assertEquals(first.statusCode(), second.statusCode());
        assertEquals(first.asString(), second.asString());
        assertEquals(first.header("ETag"), second.header("ETag"));
        assertEquals(first.header("Location"), second.header("Location"));
        second.then().header("Idempotency-Replayed", "true");
    }

    @Test
    void createdOnce() {
        twice(() -> keyed(as(police, report())).post("/submissions"));
        assertEquals(1, count());
    }

    /** Seven days on the same request is a new one, which the open report then refuses. */
    @Test
    void aKeyIsKnownForSevenDays() {
        keyed(as(police, report())).post("/submissions").then().statusCode(201);
        TestClock.set(TestClock.DEFAULT_DAY.plusDays(7));
        keyed(as(police, report())).post("/submissions").then().statusCode(201);
        TestClock.set(TestClock.DEFAULT_DAY.plusDays(8));
        keyed(as(police, report())).post("/submissions").then().statusCode(409).body("code", is("already-reported"));
    }

    @Test
    void submittedAndApprovedOnce() {
        String id = drafted(police, report());
        twice(() -> keyed(as(police)).header("If-Match", "\"0\"").post("/submissions/{id}/submit", id));
        twice(() -> keyed(as(reviewer)).header("If-Match", "\"1\"").post("/submissions/{id}/approve", id));
        as(police)
                .get("/submissions/{id}/history", id)
                .then()
                .body("items.action", contains("CREATE", "SUBMIT", "APPROVE"));
    }

    @Test
    void returnedWithdrawnAndCorrectedOnce() {
        String returned = submitted(police, report());
        twice(() -> keyed(as(reviewer, Map.of("reason", "Thiếu")))
                .header("If-Match", "\"1\"")
                .post("/submissions/{id}/return", returned));
        Prepared.unlocked("2026-09", "2026-10");
        String withdrawn = drafted(police, draft(TARGET, POLICE, "2026-10", Map.of("value", 85)));
        twice(() -> keyed(as(police)).header("If-Match", "\"0\"").post("/submissions/{id}/withdraw", withdrawn));
        String approved = approved(police, reviewer, draft(TARGET, POLICE, "2026-09", Map.of("value", 85)));
        twice(() -> as(police).header("Idempotency-Key", "key-0002").post("/submissions/{id}/revisions", approved));
        assertEquals(4, count());
    }

    @Test
    void anotherRequestWithTheSameKey() {
        String id = keyed(as(police, report()))
                .post("/submissions")
                .then()
                .extract()
                .path("id");
        Map<String, Object> other = report();
        other.put("narrative", "khác");
        keyed(as(police, other)).post("/submissions").then().statusCode(422).body("code", is("idempotency-key-reused"));
        keyed(as(police))
                .header("If-Match", "\"0\"")
                .post("/submissions/{id}/submit", id)
                .then()
                .statusCode(422);
        as(police).get("/submissions/{id}", id).then().body("state", is("DRAFT"));
    }

    @Test
    void aKeyIsItsCallersOwn() {
        keyed(as(police, report())).post("/submissions").then().statusCode(201);
        Prepared.unlocked("2026-10");
        keyed(as(Tokens.colleague(POLICE), draft(TARGET, POLICE, "2026-10", Map.of("value", 1))))
                .post("/submissions")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .body("period", is("2026-10"));
        assertEquals(2, count());
    }

    @Test
    void whatFailedMayBeTriedAgain() {
        Map<String, Object> bad = report();
        bad.put("period", "2099-01");
        keyed(as(police, bad)).post("/submissions").then().statusCode(400);
        keyed(as(police, report())).post("/submissions").then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with space", "käy-0000001"})
    void aBadKey(String key) {
        as(police, report())
                .header("Idempotency-Key", key)
                .post("/submissions")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("header/Idempotency-Key"));
        assertEquals(0, count());
    }

    private static List<Response> atOnce(int n, IntFunction<Response> call) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(n);
        try (ExecutorService pool = Executors.newFixedThreadPool(n)) {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                int number = i;
                answers.add(pool.submit(() -> {
                    barrier.await();
                    return call.apply(number);
                }));
            }
            List<Response> done = new ArrayList<>();
            for (Future<Response> answer : answers) {
                done.add(answer.get());
            }
            return done;
        }
    }

    @Test
    void eightAtOnceWithOneKey() throws Exception {
        List<Response> answers = atOnce(8, i -> keyed(as(police, report())).post("/submissions"));
        answers.forEach(answer -> assertEquals(201, answer.statusCode(), answer.asString()));
        assertEquals(
                1, answers.stream().map(answer -> answer.path("id")).distinct().count());
        assertEquals(
                7,
                answers.stream()
                        .filter(answer -> "true".equals(answer.header("Idempotency-Replayed")))
                        .count());
        assertEquals(1, count());
    }

    /** Exactly one succeeds. */
    private static void oneWins(List<Response> answers) {
        List<Integer> codes =
                answers.stream().map(Response::statusCode).sorted().toList();
        assertEquals(1, codes.stream().filter(code -> code < 300).count(), codes.toString());
    }

    @Test
    void eightAtOnceWithoutKey() throws Exception {
        oneWins(atOnce(8, i -> as(police, report()).post("/submissions")));
        assertEquals(1, count());
    }

    @Test
    void eightEditsOfOneVersion() throws Exception {
        String id = drafted(police, report());
        oneWins(atOnce(8, i -> as(police, Map.of("figures", Map.of("value", i)))
                .header("If-Match", "\"0\"")
                .put("/submissions/{id}", id)));
        as(police).get("/submissions/{id}", id).then().header("ETag", "\"1\"");
        as(police).get("/submissions/{id}/history", id).then().body("items.action", contains("CREATE", "EDIT"));
    }

    @Test
    void approvedAndWithdrawnAtOnce() throws Exception {
        String id = submitted(police, report());
        oneWins(atOnce(8, i -> as(i % 2 == 0 ? police : reviewer)
                .header("If-Match", "\"1\"")
                .post("/submissions/{id}/{action}", id, i % 2 == 0 ? "withdraw" : "approve")));
        as(police).get("/submissions/{id}/history", id).then().body("items", hasSize(3));
    }

    @Test
    void eightCorrectionsAtOnce() throws Exception {
        String id = approved(police, reviewer, report());
        oneWins(atOnce(8, i -> as(police).post("/submissions/{id}/revisions", id)));
        assertEquals(2, count());
        create(police, report()).statusCode(not(201));
    }
}
