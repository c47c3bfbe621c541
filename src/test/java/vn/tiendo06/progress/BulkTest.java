package vn.tiendo06.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Executions;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.Tokens;

/** Reports written in bulk: the same rules, the same traces, no more statements for many than for one. */
@QuarkusTest
class BulkTest extends ApiTest {

    private static final String REPORTER = Tokens.reporter(POLICE);
    private static final String REVIEWER = Tokens.of("reviewer", COMMUNE);
    private static final List<String> ROWS =
            List.of("III.1", "III.2", "III.3", "III.5", "III.6", "III.10", "IV.3", "IV.5", "IV.6", "IV.7");

    /** Statements of timers that may run meanwhile. */
    private static final int TIMERS = 10;

    @BeforeEach
    void forgetTheTrail() throws Exception {
        sql(
                "alter table audit_event disable trigger user",
                "alter table audit_chain disable trigger user",
                "truncate audit_event, audit_chain",
                "alter table audit_event enable trigger user",
                "alter table audit_chain enable trigger user");
    }

    private void sql(String... statements) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private static String target(String row) {
        return PLAN + ".MT." + row;
    }

    private static Map<String, Object> item(String ref, String row, String period, Object value) {
        Map<String, Object> item =
                new LinkedHashMap<>(Reports.draft(target(row), POLICE, period, Map.of("value", value)));
        item.put("ref", ref);
        return item;
    }

    private static Map<String, Object> body(List<?> items, Object... more) {
        Map<String, Object> body = new HashMap<>();
        body.put("items", items);
        for (int i = 0; i < more.length; i += 2) {
            body.put(more[i].toString(), more[i + 1]);
        }
        return body;
    }

    private static ValidatableResponse write(Map<String, Object> body) {
        return as(REPORTER, body).post("/submissions/bulk").then();
    }

    // ---- What becomes of each

