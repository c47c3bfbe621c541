package vn.tiendo06.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.progress.BulkMode;
import vn.tiendo06.progress.BulkOptions;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** Imports: queued, done in chunks as their owner, watched, cancelled, taken over by another worker. */
@QuarkusTest
class ImportTest extends ApiTest {

    private static final String REPORTER = Tokens.reporter(POLICE);
    private static final String ADMINISTRATOR = Tokens.of("administrator", COMMUNE);
    private static final List<String> ROWS =
            List.of("III.1", "III.2", "III.3", "III.5", "III.6", "III.10", "IV.3", "IV.5", "IV.6", "IV.7");

    @Inject
    ImportQueue queue;

    @Inject
    ImportRunner runner;

    @Inject
    ImportRetention retention;

    private static Map<String, Object> item(String row, Object value) {
        Map<String, Object> item =
                new HashMap<>(Reports.draft(PLAN + ".MT." + row, POLICE, "2026-11", Map.of("value", value)));
        item.put("ref", row);
        return item;
    }

    private static List<Map<String, Object>> items() {
        return ROWS.stream().map(row -> item(row, 12)).toList();
    }

    private static Response send(String token, List<?> items, Object... options) {
        var request = as(token, Map.of("items", items));
        for (int i = 0; i < options.length; i += 2) {
            request.queryParam(options[i].toString(), options[i + 1]);
        }
        return request.post("/imports");
    }

    private static Response bytes(String body, String type) {
        return as(REPORTER)
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/imports");
    }

    private static String done(Response queued) {
        queued.then().statusCode(202).body("state", equalTo("QUEUED"));
        return Prepared.finished(queued.path("id")).id();
    }

