package vn.tiendo06.obligation;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** Who owes what by when, on the plan of Hà Bắc, whose regime rules from 15 June 2026. */
@QuarkusTest
class ObligationTest extends ApiTest {

    private static final String TARGET = PLAN + ".MT.III.3";
    private static final String REVIEWER = Tokens.of("reviewer", COMMUNE);
    private static final String POLICEMAN = Tokens.reporter(POLICE);

    /** 46 numeric targets a month; 10 others, 17 ongoing tasks each quarter; II.5 and 21 dated ones a month. */
    @ParameterizedTest
    @CsvSource({"2026-07, 68", "2026-Q3, 27", "2026-H2, 0", "2026-06, 0"})
    void countsWhatTheRegimeAsks(String period, int reports) {
        as(REVIEWER)
                .queryParam("plan", PLAN)
                .queryParam("period", period)
                .queryParam("groupBy", "PERIOD")
                .get("/obligations/summary")
                .then()
                .statusCode(200)
                .body("total.owed", is(reports));
    }

    /**
     * Cut-off 14th; due at the end of the 2nd working day after it: 14/11/2026 is a Saturday, so Tuesday 17; 14/8 a
     * Friday, so Tuesday 18; locked ten days later.
     */
    @ParameterizedTest
    @CsvSource({
        "2026-11, 2026-11-17T17:00:00Z, 2026-11-27T17:00:00Z",
        "2026-08, 2026-08-18T17:00:00Z, 2026-08-28T17:00:00Z"
    })
    void dueDatesSkipWeekends(String period, String due, String lock) {
        as(REVIEWER)
                .queryParam("plan", PLAN)
                .queryParam("period", period)
                .queryParam("subject", TARGET)
                .get("/obligations")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].unit.code", is(POLICE))
                .body("items[0].dueAt", is(due))
                .body("items[0].lockAt", is(lock))
                .body("items[0].status", is("MISSING"));
    }

    @Test
    void statusFollowsTheReport() {
        TestClock.set(LocalDate.of(2026, 11, 16));
        assertStatus("PENDING");
        String id = draft();
        assertStatus("PENDING");
        TestClock.set(LocalDate.of(2026, 11, 17));
        move(POLICEMAN, id, "submit", 0, Map.of());
        assertStatus("ON_TIME");
        TestClock.set(LocalDate.of(2026, 11, 19));
        move(REVIEWER, id, "return", 1, Map.of("reason", "Thiếu căn cứ"));
        assertStatus("RETURNED");
        move(POLICEMAN, id, "submit", 2, Map.of());
        // Submitted in time the first time, so the unit is not late for the reviewer's question.
        assertStatus("ON_TIME");
        move(REVIEWER, id, "approve", 3, Map.of());
        assertStatus("ON_TIME");
    }

    @Test
    void aReportAfterTheDueInstantIsLate() {
        String id = draft();
        TestClock.set(Instant.parse("2026-11-17T17:00:00Z"));
        assertStatus("MISSING");
        move(POLICEMAN, id, "submit", 0, Map.of());
        assertStatus("LATE");
    }

    @Test
    void withdrawnReportsDoNotCount() {
        String id = draft();
        move(POLICEMAN, id, "submit", 0, Map.of());
        move(POLICEMAN, id, "withdraw", 1, Map.of());
        assertStatus("MISSING");
    }

    @Test
    void exemptionReleasesAndCanBeTakenBack() {
        String admin = Tokens.of("administrator", COMMUNE);
        Map<String, String> draft =
                Map.of("subjectId", TARGET, "unit", "Công an xã", "period", "2026-11", "reason", "Hệ thống ngừng");
        String id = as(admin, draft)
                .post("/obligations/exemptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(admin, draft).post("/obligations/exemptions").then().statusCode(409);
        assertStatus("EXEMPT");
        as(Tokens.of("administrator", "01"))
                .delete("/obligations/exemptions/{id}", id)
                .then()
                .statusCode(404);
        as(admin).delete("/obligations/exemptions/{id}", id).then().statusCode(204);
        assertStatus("MISSING");
        as(admin, Map.of("subjectId", TARGET, "unit", "Phòng Văn hoá", "period", "2026-13", "reason", "x"))
                .post("/obligations/exemptions")
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/unit", "/period")));
        as(REVIEWER, draft).post("/obligations/exemptions").then().statusCode(403);
    }

    @Test
    void aReleaseDoesNotHideWhatHasCome() {
        move(POLICEMAN, draft(), "submit", 0, Map.of());
        assertStatus("LATE");
        as(
                        Tokens.of("administrator", COMMUNE),
                        Map.of("subjectId", TARGET, "unit", POLICE, "period", "2026-11", "reason", "Hệ thống ngừng"))
                .post("/obligations/exemptions")
                .then()
                .statusCode(201);
        assertStatus("LATE");
    }

    @Test
    void summaryHasRates() {
        String id = draft();
        TestClock.set(LocalDate.of(2026, 11, 17));
        move(POLICEMAN, id, "submit", 0, Map.of());
        TestClock.reset();
        as(REVIEWER)
                .queryParam("plan", PLAN)
                .queryParam("period", "2026-11")
                .queryParam("unit", "Công an xã")
                .get("/obligations/summary")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].key", is(POLICE))
                .body("items[0].onTime", is(1))
                .body("items[0].late", is(0))
                .body("items[0].timeliness", equalTo(100))
                .body("total.owed", is(total("2026-11", POLICE)));
    }

    private int total(String period, String unit) {
        return as(REVIEWER)
                .queryParam("plan", PLAN)
                .queryParam("period", period)
                .queryParam("unit", unit)
                .queryParam("limit", 200)
                .get("/obligations")
                .then()
                .extract()
                .<List<Object>>path("items")
                .size();
    }

    @Test
    void viewersSeeTheStatusButNotWhatIsUnapproved() {
        String id = draft();
        move(POLICEMAN, id, "submit", 0, Map.of());
        as(Tokens.of("viewer", COMMUNE))
                .queryParam("plan", PLAN)
                .queryParam("period", "2026-11")
                .queryParam("subject", TARGET)
                .get("/obligations")
                .then()
                .body("items[0].status", is("LATE"))
                .body("items[0].submissionId", nullValue());
        as(POLICEMAN)
                .queryParam("plan", PLAN)
                .queryParam("period", "2026-11")
                .queryParam("subject", TARGET)
                .get("/obligations")
                .then()
                .body("items[0].submissionId", is(id));
        as(Tokens.of("viewer", "01"))
                .queryParam("plan", PLAN)
                .get("/obligations")
                .then()
                .statusCode(404);
        as(REVIEWER).get("/obligations").then().statusCode(400).body("errors[0].pointer", is("query/plan"));
    }

    @Test
    void waitingTasksOweNothingUntilTheyAreSetInMotion() {
        String task = PLAN + ".NV.II.3";
        String admin = Tokens.of("administrator", COMMUNE);
        as(REVIEWER)
                .queryParam("plan", PLAN)
                .queryParam("subject", task)
                .get("/obligations")
                .then()
                .body("items", hasSize(0));
        String etag = as(admin).get("/tasks/{id}", task).header("ETag");
        as(
                        admin,
                        Map.of(
                                "document",
                                Map.of("number", "1/BCA", "date", "2026-11-01", "issuer", "Bộ Công an"),
                                "dueOn",
                                "2027-06-30"))
                .header("If-Match", etag)
                .post("/tasks/{id}/triggers", task)
                .then()
                .statusCode(201);
        as(REVIEWER)
                .queryParam("plan", PLAN)
                .queryParam("subject", task)
                .get("/obligations")
                .then()
                .body("items.period", equalTo(List.of("2026-12")))
                .body("items[0].status", is("PENDING"));
    }

    /** III.4 is stated in words, so it is owed quarterly until a document gives it a number. */
    @Test
    void aValueAssignedLaterDoesNotRewriteWhatWasOwed() {
        String target = PLAN + ".MT.III.4";
        TestClock.set(LocalDate.of(2027, 1, 20));
        String administrator = Tokens.of("administrator", COMMUNE);
        String etag = as(administrator).get("/targets/{id}", target).header("ETag");
        as(
                        administrator,
                        Map.of(
                                "comparator",
                                "GTE",
                                "value",
                                150,
                                "document",
                                Map.of("number", "12/KH", "date", "2027-01-15", "issuer", "Bộ Công an")))
                .header("If-Match", etag)
                .put("/targets/{id}/milestones/2026", target)
                .then()
                .statusCode(200);
        as(REVIEWER)
                .queryParam("plan", PLAN)
                .queryParam("subject", target)
                .queryParam("from", "2026-11-01")
                .queryParam("to", "2027-02-01")
                .get("/obligations")
                .then()
                .body("items.period", equalTo(List.of("2026-Q4", "2027-02")));
    }

    @Test
    void doneTasksOweNoMore() {
        Prepared.unlocked("2026-10");
        String task = PLAN + ".NV.VIII.1";
        String id = as(
                        POLICEMAN,
                        Map.of(
                                "subjectId",
                                task,
                                "unit",
                                POLICE,
                                "period",
                                "2026-10",
                                "figures",
                                Map.of("taskState", "DONE", "progressPercent", 100, "deliverableReached", true)))
                .post("/submissions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        move(POLICEMAN, id, "submit", 0, Map.of());
        move(REVIEWER, id, "approve", 1, Map.of());
        as(REVIEWER)
                .queryParam("plan", PLAN)
                .queryParam("subject", task)
                .get("/obligations")
                .then()
                .body("items.period", equalTo(List.of("2026-07", "2026-08", "2026-09", "2026-10")));
    }

    @Test
    void worklistGathersWhatThereIsToDo() {
        TestClock.set(LocalDate.of(2026, 11, 16));
        String returned = draft();
        move(POLICEMAN, returned, "submit", 0, Map.of());
        move(REVIEWER, returned, "return", 1, Map.of("reason", "Thiếu căn cứ"));
        as(POLICEMAN)
                .get("/worklist")
                .then()
                .statusCode(200)
                .body("returned.obligation.submissionId", equalTo(List.of(returned)))
                .body("returned[0].obligation.returnReason", is("Thiếu căn cứ"))
                .body("returned[0].obligation.basis", notNullValue())
                .body("dueSoon.obligation.period", hasItem("2026-11"))
                .body("overdue", hasSize(0))
                .body("locked.obligation.period", hasItem("2026-10"))
                .body("locked.blockedBy", everyItem(is("LOCKED")))
                .body("toReview", hasSize(0));
        move(POLICEMAN, returned, "submit", 2, Map.of());
        as(REVIEWER)
                .get("/worklist")
                .then()
                .body("counts.owed", is(0))
                .body("toReview.submissionId", equalTo(List.of(returned)))
                .body("toReview[0].blockedBy", nullValue());
        TestClock.set(LocalDate.of(2026, 11, 20));
        as(POLICEMAN)
                .get("/worklist")
                .then()
                .body("overdue.obligation.period", hasItem("2026-11"))
                .body("overdue.obligation.unit.code", everyItem(is(POLICE)))
                .body("overdue.obligation.subjectId", not(hasItem(TARGET)))
                .body("owed.obligation.period", hasItem("2026-12"));
        assertTrue(statementsOf(() -> as(POLICEMAN).get("/worklist").then().statusCode(200)) < 10);
    }

    @Test
    void listCostsTheSameForTwoRowsAndForFifty() {
        long two = statementsOf(() -> as(REVIEWER)
                .queryParam("plan", PLAN)
                .queryParam("limit", 2)
                .get("/obligations")
                .then()
                .statusCode(200));
        long fifty = statementsOf(() -> as(REVIEWER)
                .queryParam("plan", PLAN)
                .queryParam("limit", 50)
                .get("/obligations")
                .then()
                .statusCode(200));
        assertEquals(two, fifty);
        assertTrue(fifty <= 4, "statements: " + fifty);
    }

    private void assertStatus(String expected) {
        as(REVIEWER)
                .queryParam("plan", PLAN)
                .queryParam("period", "2026-11")
                .queryParam("subject", TARGET)
                .get("/obligations")
                .then()
                .statusCode(200)
                .body("items.status", equalTo(List.of(expected)));
    }

    private static String draft() {
        return as(
                        POLICEMAN,
                        Map.of(
                                "subjectId",
                                TARGET,
                                "unit",
                                POLICE,
                                "period",
                                "2026-11",
                                "figures",
                                Map.of("value", 92)))
                .post("/submissions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void move(String token, String id, String how, int version, Map<String, String> body) {
        var request = body.isEmpty() ? as(token) : as(token, body);
        request.header("If-Match", "\"" + version + "\"")
                .post("/submissions/{id}/" + how, id)
                .then()
                .statusCode(200);
    }
}