    @Test
    void draftsWhatIsNewReplacesDraftsAndLeavesAloneWhatIsTheSame() {
        List<?> first = List.of(item("a", "III.3", "2026-11", 80), item("b", "III.5", "2026-11", 5));
        write(body(first))
                .statusCode(200)
                .body("created", equalTo(2))
                .body("results.index", contains(0, 1))
                .body("results.ref", contains("a", "b"))
                .body("results.outcome", everyItem(equalTo("CREATED")))
                .body("results.state", everyItem(equalTo("DRAFT")))
                .body("results.version", contains(0, 0));
        List<?> second = List.of(
                item("a", "III.3", "2026-11", 81), item("b", "III.5", "2026-11", 5), item("c", "III.6", "2026-11", 7));
        ValidatableResponse answer = write(body(second))
                .statusCode(200)
                .body("results.outcome", contains("UPDATED", "UNCHANGED", "CREATED"))
                .body("results.version", contains(1, 0, 0));
        String id = answer.extract().path("results[0].id");
        as(REPORTER)
                .get("/submissions/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("figures.value", equalTo(81))
                .body("state", equalTo("DRAFT"));
        write(body(second)).statusCode(200).body("unchanged", equalTo(3)).body("created", equalTo(0));
    }

    @Test
    void handsInAtOnceAndARepetitionChangesNothing() {
        Map<String, Object> body =
                body(List.of(item("a", "III.3", "2026-11", 80), item("b", "III.5", "2026-11", 5)), "submit", true);
        ValidatableResponse first = write(body)
                .statusCode(200)
                .body("created", equalTo(2))
                .body("results.state", everyItem(equalTo("SUBMITTED")))
                .body("results.version", contains(0, 0));
        write(body).statusCode(200).body("unchanged", equalTo(2)).body("results.version", contains(0, 0));
        // What was submitted in bulk is approved as any other report.
        Reports.move(REVIEWER, first.extract().path("results[0].id"), 0, "approve")
                .statusCode(200)
                .body("state", equalTo("APPROVED"));
        write(body).statusCode(200).body("unchanged", equalTo(2));
        write(body(List.of(item("a", "III.3", "2026-11", 79), item("b", "III.5", "2026-11", 6)), "submit", true))
                .statusCode(200)
                .body("rejected", equalTo(2))
                .body("results.problem.code", everyItem(equalTo("already-reported")))
                .body("results.problem.status", everyItem(equalTo(409)));
    }

    @Test
    void handsInWhatWasDraftedAndWhatWasReturned() {
        Map<String, Object> drafts = body(List.of(item("a", "III.3", "2026-11", 80)));
        String id = write(drafts).extract().path("results[0].id");
        drafts.put("submit", true);
        write(drafts).body("results.outcome", contains("UPDATED")).body("results.state", contains("SUBMITTED"));
        Reports.move(REVIEWER, id, 1, "return").statusCode(200);
        write(body(List.of(item("a", "III.3", "2026-11", 82)), "submit", true))
                .body("results.outcome", contains("UPDATED"))
                .body("results.id", contains(id))
                .body("results.version", contains(4));
        as(REPORTER)
                .get("/submissions/{id}/history", id)
                .then()
                .body("items.action", contains("CREATE", "SUBMIT", "RETURN", "EDIT", "SUBMIT"));
    }

    @Test
    void anApprovedReportsCorrectionIsReplacedAndNumbersGoOn() {
        String approved = Reports.approved(
                REPORTER, REVIEWER, Reports.draft(target("III.3"), POLICE, "2026-11", Map.of("value", 80)));
        String correction =
                as(REPORTER).post("/submissions/{id}/revisions", approved).path("id");
        write(body(List.of(item(null, "III.3", "2026-11", 85)), "submit", true))
                .body("results.id", contains(correction))
                .body("results.state", contains("SUBMITTED"));
        String withdrawn =
                Reports.drafted(REPORTER, Reports.draft(target("III.5"), POLICE, "2026-11", Map.of("value", 5)));
        Reports.move(REPORTER, withdrawn, 0, "withdraw").statusCode(200);
        String next = write(body(List.of(item(null, "III.5", "2026-11", 6))))
                .body("created", equalTo(1))
                .extract()
                .path("results[0].id");
        as(REPORTER).get("/submissions/{id}", next).then().body("revision", equalTo(2));
    }

    @Test
    void startsFromTheLastApprovedFigures() {
        Prepared.unlocked("2026-10");
        Reports.approved(REPORTER, REVIEWER, Reports.draft(target("III.3"), POLICE, "2026-10", Map.of("value", 71)));
        Map<String, Object> carried = new HashMap<>(item("a", "III.3", "2026-11", 1));
        carried.remove("figures");
        carried.put("carryOver", true);
        Map<String, Object> nothing = new HashMap<>(carried);
        nothing.put("subjectId", target("III.5"));
        String id = write(body(List.of(carried, nothing)))
                .body("results.outcome", contains("CREATED", "REJECTED"))
                .body("results[1].problem.errors.pointer", contains("/items/1/carryOver"))
                .extract()
                .path("results[0].id");
        as(REPORTER).get("/submissions/{id}", id).then().body("figures.value", equalTo(71));
        write(body(List.of(carried))).body("unchanged", equalTo(1));
    }

    // ---- Rejections

    @Test
    void tellsOfEachRejectedReportByPointerAndDoesTheOthers() {
        Map<String, Object> malformed = new HashMap<>(item("malformed", "III.6", "2026-11", "nhiều"));
        malformed.put("surprise", 1);
        Map<String, Object> unknownUnit = new HashMap<>(item("unit", "III.6", "2026-11", 1));
        unknownUnit.put("unit", "Phòng Không có");
        Map<String, Object> foreignUnit = new HashMap<>(item("foreign", "III.6", "2026-11", 1));
        foreignUnit.put("unit", CULTURE);
        Map<String, Object> long_ = new HashMap<>(item("long", "III.6", "2026-11", 1));
        long_.put("narrative", "x".repeat(8001));
        write(body(Arrays.asList(
                        item("good", "III.3", "2026-11", 80),
                        item("again", "III.3", "2026-11", 81),
                        malformed,
                        item("no row", "XX.99", "2026-11", 1),
                        unknownUnit,
                        foreignUnit,
                        item("range", "III.5", "2026-11", -1),
                        item("future", "III.5", "2027-03", 1),
                        item("period", "III.5", "2026-13", 1),
                        long_,
                        item("locked", "III.5", "2026-10", 1),
                        null)))
                .statusCode(200)
                .body("created", equalTo(1))
                .body("rejected", equalTo(11))
                .body("results[0].outcome", equalTo("CREATED"))
                .body("results[1].problem.errors[0].code", equalTo("duplicate-item"))
                .body("results[1].problem.errors[0].pointer", equalTo("/items/1"))
                .body("results[2].ref", equalTo("malformed"))
                .body("results[2].problem.errors.pointer", hasItem("/items/2/figures/value"))
                .body("results[2].problem.errors.pointer", hasItem("/items/2/surprise"))
                .body("results[3].problem.status", equalTo(404))
                .body("results[3].problem.errors.pointer", contains("/items/3/subjectId"))
                .body("results[4].problem.status", equalTo(404))
                .body("results[5].problem.status", equalTo(404))
                .body("results[5].problem.errors.code", contains("unknown-unit"))
                .body("results[6].problem.errors.pointer", contains("/items/6/figures/value"))
                .body("results[7].problem.errors.code", contains("future-period"))
                .body("results[8].problem.errors.code", contains("unknown-period"))
                .body("results[9].problem.errors.pointer", contains("/items/9/narrative"))
                .body("results[10].problem.code", equalTo("period-locked"))
                .body("results[11].problem.errors.pointer", contains("/items/11"))
                .body("results[11].id", nullValue());
        assertEquals(1, count("submission"));
    }

    @Test
    void whatIsForeignLooksLikeWhatIsNotThere() {
        String stranger = Tokens.token("stranger", java.util.Set.of("reporter"), List.of("01.CA"), List.of());
        List<Map<String, Object>> problems = as(
                        stranger, body(List.of(item(null, "III.3", "2026-11", 80), item(null, "XX.99", "2026-11", 80))))
                .post("/submissions/bulk")
                .then()
                .statusCode(200)
                .body("rejected", equalTo(2))
                .extract()
                .path("results.problem");
        assertEquals(problems.get(0).get("status"), problems.get(1).get("status"));
        assertEquals(404, problems.get(0).get("status"));
        assertEquals(problems.get(0).get("title"), problems.get(1).get("title"));
    }

    @Test
    void submittingAnIncompleteReportLeavesNothing() {
        Map<String, Object> empty = new HashMap<>(item("a", "III.3", "2026-11", 1));
        empty.remove("figures");
        write(body(List.of(empty), "submit", true))
                .body("rejected", equalTo(1))
                .body("results[0].problem.errors.code", contains("figure-required"));
        assertEquals(0, count("submission"));
        write(body(List.of(empty))).body("created", equalTo(1));
    }

    @Test
    void allOrNone() {
        List<?> items = List.of(item("a", "III.3", "2026-11", 80), item("b", "III.5", "2026-10", 5));
        write(body(items, "mode", "ATOMIC"))
                .statusCode(422)
                .body("code", equalTo("bulk-refused"))
                .body("errors.pointer", contains("/items/1"))
                .body("errors.code", contains("item-refused"));
        assertEquals(0, count("submission"));
        assertEquals(0, count("audit_event"));
        write(body(items, "mode", "ATOMIC", "dryRun", true))
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("results.outcome", contains("CREATED", "REJECTED"));
        Prepared.unlocked("2026-10");
        write(body(items, "mode", "ATOMIC")).statusCode(200).body("created", equalTo(2));
    }

    @Test
    void aDryRunTellsAndWritesNothing() {
        Map<String, Object> body = body(List.of(item("a", "III.3", "2026-11", 80)), "submit", true, "dryRun", true);
        write(body).statusCode(200).body("results[0].id", nullValue()).body("results.outcome", contains("CREATED"));
        assertEquals(0, count("submission"));
        assertEquals(0, count("submission_event"));
        assertEquals(0, count("audit_event"));
    }

    @Test
    void anExceptionLiftsTheLockAndAReopenedReportNeedsNone() {
        Prepared.unlocked("2026-09");
        write(body(List.of(item("a", "III.3", "2026-09", 80), item("b", "III.3", "2026-10", 80))))
                .body("results.outcome", contains("CREATED", "REJECTED"));
    }

    // ---- The request

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/items|required",
                "{\"items\": []}|/items|required",
                "{\"items\": {}}|/items|type",
                "{\"items\": [1]|''|malformed-json",
                "[]|''|type",
                "{\"items\": [{}], \"mode\": \"SOME\"}|/mode|unknown-value",
                "{\"items\": [{}], \"submit\": \"yes\"}|/submit|type",
                "{\"items\": [{}], \"surprise\": 1}|/surprise|unknown-field",
                "{\"items\": [{}]} x|''|malformed-json"
            })
    void aRequestThatIsNoneIsRefused(String body, String pointer, String code) {
        as(REPORTER, body)
                .post("/submissions/bulk")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
    }

    @Test
    void tenThousandAndNoMore() {
        String items = "1,".repeat(BulkSubmissions.MAX_ITEMS) + "1";
        as(REPORTER, "{\"items\": [" + items + "]}")
                .post("/submissions/bulk")
                .then()
                .statusCode(400)
                .body("errors.code", contains("size"));
        String large = "{\"items\": [" + " ".repeat((int) BulkReader.MAX_SIZE) + "]}";
        as(REPORTER, large).post("/submissions/bulk").then().statusCode(413);
    }

    @Test
    void aRepeatedKeyGetsTheFirstAnswer() {
        Map<String, Object> body = body(List.of(item("a", "III.3", "2026-11", 80)));
        Response first =
                as(REPORTER, body).header("Idempotency-Key", "bulk-key-1").post("/submissions/bulk");
        Response again =
                as(REPORTER, body).header("Idempotency-Key", "bulk-key-1").post("/submissions/bulk");
        assertEquals(first.asString(), again.asString());
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(1, count("submission"));
        as(REPORTER, body(List.of(item("a", "III.3", "2026-11", 81))))
                .header("Idempotency-Key", "bulk-key-1")
                .post("/submissions/bulk")
                .then()
                .statusCode(422);
    }

    @Test
    void linesWhereTheyAreAskedFor() {
        Response lines = as(REPORTER, body(List.of(item("a", "III.3", "2026-11", 80), item("b", "XX.9", "2026-11", 1))))
                .accept("application/x-ndjson")
                .post("/submissions/bulk");
        assertEquals(200, lines.statusCode());
        assertTrue(lines.contentType().startsWith("application/x-ndjson"), lines.contentType());
        List<JsonNode> results = lines.asString().lines().map(Pages::parse).toList();
        assertEquals(List.of("CREATED", "REJECTED"), Pages.texts(results, "outcome"));
        assertTrue(lines.asString().endsWith("}\n"), "the last line has its end");
    }

    /** With a key, the first time and again, and without one: the lines are the results of the document. */
    @Test
    void linesSayWhatTheDocumentSays() {
        List<Map<String, Object>> items = new ArrayList<>();
        for (String row : ROWS) {
            items.add(item("dòng \"" + row + '"', row, "2026-11", 12.5));
        }
        items.add(item("không có", "XX.9", "2026-11", 1));
        Map<String, Object> body = body(items);
        Response document =
                as(REPORTER, body).header("Idempotency-Key", "lines-key-1").post("/submissions/bulk");
        List<JsonNode> told = new ArrayList<>();
        Pages.json(document).get("results").forEach(told::add);
        assertEquals(ROWS.size() + 1, told.size());
        Response again = lines(body, "lines-key-1");
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(told, parsed(again));

        Response first = lines(body, "lines-key-2");
        assertEquals(null, first.header("Idempotency-Replayed"));
        List<JsonNode> unchanged = parsed(first);
        assertEquals(Pages.texts(told, "id"), Pages.texts(unchanged, "id"));
        assertEquals(unchanged, parsed(lines(body, null)));
    }

    private static Response lines(Map<String, Object> body, String key) {
        var request = as(REPORTER, body).accept("application/x-ndjson");
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/submissions/bulk");
    }

    private static List<JsonNode> parsed(Response lines) {
        assertEquals(200, lines.statusCode());
        return lines.asString().lines().map(Pages::parse).toList();
    }

    @Test
    void anEmptyAcceptAsksForNothingInParticular() {
        as(REPORTER, body(List.of(item("a", "III.3", "2026-11", 80))))
                .header("Accept", "")
                .post("/submissions/bulk")
                .then()
                .statusCode(200)
                .contentType("application/json");
    }

    // ---- The same as one by one

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesExactlyWhatSinglesLeave(boolean submit) throws Exception {
        // Drafted and submitted alone a report has a step before; the rest is the same (ArrivalTest).
        List<Map<String, Object>> items = new ArrayList<>();
        for (String row : ROWS) {
            Map<String, Object> item = new HashMap<>(item(null, row, "2026-11", 12.5));
            item.remove("ref");
            item.put("narrative", "Đã làm \"xong\" \\ {" + row + "}, một\ndòng nữa.");
            item.put("evidence", List.of(Map.of("number", "45/BC-CAX", "date", "2026-11-14"), Map.of("number", "46")));
            items.add(item);
        }
        items.get(2).put("figures", Map.of("numerator", 7400, "denominator", 8001));
        Map<String, Object> body = body(items, "submit", submit);
        write(body).statusCode(200).body("created", equalTo(ROWS.size()));
        List<String> inBulk = traces();
        sql(FORGET);
        forgetTheTrail();
        for (Map<String, Object> item : items) {
            String id = Reports.drafted(REPORTER, item);
            if (submit) {
                Reports.move(REPORTER, id, 0, "submit").statusCode(200);
            }
        }
        List<String> single = traces();
        assertEquals(ROWS.size() * 3, single.size());
        for (int i = 0; i < single.size(); i++) {
            assertEquals(single.get(i), inBulk.get(i));
        }
        assertEquals(single.size(), inBulk.size());
    }

    /** Every row that was written, without ids, instants and what tells of the call itself. */
    private List<String> traces() throws Exception {
        List<String> rows = new ArrayList<>();
        for (String query : List.of("""
                select s.subject_id,
                  cast(to_jsonb(s) - 'id' - 'created_at' - 'submitted_at' - 'updated_at' - 'version' as text)
                from submission s order by 1""", """
                select s.subject_id,
                  cast(to_jsonb(e) - 'id' - 'submission_id' - 'at' - 'ordinal' - 'from_state' as text)
                from submission_event e join submission s on s.id = e.submission_id
                where e.to_state = s.state order by 1""", """
                select a.after ->> 'subjectId' || a.action, replace(cast(
                    to_jsonb(a) - 'id' - 'at' - 'object_id' - 'request_id' - 'path' - 'previous_hash' - 'hash' - 'ordinal'
                      - 'before' as text), a.object_id, 'ID')
                from audit_event a join submission s on cast(s.id as text) = a.object_id
                where a.after ->> 'state' = s.state order by 1""")) {
            try (var connection = dataSource.getConnection();
                    ResultSet found = connection.createStatement().executeQuery(query)) {
                while (found.next()) {
                    rows.add(found.getString(1)
                            + found.getString(2).replaceAll("\"\\w*(A|_a)t\": \"[^\"]*\"|\"at\": \"[^\"]*\"", "AT"));
                }
            }
        }
        return rows;
    }

    @Test
    void theChainHoldsAndCommunesFiguresFollow() {
        Map<String, Object> body =
                body(ROWS.stream().map(row -> item(row, row, "2026-11", 12)).toList(), "submit", true);
        List<String> ids = write(body).extract().path("results.id");
        ids.forEach(id -> Reports.move(REVIEWER, id, 0, "approve").statusCode(200));
        as(Tokens.of("auditor", "VN"))
                .queryParam("locality", COMMUNE)
                .get("/audit-events/verification")
                .then()
                .statusCode(200)
                .body("intact", equalTo(true));
        assertEquals(0, count("current_figure_drift"));
    }

    // ---- Cost

    @Test
    void asManyStatementsForManyAsForOne() {
        String[] periods = {"2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"};
        Prepared.unlocked(periods);
        long one = Executions.of(() -> write(body(List.of(item("a", "III.3", "2026-11", 1)), "submit", true)));
        List<Map<String, Object>> many = new ArrayList<>();
        for (String period : periods) {
            ROWS.forEach(row -> many.add(item(null, row, period, 1)));
        }
        long eighty = Executions.of(
                () -> write(body(many, "submit", true)).body("created", equalTo(ROWS.size() * periods.length)));
        assertTrue(one > 10, one + " statements are seen");
        // Timers ask the database now and then, too; one statement for each of the eighty would be eighty more.
        assertTrue(eighty <= one + TIMERS, one + " and " + eighty);
        // And so when all of it is there already.
        many.forEach(item -> item.put("figures", Map.of("value", 2)));
        long rejected = Executions.of(() -> write(body(many, "submit", true)).body("rejected", equalTo(many.size())));
        assertTrue(rejected <= one + TIMERS, rejected + " statements");
    }

    private long count(String table) {
        try (var connection = dataSource.getConnection();
                ResultSet found = connection.createStatement().executeQuery("select count(*) from " + table)) {
            found.next();
            return found.getLong(1);
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }
}