    private static List<JsonNode> results(String token, String id, Object... query) {
        var request = as(token);
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i].toString(), query[i + 1]);
        }
        Response lines = request.get("/imports/{id}/results", id);
        assertEquals(200, lines.statusCode());
        assertTrue(lines.contentType().startsWith("application/x-ndjson"), lines.contentType());
        return lines.asString().lines().map(Pages::parse).toList();
    }

    private long count(String from) throws Exception {
        try (var connection = dataSource.getConnection();
                ResultSet found = connection.createStatement().executeQuery("select count(*) from " + from)) {
            found.next();
            return found.getLong(1);
        }
    }

    private void sql(String statement) throws Exception {
        try (var connection = dataSource.getConnection()) {
            connection.createStatement().execute(statement);
        }
    }

    // ---- Its way

    @Test
    void writesTheRowsAndTellsOfEach() throws Exception {
        List<Map<String, Object>> items = new ArrayList<>(items());
        items.add(item("XX.9", 1));
        items.add(item("III.1", "nhiều"));
        Response queued = send(REPORTER, items, "submit", true);
        queued.then()
                .header("Location", endsWith("/api/v1/imports/" + queued.path("id")))
                .body("total", equalTo(12))
                .body("done", equalTo(0))
                .body("percent", equalTo(0))
                .body("localityCode", equalTo(COMMUNE));
        String id = done(queued);
        as(REPORTER)
                .get("/imports/{id}", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("done", equalTo(12))
                .body("percent", equalTo(100))
                .body("created", equalTo(10))
                .body("rejected", equalTo(2))
                .body("written", equalTo(true))
                .body("failure", nullValue())
                .body("startedAt", notNullValue())
                .body("finishedAt", notNullValue());
        List<JsonNode> results = results(REPORTER, id);
        assertEquals(12, results.size());
        assertEquals("III.1", results.getFirst().get("ref").textValue());
        assertEquals("SUBMITTED", results.getFirst().get("state").textValue());
        List<JsonNode> rejected = results(REPORTER, id, "outcome", "REJECTED");
        assertEquals(List.of("XX.9", "III.1"), Pages.texts(rejected, "ref"));
        assertEquals(
                "/figures/value",
                rejected.get(1).at("/problem/errors/0/pointer").textValue());
        assertEquals(10, count("submission where state = 'SUBMITTED'"));
        // Again: nothing is doubled.
        String again = done(send(REPORTER, items, "submit", true));
        as(REPORTER)
                .get("/imports/{id}", again)
                .then()
                .body("unchanged", equalTo(10))
                .body("rejected", equalTo(2))
                .body("written", equalTo(false));
        assertEquals(10, count("submission"));
    }

    @Test
    void linesAreRowsWithTheirPlace() {
        String lines = """
                {"ref": "a", "subjectId": "%1$s.MT.III.3", "unit": "Công an xã", "period": "2026-11", "figures": {"value": 5}}

                {"ref": "b",
                {"ref": "c", "subjectId": "%1$s.MT.III.5", "unit": "Công an xã", "period": "2026-11", "figures": {"value": 5}}
                """.formatted(PLAN);
        String id = done(bytes(lines, "application/x-ndjson"));
        List<JsonNode> results = results(REPORTER, id);
        assertEquals(List.of("CREATED", "REJECTED", "CREATED"), Pages.texts(results, "outcome"));
        assertEquals(
                List.of(1, 3, 4),
                results.stream().map(r -> r.at("/place/line").intValue()).toList());
        assertEquals(
                "malformed-json", results.get(1).at("/problem/errors/0/code").textValue());
    }

    @Test
    void aDryRunAndAnAtomicOneWithAFaultWriteNothing() throws Exception {
        String dry = done(send(REPORTER, items(), "dryRun", true));
        as(REPORTER)
                .get("/imports/{id}", dry)
                .then()
                .body("created", equalTo(10))
                .body("written", equalTo(false));
        List<Map<String, Object>> faulty = new ArrayList<>(items());
        faulty.add(item("XX.9", 1));
        String atomic = done(send(REPORTER, faulty, "mode", "ATOMIC"));
        as(REPORTER)
                .get("/imports/{id}", atomic)
                .then()
                .body("state", equalTo("DONE"))
                .body("rejected", equalTo(1))
                .body("written", equalTo(false));
        assertEquals(0, count("submission"));
        String whole = done(send(REPORTER, items(), "mode", "ATOMIC"));
        as(REPORTER)
                .get("/imports/{id}", whole)
                .then()
                .body("created", equalTo(10))
                .body("written", equalTo(true));
    }

    @Test
    void whatTheJobDoesIsItsOwnersDoing() throws Exception {
        String id = done(send(REPORTER, List.of(item("III.3", 80)), "submit", true));
        String submission = results(REPORTER, id).getFirst().get("id").textValue();
        as(REPORTER)
                .get("/submissions/{id}", submission)
                .then()
                .body("submitted.subject", equalTo("reporter-" + POLICE))
                .body("submitted.name", equalTo("Tên reporter-" + POLICE));
        as(Tokens.of("auditor", "VN"))
                .queryParam("objectId", submission)
                .queryParam("sort", "at")
                .get("/audit-events")
                .then()
                .body("items.action", contains("SUBMIT"))
                .body("items.actor.subject", everyItem(equalTo("reporter-" + POLICE)))
                .body("items.roles", everyItem(equalTo(List.of("reporter"))))
                .body("items.path", everyItem(equalTo("/api/v1/imports?submit=true")));
        as(Tokens.of("auditor", "VN"))
                .queryParam("kind", "import")
                .queryParam("objectId", id)
                .get("/audit-events")
                .then()
                .body("items.action", containsInAnyOrder("CREATE", "FINISH"));
    }

    @Test
    void aRepeatedKeyQueuesNothing() throws Exception {
        Response first = as(REPORTER, Map.of("items", items()))
                .header("Idempotency-Key", "import-key-1")
                .post("/imports");
        done(first);
        Response again = as(REPORTER, Map.of("items", items()))
                .header("Idempotency-Key", "import-key-1")
                .post("/imports");
        assertEquals(first.asString(), again.asString());
        assertEquals(202, again.statusCode());
        assertEquals(1, count("import_job"));
        as(REPORTER, Map.of("items", items()))
                .queryParam("dryRun", true)
                .header("Idempotency-Key", "import-key-1")
                .post("/imports")
                .then()
                .statusCode(422);
    }

    @Test
    void tellsHowFarItIsUntilItIsOver() {
        String id = send(REPORTER, items()).path("id");
        Response stream = as(REPORTER).accept("text/event-stream").get("/imports/{id}/events", id);
        // nginx would keep what comes until it is much.
        assertEquals("no", stream.header("X-Accel-Buffering"));
        String events = stream.asString();
        List<JsonNode> told = events.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> Pages.parse(line.substring(5)))
                .toList();
        assertFalse(told.isEmpty(), events);
        assertEquals("DONE", told.getLast().get("state").textValue());
        assertEquals(100, told.getLast().get("percent").intValue());
        assertTrue(told.stream()
                .limit(told.size() - 1)
                .noneMatch(one -> one.get("state").textValue().equals("DONE")));
    }

    // ---- Who sees it

    @Test
    void itsOwnerAndTheAdministratorsOfTheLocalitySeeIt() {
        String id = done(send(REPORTER, items()));
        for (String token : List.of(REPORTER, ADMINISTRATOR, Tokens.of("administrator", "31"))) {
            as(token).get("/imports/{id}", id).then().statusCode(200);
            as(token).get("/imports").then().body("items.id", hasItems(id));
        }
        for (String token : List.of(Tokens.colleague(POLICE), Tokens.of("administrator", "01"))) {
            as(token).get("/imports/{id}", id).then().statusCode(404);
            as(token).get("/imports/{id}/results", id).then().statusCode(404);
            as(token).get("/imports/{id}/events", id).then().statusCode(404);
            as(token).post("/imports/{id}/cancel", id).then().statusCode(404);
            as(token).get("/imports").then().body("items.id", not(hasItems(id)));
        }
        as(REPORTER).queryParam("state", "FAILED").get("/imports").then().body("items.id", not(hasItems(id)));
        as(REPORTER)
                .post("/imports/{id}/cancel", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("transition-not-allowed"));
    }

    // ---- Refusals

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|{}|400",
                "application/json|{\"items\": []}|400",
                "application/json|{\"items\": [{}], \"mode\": \"ATOMIC\"}|400",
                "application/json|nonsense|400",
                "application/x-ndjson|' '|400",
                "application/octet-stream|{}|400",
                "text/plain|{}|415"
            })
    void aSourceThatIsNoneQueuesNothing(String type, String body, int status) throws Exception {
        bytes(body, type).then().statusCode(status);
        assertEquals(0, count("import_job"));
        assertEquals(0, count("import_source"));
    }

    @Test
    void anUnknownOptionIsNamed() {
        send(REPORTER, items(), "mode", "SOME").then().statusCode(400).body("errors.pointer", contains("query/mode"));
        send(REPORTER, items(), "surprise", "1")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("query/surprise"));
    }

    // ---- Workers

    /** A job that a worker of the test is at: the application's own never comes to it. */
    private String held(String worker, List<?> items) throws Exception {
        return held(REPORTER, worker, items);
    }

    private String held(String token, String worker, List<?> items) throws Exception {
        sql("create function hold_job() returns trigger language plpgsql as $$ begin new.state := 'RUNNING';"
                + " new.worker := '" + worker + "'; new.started_at := new.created_at;"
                + " new.lease_until := 'infinity'; return new; end $$");
        sql("create trigger hold_job before insert on import_job for each row execute function hold_job()");
        try {
            return send(token, items).path("id");
        } finally {
            sql("drop trigger hold_job on import_job");
            sql("drop function hold_job()");
        }
    }

    private ImportQueue.Claim claimOf(String id) throws Exception {
        try (var connection = dataSource.getConnection();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select owner, total from import_job where id = '" + id + "'")) {
            row.next();
            ImportOwner owner = new ObjectMapper().readValue(row.getString("owner"), ImportOwner.class);
            return new ImportQueue.Claim(
                    UUID.fromString(id),
                    owner,
                    new BulkOptions(BulkMode.PER_ITEM, false, false),
                    row.getInt("total"),
                    1);
        }
    }

    private static List<Map<String, Object>> manyItems(int chunks) {
        // Repetitions of one report: rejected as duplicates within a chunk, unchanged in the next.
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < chunks * 2000; i++) {
            items.add(item(ROWS.get(i % ROWS.size()), 12));
        }
        return items;
    }

    @Test
    void aWorkerThatIsGoneIsReplacedAndNothingIsDoneTwice() throws Exception {
        String id = held("first", manyItems(3));
        ImportQueue.Claim claim = claimOf(id);
        assertTrue(runner.advance(claim, "first"), "there is more");
        assertEquals(2000, count("import_row where outcome is not null"));
        as(REPORTER)
                .get("/imports/{id}", id)
                .then()
                .body("done", equalTo(2000))
                .body("percent", equalTo(33))
                .body("estimatedFinishAt", notNullValue());
        assertEquals(2000, results(REPORTER, id).size());
        // The first worker is killed here: its lease runs out, and the application's worker takes over.
        sql("update import_job set lease_until = now() - interval '1 second' where id = '" + id + "'");
        Prepared.finished(id);
        as(REPORTER)
                .get("/imports/{id}", id)
                .then()
                .body("state", equalTo("DONE"))
                .body("done", equalTo(6000))
                .body("created", equalTo(10))
                .body("unchanged", equalTo(20))
                .body("rejected", equalTo(5970));
        assertEquals(10, count("submission"));
        assertEquals(10, count("submission_event"));
        // It was only slow: it finds that the job is no longer its own, and does nothing.
        assertFalse(runner.advance(claim, "first"));
        assertEquals(6000, count("import_row where outcome is not null"));
    }

    @Test
    void aChunkThatFailsLeavesNothingAndIsTriedAgain() throws Exception {
        String id = held("first", items());
        sql("alter table submission_event add constraint test_refusal check (at < '2000-01-01')");
        try {
            assertThrows(RuntimeException.class, () -> runner.advance(claimOf(id), "first"));
            assertEquals(0, count("submission"));
            assertEquals(0, count("import_row where outcome is not null"));
        } finally {
            sql("alter table submission_event drop constraint test_refusal");
        }
        queue.release(UUID.fromString(id), "first");
        Prepared.finished(id);
        assertEquals(10, count("submission"));
    }

    @Test
    void ofManyWorkersEachGetsAnotherJob() throws Exception {
        String one = held("a", items());
        String other = held("b", items());
        sql("update import_job set lease_until = now() - interval '1 second'");
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("select id from import_job where id = '" + one + "' for update");
            // Whoever comes while the first is being claimed gets the second, or nothing: never waits, never the same.
            Optional<ImportQueue.Claim> claimed = queue.claim("c");
            assertTrue(claimed.isEmpty() || claimed.get().id().toString().equals(other), claimed.toString());
            assertTrue(queue.claim("d").isEmpty());
            connection.rollback();
        }
        sql("delete from import_job");
    }

    @Test
    void aRunningJobEndsAfterItsChunk() throws Exception {
        String id = held("first", manyItems(2));
        assertTrue(runner.advance(claimOf(id), "first"));
        as(REPORTER)
                .post("/imports/{id}/cancel", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("RUNNING"))
                .body("cancelRequested", equalTo(true));
        assertFalse(runner.advance(claimOf(id), "first"));
        as(REPORTER)
                .get("/imports/{id}", id)
                .then()
                .body("state", equalTo("CANCELLED"))
                .body("done", equalTo(2000));
        assertEquals(10, count("submission"));
    }

    @Test
    void whoMayNoLongerReportIsRefused() throws Exception {
        String membership = as(
                        Tokens.of("administrator", "VN"),
                        Map.of("issuer", Tokens.ISSUER, "subject", "an", "role", "REPORTER", "units", List.of(POLICE)))
                .post("/memberships")
                .path("id");
        String an = Tokens.token("an", Set.of(), List.of(), List.of());
        String first = done(send(an, List.of(item("III.3", 80))));
        as(ADMINISTRATOR).get("/imports/{id}", first).then().body("created", equalTo(1));
        String id = held(an, "first", List.of(item("III.5", 8)));
        as(Tokens.of("administrator", "VN"))
                .header("If-Match", "\"1\"")
                .delete("/memberships/{id}", membership)
                .then()
                .statusCode(204);
        assertFalse(runner.advance(claimOf(id), "first"));
        as(ADMINISTRATOR)
                .get("/imports/{id}", id)
                .then()
                .body("state", equalTo("FAILED"))
                .body("failure.code", equalTo("forbidden"))
                .body("done", equalTo(0));
        assertEquals(1, count("submission"));
    }

    @Test
    void finishedJobsAreForgottenInTime() throws Exception {
        String id = done(send(REPORTER, items()));
        TestClock.set(TestClock.DEFAULT_DAY.plusDays(89));
        assertEquals(0, retention.forget());
        TestClock.set(TestClock.DEFAULT_DAY.plusDays(91));
        retention.forget();
        assertEquals(0, count("import_job where id = '" + id + "'"));
        assertEquals(0, count("import_row"));
        assertEquals(0, count("import_source"));
        assertEquals(10, count("submission"));
    }
}
