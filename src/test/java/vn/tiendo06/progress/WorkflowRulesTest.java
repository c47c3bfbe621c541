package vn.tiendo06.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.create;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.drafted;
import static vn.tiendo06.testing.Reports.move;
import static vn.tiendo06.testing.Reports.submitted;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** How locks, reopening, two steps, comments and carry-over go together with the rest. */
@QuarkusTest
class WorkflowRulesTest extends ApiTest {

    private static final Instant LOCK = Instant.parse("2026-11-27T17:00:00Z");
    private static final Map<String, ?> FIGURES = Map.of("value", 80);

    private final String police = Tokens.reporter(POLICE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);
    private final String head = Tokens.head(POLICE);
    private final String administrator = Tokens.of("administrator", COMMUNE);

    private static Map<String, Object> report() {
        return draft(Prepared.TARGET, POLICE, "2026-11", FIGURES);
    }

    private String reopened(String id, int version) {
        return as(administrator, Map.of("reason", "Thanh tra"))
                .header("If-Match", "\"" + version + "\"")
                .post("/submissions/{id}/reopen", id)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse attach(String id, int version) {
        return as(police)
                .contentType("text/plain")
                .header("If-Match", "\"" + version + "\"")
                .queryParam("name", "a.txt")
                .body("Số liệu")
                .post("/submissions/{id}/attachments", id)
                .then();
    }

    @Test
    void aFileStaysWhereItIsOnceThePeriodIsLocked() {
        Prepared.Stored report = Prepared.attached();
        TestClock.set(LOCK);
        as(police)
                .header("If-Match", report.etag())
                .delete("/submissions/{id}/attachments/{part}", report.id(), report.part())
                .then()
                .statusCode(409)
                .body("code", is("period-locked"));
        as(police).get("/submissions/{id}", report.id()).then().body("attachments", hasSize(1));
    }

    @Test
    void aReopenedReportTakesFilesAndComesBackFromAReturnDespiteTheLock() {
        String id = approved(police, reviewer, report());
        TestClock.set(LocalDate.of(2027, 2, 1));
        String next = reopened(id, 2);
        attach(next, 0).statusCode(201);
        move(police, next, 1, "submit").statusCode(200);
        move(reviewer, next, 2, "return").statusCode(200);
        move(police, next, 3, "submit").statusCode(200);
        move(police, next, 4, "withdraw").statusCode(200);
        // Withdrawn, the approved one is still in force, and the lock holds for the unit's own correction.
        as(police).get("/submissions/{id}", id).then().body("state", is("APPROVED"));
        as(police)
                .post("/submissions/{id}/revisions", id)
                .then()
                .statusCode(409)
                .body("code", is("period-locked"));
        String third = reopened(id, 2);
        as(police).get("/submissions/{id}", third).then().body("revision", is(3));
    }

    @Test
    void aRepeatedKeyReopensOnceAndNotForAnotherReason() {
        String id = approved(police, reviewer, report());
        String first = null;
        for (int i = 0; i < 2; i++) {
            String next = as(administrator, Map.of("reason", "Thanh tra"))
                    .header("If-Match", "\"2\"")
                    .header("Idempotency-Key", "reopen-0001")
                    .post("/submissions/{id}/reopen", id)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            assertEquals(first == null ? next : first, next);
            first = next;
        }
        as(administrator, Map.of("reason", "Lý do khác"))
                .header("If-Match", "\"2\"")
                .header("Idempotency-Key", "reopen-0001")
                .post("/submissions/{id}/reopen", id)
                .then()
                .statusCode(422)
                .body("code", is("idempotency-key-reused"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"+999999999-01-01T00:00:00Z\"",
                "\"+20000-01-01T00:00:00Z\"",
                "\"2026-12-01\"",
                "1796083200",
                "1e300",
                "[2026]"
            })
    void anInstantIsATextOfAYearThatCalendarsKnow(String until) {
        String body = """
                {"plan": "%s", "period": "2026-10", "reason": "x", "validUntil": %s}""".formatted(PLAN, until);
        as(administrator, body)
                .post("/lock-exceptions")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/validUntil"))
                .body("errors.code", contains("type"));
    }

    @Test
    void anExceptionBelongsToItsLocality() {
        as(Tokens.of("administrator", "01"), Prepared.lockExceptionBody())
                .post("/lock-exceptions")
                .then()
                .statusCode(404);
        as(reviewer, Prepared.lockExceptionBody())
                .post("/lock-exceptions")
                .then()
                .statusCode(403);
        as(police, Prepared.lockExceptionBody()).post("/lock-exceptions").then().statusCode(403);
        Prepared.Stored granted = Prepared.lockException();
        as(Tokens.of("administrator", "01"))
                .header("If-Match", granted.etag())
                .delete("/lock-exceptions/{id}", granted.id())
                .then()
                .statusCode(404);
        as(administrator)
                .get("/lock-exceptions/{id}", granted.id())
                .then()
                .statusCode(200)
                .body("endedAt", nullValue());
    }

    // ---- In two steps

    @Test
    void aConfirmedReportCountsAsHandedInAndWaiting() {
        TestClock.set(LocalDate.of(2026, 11, 16));
        Prepared.confirmationRequired();
        String id = submitted(police, report());
        int waiting = as(reviewer).get("/plans/{code}/dashboard", PLAN).path("awaitingReview");
        move(head, id, 1, "confirm").statusCode(200);
        as(reviewer).get("/plans/{code}/dashboard", PLAN).then().body("awaitingReview", is(waiting));
        as(reviewer)
                .queryParam("plan", PLAN)
                .queryParam("subject", Prepared.TARGET)
                .queryParam("period", "2026-11")
                .get("/obligations")
                .then()
                .body("items.status", contains("ON_TIME"))
                .body("items.submissionId", contains(id));
        as(police).queryParam("state", "CONFIRMED").get("/submissions").then().body("items.id", contains(id));
        create(police, report()).statusCode(409).body("code", is("already-reported"));
        as(Tokens.of("viewer", COMMUNE)).get("/submissions/{id}", id).then().statusCode(404);
    }

    @Test
    void whatWaitsForItsHeadStillDoesWhenThePlanNoLongerAsks() {
        Prepared.confirmationRequired();
        String id = submitted(police, report());
        String etag = as(administrator).get("/plans/" + PLAN).header("ETag");
        as(administrator, Map.of("confirmationRequired", false))
                .header("If-Match", etag)
                .put("/plans/{code}/review", PLAN)
                .then()
                .statusCode(200)
                .body("confirmationRequired", is(false));
        move(reviewer, id, 1, "approve").statusCode(409).body("code", is("transition-not-allowed"));
        move(head, id, 1, "confirm").statusCode(200);
        move(reviewer, id, 2, "approve").statusCode(200);
    }

    @Test
    void aHeadByMembershipConfirms() {
        Prepared.confirmationRequired();
        String id = submitted(police, report());
        as(
                        Tokens.of("administrator", "VN"),
                        Map.of(
                                "issuer",
                                Tokens.ISSUER,
                                "subject",
                                "truong.cong.an",
                                "role",
                                "REVIEWER",
                                "units",
                                List.of(POLICE)))
                .post("/memberships")
                .then()
                .statusCode(201);
        String member = Tokens.token("truong.cong.an", Set.of(), List.of(), List.of());
        as(member).get("/worklist").then().statusCode(200).body("toReview.submissionId", hasItem(id));
        move(member, id, 1, "confirm").statusCode(200);
    }

    @Test
    void theHeadsAndTheOfficesBulksFollowTheSteps() {
        Prepared.confirmationRequired();
        String id = submitted(police, report());
        Map<String, Object> confirm = Map.of("id", id, "version", 1, "action", "CONFIRM");
        as(reviewer, Map.of("items", List.of(confirm)))
                .post("/submissions/bulk-review")
                .then()
                .body("results.problem.code", contains("forbidden"));
        as(head, Map.of("items", List.of(confirm), "dryRun", true))
                .post("/submissions/bulk-review")
                .then()
                .body("results.state", contains("CONFIRMED"));
        as(head, Map.of("items", List.of(confirm)))
                .post("/submissions/bulk-review")
                .then()
                .body("results.state", contains("CONFIRMED"));
        as(Tokens.head(CULTURE), Map.of("items", List.of(confirm)))
                .post("/submissions/bulk-review")
                .then()
                .body("results.problem.code", contains("not-found"));
        as(reviewer, Map.of("items", List.of(Map.of("id", id, "version", 2, "action", "APPROVE"))))
                .post("/submissions/bulk-review")
                .then()
                .body("results.state", contains("APPROVED"));
    }

    @Test
    void aBulkApprovalOfACorrectionTakesTheOldFigureOutOfForce() {
        String id = approved(police, reviewer, report());
        String next = as(police).post("/submissions/{id}/revisions", id).path("id");
        move(police, next, 0, "submit").statusCode(200);
        as(reviewer, Map.of("atomic", true, "items", List.of(Map.of("id", next, "version", 1, "action", "APPROVE"))))
                .post("/submissions/bulk-review")
                .then()
                .statusCode(200)
                .body("updated", is(1));
        as(police).get("/submissions/{id}", id).then().body("state", is("SUPERSEDED"));
    }

    @Test
    void twoHundredAtOnceAndTheRefusalsAreInTheCallersLanguage() {
        String good = submitted(police, report());
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < 199; i++) {
            items.add(Map.of("id", UUID.randomUUID(), "version", 0, "action", "APPROVE", "ref", "r" + i));
        }
        items.add(Map.of("id", good, "version", 1, "action", "APPROVE", "ref", "r199"));
        as(reviewer, Map.of("items", items))
                .header("Accept-Language", "en")
                .post("/submissions/bulk-review")
                .then()
                .statusCode(200)
                .body("updated", is(1))
                .body("rejected", is(199))
                .body("results[0].problem.title", is("Not found"))
                .body("results[199].ref", is("r199"))
                .body("results[199].outcome", is("UPDATED"));
    }

    // ---- Comments

    @Test
    void aRepeatedKeySaysItOnceAndBadListsAreRefused() {
        String id = drafted(police, report());
        for (int i = 0; i < 2; i++) {
            as(police, Map.of("text", "Đang chờ văn bản"))
                    .header("Idempotency-Key", "comment-0001")
                    .post("/submissions/{id}/comments", id)
                    .then()
                    .statusCode(201);
        }
        as(police).get("/submissions/{id}/comments", id).then().body("items", hasSize(1));
        as(police)
                .queryParam("trang", 1)
                .get("/submissions/{id}/comments", id)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("query/trang"));
        as(police)
                .queryParam("sort", "text")
                .get("/submissions/{id}/comments", id)
                .then()
                .statusCode(400);
        as(police, Map.of("text", "a\u0000b"))
                .post("/submissions/{id}/comments", id)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/text"));
        as(police, Map.of("text", "x".repeat(4000)))
                .post("/submissions/{id}/comments", id)
                .then()
                .statusCode(201);
        as(police, Map.of())
                .post("/submissions/{id}/comments", id)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/text"));
        as(police, Map.of("text", 5))
                .post("/submissions/{id}/comments", id)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/text"));
    }

