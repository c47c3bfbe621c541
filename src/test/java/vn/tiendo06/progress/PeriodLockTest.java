package vn.tiendo06.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.create;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.drafted;
import static vn.tiendo06.testing.Reports.edit;
import static vn.tiendo06.testing.Reports.move;
import static vn.tiendo06.testing.Reports.submitted;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/**
 * What a lock holds back and what lifts it. The month 2026-11 ends on Saturday 14 November, is due by Tuesday 17 and locked
 * ten days later, when 28 November begins in Việt Nam (27 November, 17:00 UTC).
 */
@QuarkusTest
class PeriodLockTest extends ApiTest {

    private static final Instant LOCK = Instant.parse("2026-11-27T17:00:00Z");
    private static final String PERIOD = "2026-11";
    private static final Map<String, ?> FIGURES = Map.of("value", 80);

    private final String police = Tokens.reporter(POLICE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);
    private final String administrator = Tokens.of("administrator", COMMUNE);

    private static Map<String, Object> report() {
        return draft(Prepared.TARGET, POLICE, PERIOD, FIGURES);
    }

    private static void locked(ValidatableResponse answer) {
        answer.statusCode(409)
                .body("code", is("period-locked"))
                .body("detail", containsString("2026-11"))
                .body("detail", containsString("2026-11-27T17:00:00Z"));
    }

    @Test
    void theLastInstantIsOpenTheNextIsNot() {
        TestClock.set(LOCK.minusMillis(1));
        drafted(police, report());
        TestClock.set(LOCK);
        locked(create(police, draft(PLAN + ".MT.I.1", POLICE, PERIOD, FIGURES)));
    }

    @Test
    void aUnitChangesNothingOnceItIsLocked() {
        String draft = drafted(police, report());
        String submitted = submitted(police, draft(PLAN + ".MT.I.1", POLICE, PERIOD, FIGURES));
        String approved = approved(police, reviewer, draft(PLAN + ".MT.I.2", POLICE, PERIOD, FIGURES));
        TestClock.set(LOCK);
        locked(edit(police, draft, 0, Map.of("figures", Map.of("value", 81))));
        locked(move(police, draft, 0, "submit"));
        locked(move(police, submitted, 1, "withdraw"));
        locked(as(police).post("/submissions/{id}/revisions", approved).then());
        locked(as(police)
                .contentType("text/plain")
                .header("If-Match", "\"0\"")
                .queryParam("name", "a.txt")
                .body("Số liệu")
                .post("/submissions/{id}/attachments", draft)
                .then());
        as(police)
                .get("/submissions/{id}", draft)
                .then()
                .body("state", is("DRAFT"))
                .body("figures.value", is(80));
        // A draft that will never be submitted may still be cleared away.
        move(police, draft, 0, "withdraw").statusCode(200);
    }

    @Test
    void whatWasSubmittedInTimeIsStillReviewed() {
        String first = submitted(police, report());
        String second = submitted(police, draft(PLAN + ".MT.III.5", POLICE, PERIOD, FIGURES));
        TestClock.set(LOCK);
        move(reviewer, first, 1, "approve").statusCode(200);
        move(reviewer, second, 1, "return").statusCode(200);
        locked(move(police, second, 2, "submit"));
        as(police)
                .get("/worklist")
                .then()
                .body("returned.find { it.obligation.submissionId == '%s' }.blockedBy".formatted(second), is("LOCKED"));
    }

    @Test
    void anExceptionOpensThePeriodForItsTime() {
        TestClock.set(LOCK);
        as(police)
                .get("/worklist")
                .then()
                .body("locked.obligation.findAll { it.period == '2026-11' }.subjectId", hasItem(Prepared.TARGET));
        Prepared.Stored granted = grant(Map.of("unit", "Công an xã", "validUntil", "2026-11-30T00:00:00+07:00"));
        as(police)
                .get("/worklist")
                .then()
                .body("locked.obligation.findAll { it.period == '2026-11' }", empty())
                .body("overdue.obligation.findAll { it.period == '2026-11' }.subjectId", hasItem(Prepared.TARGET));
        String id = submitted(police, report());
        move(reviewer, id, 1, "approve").statusCode(200);
        as(reviewer)
                .queryParam("plan", PLAN)
                .queryParam("subject", Prepared.TARGET)
                .queryParam("period", PERIOD)
                .get("/obligations")
                .then()
                .body("items[0].status", is("LATE"))
                .body("items[0].lockLifted", is(true));
        TestClock.set(Instant.parse("2026-11-29T17:00:00Z"));
        locked(create(police, draft(PLAN + ".MT.I.1", POLICE, PERIOD, FIGURES)));
        as(police)
                .get("/lock-exceptions/{id}", granted.id())
                .then()
                .body("unit.code", is(POLICE))
                .body("endedAt", nullValue());
        as(administrator)
                .header("If-Match", granted.etag())
                .delete("/lock-exceptions/{id}", granted.id())
                .then()
                .statusCode(409);
    }

