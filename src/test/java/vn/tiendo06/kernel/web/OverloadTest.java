package vn.tiendo06.kernel.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

/** With one place for each class of operations: what is held up holds up nobody else, and who finds no place hears so. */
@QuarkusTest
@TestProfile(OverloadTest.OnePlaceEach.class)
@Timeout(180)
class OverloadTest extends ApiTest {

    public static class OnePlaceEach implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tiendo06.limits.reads", "2",
                    "tiendo06.limits.reads-waiting", "1",
                    "tiendo06.limits.reads-patience", "5s",
                    "tiendo06.limits.writes", "1",
                    "tiendo06.limits.writes-waiting", "1",
                    "tiendo06.limits.writes-patience", "5s",
                    "tiendo06.limits.costly", "1",
                    "tiendo06.limits.costly-waiting", "0",
                    "quarkus.datasource.jdbc.additional-jdbc-properties.options", "-c lock_timeout=20000");
        }
    }

    /** Longer than what is read of a body before the endpoint asks for the rest. */
    private static final String LONG = "Dài-".repeat(1900);

    @Inject
    Bulkheads bulkheads;

    private static CompletableFuture<Response> apart(Supplier<Response> call) {
        return CompletableFuture.supplyAsync(
                call, task -> Executors.newVirtualThreadPerTaskExecutor().submit(task));
    }

    private static Response memberships() {
        return as(Tokens.of("administrator", "VN")).get("/memberships");
    }

    private static void refused(Response response) {
        response.then()
                .statusCode(503)
                .header("Retry-After", is("1"))
                .contentType(startsWith("application/problem+json"))
                .body("code", is("unavailable"));
    }

    private void await(Bulkhead bulkhead, int taken, int waiting) throws InterruptedException {
        for (int i = 0; i < 500 && (bulkhead.taken() != taken || bulkhead.waiting() != waiting); i++) {
            Thread.sleep(10);
        }
        assertEquals(taken + " and " + waiting, bulkhead.taken() + " and " + bulkhead.waiting());
    }

    private Connection held(String table) throws Exception {
        Connection holder = dataSource.getConnection();
        holder.setAutoCommit(false);
        try (var lock = holder.createStatement()) {
            lock.execute("lock table " + table + " in access exclusive mode");
        }
        return holder;
    }

    @Test
    void readsThatAreHeldUpRefuseFurtherReadsAtOnceButNoWrite() throws Exception {
        CompletableFuture<Response> first;
        CompletableFuture<Response> second;
        CompletableFuture<Response> queued;
        try (Connection holder = held("membership")) {
            first = apart(OverloadTest::memberships);
            second = apart(OverloadTest::memberships);
            await(bulkheads.reads(), 2, 0);
            CompletableFuture<Response> longest = apart(() -> as(Tokens.of("viewer", COMMUNE))
                    .header("Accept-Language", "en")
                    .get("/plans"));
            await(bulkheads.reads(), 2, 1);
            long begin = System.nanoTime();
            queued = apart(OverloadTest::memberships);
            // The one that has waited longest makes room.
            refused(longest.get(30, TimeUnit.SECONDS));
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            assertTrue(taken.toMillis() < 3000, "refused after " + taken);
            await(bulkheads.reads(), 2, 1);
            Prepared.submitted();
            holder.rollback();
            holder.setAutoCommit(true);
        }
        for (CompletableFuture<Response> read : List.of(first, second, queued)) {
            assertEquals(200, read.get(30, TimeUnit.SECONDS).statusCode());
        }
        await(bulkheads.reads(), 0, 0);
    }

    @Test
    void exportsAndBulkWritesThatAreHeldUpKeepNoPlaceOfReadsOrWrites() throws Exception {
        String police = Tokens.reporter(POLICE);
        Supplier<Response> export = () -> as(Tokens.of("reviewer", COMMUNE)).get("/exports/submissions?plan=" + PLAN);
        Supplier<Response> bulk =
                () -> as(police, Map.of("items", List.of(Prepared.draftBody()))).post("/submissions/bulk");
        List<Supplier<Response>> both = List.of(export, bulk);
        for (Supplier<Response> one : both) {
            CompletableFuture<Response> first;
            try (Connection holder = held("submission")) {
                first = apart(one);
                await(bulkheads.costly(), 1, 0);
                await(bulkheads.reads(), 0, 0);
                await(bulkheads.writes(), 0, 0);
                for (Supplier<Response> other : both) {
                    refused(other.get());
                }
                holder.rollback();
                holder.setAutoCommit(true);
            }
            assertEquals(200, first.get(30, TimeUnit.SECONDS).statusCode());
            await(bulkheads.costly(), 0, 0);
        }
    }

    @Test
    void whoWaitsTooLongIsRefused() throws Exception {
        try (Connection holder = held("membership")) {
            CompletableFuture<Response> first = apart(OverloadTest::memberships);
            CompletableFuture<Response> second = apart(OverloadTest::memberships);
            await(bulkheads.reads(), 2, 0);
            refused(memberships());
            holder.rollback();
            holder.setAutoCommit(true);
            assertEquals(200, first.get(30, TimeUnit.SECONDS).statusCode());
            assertEquals(200, second.get(30, TimeUnit.SECONDS).statusCode());
        }
    }

    @Test
    void aWriteThatHasWaitedStillHasItsBody() throws Exception {
        String police = Tokens.reporter(POLICE);
        try (Connection holder = held("submission")) {
            CompletableFuture<Response> first =
                    apart(() -> as(police, Prepared.draftBody()).post("/submissions"));
            await(bulkheads.writes(), 1, 0);
            Map<String, Object> other = new HashMap<>(Prepared.draftBody());
            other.put("subjectId", PLAN + ".MT.III.5");
            other.put("figures", Map.of("value", 50));
            other.put("narrative", LONG);
            other.put("difficulties", LONG);
            CompletableFuture<Response> second = apart(() -> as(police, other).post("/submissions"));
            await(bulkheads.writes(), 1, 1);
            holder.rollback();
            holder.setAutoCommit(true);
            assertEquals(201, first.get(30, TimeUnit.SECONDS).statusCode());
            second.get(30, TimeUnit.SECONDS)
                    .then()
                    .statusCode(201)
                    .body("narrative", is(LONG))
                    .body("difficulties", is(LONG));
        }
    }

    @Test
    void aCostlyOneMoreIsRefusedWhileOtherReadsGoOn() throws Exception {
        String viewer = Tokens.of("auditor", "VN");
        Supplier<Response> costly = () -> as(viewer).get("/audit-events/verification?locality=" + COMMUNE);
        try (Connection holder = held("audit_chain, audit_event")) {
            CompletableFuture<Response> first = apart(costly);
            await(bulkheads.costly(), 1, 0);
            refused(costly.get());
            assertEquals(200, as(Tokens.of("viewer", COMMUNE)).get("/plans").statusCode());
            holder.rollback();
            holder.setAutoCommit(true);
            assertEquals(200, first.get(30, TimeUnit.SECONDS).statusCode());
        }
        await(bulkheads.costly(), 0, 0);
        assertEquals(200, costly.get().statusCode());
    }

    @Test
    void aStatementThatTakesTooLongIsA503() throws Exception {
        try (Connection holder = held("membership")) {
            CompletableFuture<Response> read = apart(OverloadTest::memberships);
            int cancelled = 0;
            while (cancelled == 0 && !read.isDone()) {
                try (var cancel = holder.createStatement();
                        var rows = cancel.executeQuery("""
                                select count(*) filter (where pg_cancel_backend(pid)) from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock'""")) {
                    rows.next();
                    cancelled = rows.getInt(1);
                }
            }
            read.get(30, TimeUnit.SECONDS)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", is("5"))
                    .body("code", is("unavailable"));
            holder.rollback();
            holder.setAutoCommit(true);
        }
        assertEquals(200, memberships().statusCode());
    }

    @Test
    void whoWaitsForChangesKeepsNoPlace() throws Exception {
        String portal = Tokens.of("integrator", COMMUNE);
        String since = as(portal)
                .get("/changes?since=now")
                .then()
                .statusCode(200)
                .extract()
                .path("next");
        List<CompletableFuture<Response>> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(apart(() ->
                    as(portal).queryParams(Map.of("since", since, "wait", 20)).get("/changes")));
            Thread.sleep(300);
            await(bulkheads.reads(), 0, 0);
        }
        assertEquals(200, memberships().statusCode());
        Prepared.approved();
        for (CompletableFuture<Response> one : waiting) {
            assertEquals(200, one.get(45, TimeUnit.SECONDS).statusCode());
        }
    }

    @Test
    void probesAskForNoPlace() throws Exception {
        try (Connection holder = held("membership")) {
            CompletableFuture<Response> first = apart(OverloadTest::memberships);
            CompletableFuture<Response> second = apart(OverloadTest::memberships);
            await(bulkheads.reads(), 2, 0);
            given().get("/q/health/ready").then().statusCode(200);
            holder.rollback();
            holder.setAutoCommit(true);
            first.get(30, TimeUnit.SECONDS);
            second.get(30, TimeUnit.SECONDS);
        }
    }
}