    @Test
    void commentsGoOnAfterTheLockAndPagesMeetWithoutGaps() {
        String id = submitted(police, report());
        TestClock.set(LOCK);
        for (int i = 0; i < 5; i++) {
            as(i % 2 == 0 ? police : reviewer, Map.of("text", "Lời " + i))
                    .post("/submissions/{id}/comments", id)
                    .then()
                    .statusCode(201);
        }
        List<String> texts = new ArrayList<>();
        String after = null;
        do {
            var request = as(police).queryParam("limit", 2);
            var page = (after == null ? request : request.queryParam("cursor", after))
                    .get("/submissions/{id}/comments", id)
                    .then()
                    .statusCode(200)
                    .extract();
            texts.addAll(page.path("items.text"));
            after = page.path("next");
        } while (after != null);
        assertEquals(List.of("Lời 0", "Lời 1", "Lời 2", "Lời 3", "Lời 4"), texts);
    }

    // ---- Carry-over

    @Test
    void onlyTheSameUnitsSameRowIsCarriedAndNotIntoALockedPeriod() {
        Prepared.unlocked("2026-10");
        approved(police, reviewer, draft(PLAN + ".MT.III.5", POLICE, "2026-10", FIGURES));
        Map<String, Object> other = report();
        other.put("carryOver", true);
        other.remove("figures");
        create(police, other).statusCode(400).body("errors.code", contains("nothing-to-carry"));
        Map<String, Object> same = draft(PLAN + ".MT.III.5", POLICE, "2026-11", FIGURES);
        same.put("carryOver", true);
        same.remove("figures");
        TestClock.set(LOCK);
        create(police, same).statusCode(409).body("code", is("period-locked"));
        TestClock.reset();
        String id = drafted(police, same);
        as(police).get("/submissions/{id}", id).then().body("figures.value", is(80));
        move(police, id, 0, "submit").statusCode(200).body("contentHash", not(nullValue()));
    }

    @Test
    void whatACorrectionPutInForceIsCarried() {
        Prepared.unlocked("2026-10");
        String first = approved(police, reviewer, draft(Prepared.TARGET, POLICE, "2026-10", FIGURES));
        String next = as(police).post("/submissions/{id}/revisions", first).path("id");
        as(police, Map.of("figures", Map.of("value", 60)))
                .header("If-Match", "\"0\"")
                .put("/submissions/{id}", next)
                .then()
                .statusCode(200);
        move(police, next, 1, "submit").statusCode(200);
        move(reviewer, next, 2, "approve").statusCode(200);
        Map<String, Object> body = report();
        body.remove("figures");
        body.put("carryOver", true);
        create(police, body)
                .statusCode(201)
                .body("carriedFromId", is(next))
                .body("figures.value", is(60))
                .body("attachments", empty())
                .body("state", is("DRAFT"));
    }
}