    @Test
    void anExceptionIsForItsUnitSubjectAndPeriodOnly() {
        TestClock.set(LOCK);
        grant(Map.of("unit", POLICE, "subjectId", Prepared.TARGET));
        create(police, report()).statusCode(201);
        locked(create(police, draft(PLAN + ".MT.I.1", POLICE, PERIOD, FIGURES)));
        locked(create(
                Tokens.reporter(CULTURE),
                draft(PLAN + ".NV.IV.3", CULTURE, PERIOD, Map.of("taskState", "IN_PROGRESS", "progressPercent", 1))));
        create(police, draft(Prepared.TARGET, POLICE, "2026-10", FIGURES)).body("code", is("period-locked"));
    }

    @Test
    void anExceptionIsEndedAndStaysOnRecord() {
        TestClock.set(LOCK);
        Prepared.Stored granted = grant(Map.of());
        as(administrator).delete("/lock-exceptions/{id}", granted.id()).then().statusCode(428);
        as(administrator)
                .header("If-Match", "\"7\"")
                .delete("/lock-exceptions/{id}", granted.id())
                .then()
                .statusCode(412);
        as(administrator)
                .header("If-Match", granted.etag())
                .delete("/lock-exceptions/{id}", granted.id())
                .then()
                .statusCode(204);
        locked(create(police, report()));
        as(police)
                .queryParam("plan", PLAN)
                .get("/lock-exceptions")
                .then()
                .body("items", hasSize(1))
                .body("items[0].endedAt", notNullValue())
                .body("items[0].endedBy", is("Tên administrator-10816"))
                .body("items[0].recorded.name", is("Tên administrator-10816"));
        as(administrator)
                .header("If-Match", "\"1\"")
                .delete("/lock-exceptions/{id}", granted.id())
                .then()
                .statusCode(409)
                .body("code", is("conflict"));
    }

    @ParameterizedTest
    @CsvSource({
        "plan, , 400, /plan, required",
        "plan, da06-99999, 404, , ",
        "period, 2026-13, 400, /period, unknown-period",
        "unit, Phòng không có, 400, /unit, unknown-unit",
        "subjectId, da06-10816.MT.IX.9, 400, /subjectId, not-in-plan",
        "validUntil, 2026-11-23T04:00:00Z, 400, /validUntil, past-instant",
        "validUntil, ngày mai, 400, /validUntil, type",
        "validUntil, , 400, /validUntil, required",
        "reason, ' ', 400, /reason, required",
        "ly-do, x, 400, /ly-do, unknown-field",
    })
    void badExceptions(String field, String value, int status, String pointer, String code) {
        Map<String, Object> body = new HashMap<>(Prepared.lockExceptionBody());
        body.put(field, value);
        ValidatableResponse answer =
                as(administrator, body).post("/lock-exceptions").then().statusCode(status);
        if (pointer != null) {
            answer.body("errors.pointer", contains(pointer)).body("errors.code", contains(code));
        }
        as(administrator)
                .queryParam("plan", PLAN)
                .get("/lock-exceptions")
                .then()
                .body("items", empty());
    }

