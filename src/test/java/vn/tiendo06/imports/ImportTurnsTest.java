package vn.tiendo06.imports;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** Who comes first where many wait, and how many jobs one account may have waiting. */
@QuarkusTest
@TestProfile(ImportTurnsTest.NobodyWorks.class)
class ImportTurnsTest extends ApiTest {

    /** Jobs are claimed by the test only. */
    public static class NobodyWorks implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tiendo06.imports.enabled", "false", "tiendo06.imports.open", "3");
        }
    }

    private static final String GREEDY = Tokens.reporter(POLICE);
    private static final String MODEST = Tokens.reporter(CULTURE);

    @Inject
    ImportQueue queue;

    private static Response send(String token) {
        return as(
                        token,
                        Map.of(
                                "items",
                                List.of(Reports.draft(PLAN + ".MT.III.1", POLICE, "2026-11", Map.of("value", 1)))))
                .post("/imports");
    }

    private static String queued(String token) {
        Response queued = send(token);
        queued.then().statusCode(202);
        return queued.path("id");
    }

    private String claimed() {
        TestClock.set(TestClock.at().plusSeconds(1));
        return queue.claim("worker").map(claim -> claim.id().toString()).orElse("none");
    }

    private void finished(String id) {
        QuarkusTransaction.requiringNew().run(() -> queue.finish(UUID.fromString(id), ImportState.DONE, null));
    }

    // ---- Turns

    @Test
    void whoQueuesManyDoesNotHoldUpWhoQueuesOne() {
        List<String> many = List.of(queued(GREEDY), queued(GREEDY), queued(GREEDY));
        String one = queued(MODEST);
        assertEquals(many.getFirst(), claimed(), "nobody had a turn: it has waited longest");
        assertEquals(one, claimed(), "the other's first runs");
        assertEquals(many.get(1), claimed());
        assertEquals(many.get(2), claimed());
        assertEquals("none", claimed());
    }

    @Test
    void whoseTurnWasLastComesLast() {
        List<String> many = List.of(queued(GREEDY), queued(GREEDY), queued(GREEDY));
        assertEquals(many.getFirst(), claimed());
        finished(many.getFirst());
        String one = queued(MODEST);
        assertEquals(one, claimed(), "the other has just had a turn");
        finished(one);
        String another = queued(MODEST);
        assertEquals(many.get(1), claimed());
        finished(many.get(1));
        assertEquals(another, claimed());
        finished(another);
        assertEquals(many.get(2), claimed());
    }

    // ---- How many

    @Test
    void oneAccountHasSoManyJobsOpenAndNoMore() {
        String first = queued(GREEDY);
        queued(GREEDY);
        queued(GREEDY);
        as(GREEDY, Map.of("items", List.of(Map.of())))
                .header("Accept-Language", "en")
                .post("/imports")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("conflict"))
                .body("detail", containsString("3 imports"));
        queued(MODEST);
        as(GREEDY).post("/imports/{id}/cancel", first).then().statusCode(200);
        String next = queued(GREEDY);
        assertEquals(409, send(GREEDY).statusCode());
        // One that runs counts, too; one that is over does not.
        String running = claimed();
        assertEquals(409, send(GREEDY).statusCode());
        finished(running);
        queued(GREEDY);
        assertTrue(as(GREEDY).get("/imports").<List<String>>path("items.id").contains(next));
    }

    @Test
    void callsThatComeTogetherGetNoMoreThanThat() throws Exception {
        List<Future<Integer>> calls = new ArrayList<>();
        try (ExecutorService office = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                calls.add(office.submit(() -> send(GREEDY).statusCode()));
            }
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> call : calls) {
            answers.add(call.get());
        }
        assertEquals(3, answers.stream().filter(status -> status == 202).count(), answers.toString());
        assertEquals(13, answers.stream().filter(status -> status == 409).count(), answers.toString());
    }
}