    @Test
    void listsOfExceptionsAreNarrowedAndChecked() {
        grant(Map.of("unit", POLICE, "validUntil", "2030-01-01T00:00:00Z"));
        grant(Map.of("period", "2026-10"));
        as(police)
                .queryParam("plan", PLAN)
                .queryParam("period", "2026-10")
                .get("/lock-exceptions")
                .then()
                .body("items.period", contains("2026-10"));
        as(police)
                .queryParam("plan", PLAN)
                .queryParam("unit", "Phòng văn hoá xã")
                .get("/lock-exceptions")
                .then()
                .body("items.period", contains("2026-10"));
        grant(Map.of("subjectId", Prepared.TARGET, "period", "2026-09"));
        as(police)
                .queryParam("plan", PLAN)
                .queryParam("subject", Prepared.JOINT_TARGET)
                .get("/lock-exceptions")
                .then()
                .body("items", hasSize(2));
        as(police)
                .queryParam("plan", PLAN)
                .queryParam("subject", Prepared.TARGET)
                .get("/lock-exceptions")
                .then()
                .body("items", hasSize(3))
                .body("items.subjectId", hasItem(Prepared.TARGET));
        as(police).get("/lock-exceptions").then().statusCode(400).body("errors.pointer", contains("query/plan"));
        as(police)
                .queryParam("plan", PLAN)
                .queryParam("ky", "2026-10")
                .get("/lock-exceptions")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("query/ky"));
    }

    @Test
    void anAdministratorReopensAnApprovedReport() {
        String id = approved(police, reviewer, report());
        TestClock.set(LocalDate.of(2027, 2, 1));
        as(police).get("/submissions/{id}", id).then().body("allowedActions", not(hasItem("CORRECT")));
        as(administrator).get("/submissions/{id}", id).then().body("allowedActions", contains("REOPEN", "COMMENT"));
        String next = as(administrator, Map.of("reason", "Thanh tra: tính trùng"))
                .header("If-Match", "\"2\"")
                .post("/submissions/{id}/reopen", id)
                .then()
                .statusCode(201)
                .body("state", is("DRAFT"))
                .body("revision", is(2))
                .body("reopened", is(true))
                .body("supersedesId", is(id))
                .body("figures.value", is(80))
                .extract()
                .path("id");
        as(police)
                .get("/worklist")
                .then()
                .body("toRevise.submissionId", contains(next))
                .body("toRevise[0].reopened", is(true))
                .body("toRevise[0].reason", is("Thanh tra: tính trùng"));
        as(reviewer).get("/targets/{id}/progress", Prepared.TARGET).then().body("standing.figure.value", is(80));
        edit(police, next, 0, Map.of("figures", Map.of("value", 70))).statusCode(200);
        move(police, next, 1, "submit").statusCode(200);
        move(reviewer, next, 2, "approve").statusCode(200);
        as(reviewer).get("/targets/{id}/progress", Prepared.TARGET).then().body("standing.figure.value", is(70));
        as(police).get("/submissions/{id}", id).then().body("state", is("SUPERSEDED"));
        as(police)
                .get("/submissions/{id}/history", next)
                .then()
                .body("items.action", contains("REOPEN", "EDIT", "SUBMIT", "APPROVE"))
                .body("items[0].reason", is("Thanh tra: tính trùng"))
                .body("items[0].actor", is("administrator-10816"));
        as(police).get("/worklist").then().body("toRevise", empty());
    }

    @Test
    void onlyOneRevisionAtATimeIsOpen() {
        String id = approved(police, reviewer, report());
        reopen(administrator, id, "\"2\"", "Lần một").statusCode(201);
        reopen(administrator, id, "\"2\"", "Lần hai").statusCode(409).body("code", is("already-reported"));
        as(police).post("/submissions/{id}/revisions", id).then().statusCode(409);
    }

    @Test
    void whoReopensWhatAndHow() {
        String id = approved(police, reviewer, report());
        reopen(reviewer, id, "\"2\"", "Sai").statusCode(403);
        reopen(police, id, "\"2\"", "Sai").statusCode(403);
        reopen(Tokens.of("administrator", "01"), id, "\"2\"", "Sai").statusCode(404);
        reopen(administrator, id, null, "Sai").statusCode(428);
        reopen(administrator, id, "\"1\"", "Sai").statusCode(412);
        reopen(administrator, id, "\"2\"", " ").statusCode(400).body("errors.pointer", contains("/reason"));
        reopen(administrator, id, "\"2\"", "x".repeat(2001)).statusCode(400);
        String submitted = submitted(police, draft(PLAN + ".MT.I.1", POLICE, PERIOD, FIGURES));
        reopen(administrator, submitted, "\"1\"", "Sai").statusCode(409).body("code", is("transition-not-allowed"));
    }

    private static ValidatableResponse reopen(String token, String id, String ifMatch, String reason) {
        var request = as(token, Map.of("reason", reason));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .post("/submissions/{id}/reopen", id)
                .then();
    }

    private Prepared.Stored grant(Map<String, ?> changes) {
        Map<String, Object> body = new HashMap<>();
        body.put("plan", PLAN);
        body.put("period", PERIOD);
        body.put("validUntil", "2026-12-31T00:00:00+07:00");
        body.put("reason", "Mất kết nối toàn xã");
        body.putAll(changes);
        var response = as(administrator, body).post("/lock-exceptions");
        response.then().statusCode(201);
        return new Prepared.Stored(response.path("id"), response.header("ETag"));
    }

    @Test
    void aRepeatedKeyGrantsOnce() {
        for (int i : List.of(1, 2)) {
            as(administrator, Prepared.lockExceptionBody())
                    .header("Idempotency-Key", "grant-0001")
                    .post("/lock-exceptions")
                    .then()
                    .statusCode(201)
                    .header("Idempotency-Replayed", i == 1 ? nullValue() : is("true"));
        }
        as(administrator)
                .queryParam("plan", PLAN)
                .get("/lock-exceptions")
                .then()
                .body("items", hasSize(1));
    }
}
