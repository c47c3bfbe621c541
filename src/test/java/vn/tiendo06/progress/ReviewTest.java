package vn.tiendo06.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.drafted;
import static vn.tiendo06.testing.Reports.move;
import static vn.tiendo06.testing.Reports.submitted;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

/** Reviews of one and of many reports, in one step and in two. */
@QuarkusTest
class ReviewTest extends ApiTest {

    private static final Map<String, ?> FIGURES = Map.of("value", 80);
    private static final List<String> ROWS = List.of("III.1", "III.2", "III.3", "III.5", "III.10", "IV.3", "IV.5");

    private final String police = Tokens.reporter(POLICE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);
    private final String head = Tokens.head(POLICE);

    private static Map<String, Object> report(String row) {
        return draft(PLAN + ".MT." + row, POLICE, "2026-11", FIGURES);
    }

    private static Map<String, Object> item(String id, int version, String action) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", id);
        item.put("version", version);
        item.put("action", action);
        return item;
    }

    private static Map<String, Object> with(Map<String, Object> item, String field, Object value) {
        item.put(field, value);
        return item;
    }

    private ValidatableResponse bulk(Map<String, ?> body) {
        return as(reviewer, body).post("/submissions/bulk-review").then();
    }

    private String state(String id) {
        return as(police).get("/submissions/{id}", id).path("state");
    }

    // ---- Many at once

    @Test
    void eachIsTreatedForItself() {
        String good = submitted(police, report("III.1"));
        String stale = submitted(police, report("III.2"));
        String draft = drafted(police, report("III.3"));
        String returned = submitted(police, report("III.5"));
        String unknown = UUID.randomUUID().toString();
        bulk(Map.of(
                        "items",
                        List.of(
                                with(item(good, 1, "APPROVE"), "ref", "a"),
                                item(stale, 0, "APPROVE"),
                                item(draft, 0, "APPROVE"),
                                with(with(item(returned, 1, "RETURN"), "reason", "Thiếu văn bản"), "ref", "d"),
                                item(unknown, 0, "APPROVE"))))
                .statusCode(200)
                .body("updated", is(2))
                .body("rejected", is(3))
                .body("results.index", contains(0, 1, 2, 3, 4))
                .body("results.ref", contains("a", null, null, "d", null))
                .body("results.outcome", contains("UPDATED", "REJECTED", "REJECTED", "UPDATED", "REJECTED"))
                .body("results.state", contains("APPROVED", null, null, "RETURNED", null))
                .body("results[0].version", is(2))
                .body(
                        "results.findAll { it.problem != null }.problem.code",
                        contains("precondition-failed", "transition-not-allowed", "not-found"));
        assertEquals(
                List.of("APPROVED", "SUBMITTED", "DRAFT", "RETURNED"),
                List.of(state(good), state(stale), state(draft), state(returned)));
        as(police).get("/submissions/{id}", returned).then().body("returnReason", is("Thiếu văn bản"));
    }

    @Test
    void allOrNone() {
        String good = submitted(police, report("III.1"));
        String draft = drafted(police, report("III.2"));
        List<Map<String, Object>> items = List.of(item(good, 1, "APPROVE"), item(draft, 0, "APPROVE"));
        bulk(Map.of("atomic", true, "items", items))
                .statusCode(422)
                .body("code", is("bulk-refused"))
                .body("errors.pointer", contains("/items/1"))
                .body("errors.code", contains("item-refused"));
        assertEquals("SUBMITTED", state(good));
        move(police, draft, 0, "submit");
        bulk(Map.of("atomic", true, "items", List.of(item(good, 1, "APPROVE"), item(draft, 1, "APPROVE"))))
                .statusCode(200)
                .body("updated", is(2));
        assertEquals(List.of("APPROVED", "APPROVED"), List.of(state(good), state(draft)));
    }

    @Test
    void aDryRunTellsAndChangesNothing() {
        String good = submitted(police, report("III.1"));
        bulk(Map.of("dryRun", true, "items", List.of(item(good, 1, "APPROVE"))))
                .statusCode(200)
                .body("dryRun", is(true))
                .body("results[0].state", is("APPROVED"))
                .body("results[0].version", is(2));
        assertEquals("SUBMITTED", state(good));
        as(police).get("/submissions/{id}/history", good).then().body("items.action", contains("CREATE", "SUBMIT"));
    }

    @Test
    void nobodyReviewsTheirOwnAmongMany() {
        String both = Tokens.token("both", Set.of("reporter", "reviewer"), List.of(POLICE), List.of(COMMUNE));
        String own = submitted(both, report("III.1"));
        String other = submitted(police, report("III.2"));
        as(both, Map.of("items", List.of(item(own, 1, "APPROVE"), item(other, 1, "APPROVE"))))
                .post("/submissions/bulk-review")
                .then()
                .statusCode(200)
                .body("results.outcome", contains("REJECTED", "UPDATED"))
                .body("results[0].problem.code", is("self-review"));
        assertEquals(List.of("SUBMITTED", "APPROVED"), List.of(state(own), state(other)));
    }

    @Test
    void badBulks() {
        String id = UUID.randomUUID().toString();
        bulk(Map.of("items", List.of())).statusCode(400).body("errors.pointer", contains("/items"));
        bulk(Map.of()).statusCode(400).body("errors.pointer", contains("/items"));
        bulk(Map.of("items", Collections.nCopies(201, item(id, 0, "APPROVE")))).statusCode(400);
        bulk(Map.of("items", List.of(item(id, 0, "APPROVE"), item(id, 0, "APPROVE"))))
                .statusCode(400)
                .body("errors.pointer", contains("/items/1/id"));
        bulk(Map.of("items", List.of(item(id, 0, "RETURN"))))
                .statusCode(400)
                .body("errors.pointer", contains("/items/0/reason"));
        bulk(Map.of("items", List.of(with(item(id, 0, "APPROVE"), "reason", "x"))))
                .statusCode(400)
                .body("errors.pointer", contains("/items/0/reason"));
        bulk(Map.of("items", List.of(item(id, -1, "APPROVE")))).statusCode(400);
        bulk(Map.of("items", List.of(item(id, 0, "WITHDRAW")))).statusCode(400);
        bulk(Map.of("items", List.of(item("x", 0, "APPROVE")))).statusCode(400);
        bulk(Map.of("items", List.of(with(item(id, 0, "APPROVE"), "stars", 5))))
                .statusCode(400)
                .body("errors.pointer", contains("/items/0/stars"));
    }

    @Test
    void aRepeatedKeyReviewsOnce() {
        String id = submitted(police, report("III.1"));
        Map<String, ?> body = Map.of("items", List.of(item(id, 1, "APPROVE")));
        for (int i = 0; i < 2; i++) {
            as(reviewer, body)
                    .header("Idempotency-Key", "bulk-0001")
                    .post("/submissions/bulk-review")
                    .then()
                    .statusCode(200)
                    .body("results[0].outcome", is("UPDATED"));
        }
        as(police)
                .get("/submissions/{id}/history", id)
                .then()
                .body("items.action", contains("CREATE", "SUBMIT", "APPROVE"));
    }

    /** Some one by one, some many at a time and in another order: each report is approved once. */
    @Test
    void manyReviewersAtOnceApproveEachReportOnce() throws Exception {
        List<String> ids =
                ROWS.stream().map(row -> submitted(police, report(row))).toList();
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            String token = Tokens.token("reviewer-" + n, Set.of("reviewer"), List.of(), List.of(COMMUNE));
            List<Map<String, Object>> items = new ArrayList<>();
            ids.forEach(id -> items.add(item(id, 1, "APPROVE")));
            Collections.rotate(items, n);
            calls.add(() -> {
                var answer = as(token, Map.of("items", items)).post("/submissions/bulk-review");
                assertEquals(200, answer.statusCode(), answer.asString());
                return answer.path("updated");
            });
            String single = ids.get(n);
            calls.add(() -> {
                int status = move(token, single, 1, "approve").extract().statusCode();
                assertTrue(Set.of(200, 409, 412).contains(status), "status " + status);
                return status == 200 ? 1 : 0;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            int approved = 0;
            for (Future<Integer> done : threads.invokeAll(calls)) {
                approved += done.get();
            }
            assertEquals(ids.size(), approved);
        }
        for (String id : ids) {
            as(police)
                    .get("/submissions/{id}/history", id)
                    .then()
                    .body("items.action", contains("CREATE", "SUBMIT", "APPROVE"));
        }
    }

    // ---- In two steps

    @Test
    void theHeadConfirmsThenTheOfficeApproves() {
        Prepared.confirmationRequired();
        String id = submitted(police, report("III.1"));
        move(reviewer, id, 1, "approve").statusCode(409).body("code", is("transition-not-allowed"));
        as(reviewer).get("/worklist").then().body("toReview", empty());
        as(head).get("/worklist")
                .then()
                .body("toReview.submissionId", contains(id))
                .body("toReview[0].blockedBy", nullValue());
        as(head).get("/submissions/{id}", id).then().body("allowedActions", contains("CONFIRM", "RETURN", "COMMENT"));
        move(head, id, 1, "confirm")
                .statusCode(200)
                .body("state", is("CONFIRMED"))
                .body("confirmed.subject", is("head-" + POLICE));
        as(head).get("/worklist").then().body("toReview", empty());
        as(reviewer).get("/worklist").then().body("toReview.submissionId", contains(id));
        as(reviewer)
                .get("/submissions/{id}", id)
                .then()
                .body("allowedActions", containsInAnyOrder("APPROVE", "RETURN", "COMMENT"));
        move(head, id, 2, "approve").statusCode(403);
        move(police, id, 2, "withdraw").statusCode(409);
        move(reviewer, id, 2, "approve").statusCode(200).body("state", is("APPROVED"));
        as(police)
                .get("/submissions/{id}/history", id)
                .then()
                .body("items.action", contains("CREATE", "SUBMIT", "CONFIRM", "APPROVE"));
        as(police).get("/submissions/{id}/receipt", id).then().statusCode(200);
    }

    @Test
    void whoConfirmsDoesNotApproveAndNobodyTheirOwn() {
        Prepared.confirmationRequired();
        String everything = Tokens.token("all", Set.of("reporter", "reviewer"), List.of(POLICE), List.of(COMMUNE));
        String own = submitted(everything, report("III.1"));
        move(everything, own, 1, "confirm").statusCode(409).body("code", is("self-review"));
        String id = submitted(police, report("III.2"));
        move(everything, id, 1, "confirm").statusCode(200);
        move(everything, id, 2, "approve").statusCode(409).body("code", is("self-review"));
        as(everything).get("/submissions/{id}", id).then().body("allowedActions", not(hasItem("APPROVE")));
        as(everything)
                .get("/worklist")
                .then()
                .body(
                        "toReview.findAll { it.submissionId == '%s' }.blockedBy".formatted(id),
                        contains("OWN_SUBMISSION"));
        move(reviewer, id, 2, "approve").statusCode(200);
    }

    @Test
    void bothStepsCanGiveItBackAndItBeginsAnew() {
        Prepared.confirmationRequired();
        String id = submitted(police, report("III.1"));
        move(head, id, 1, "return").statusCode(200).body("state", is("RETURNED"));
        move(police, id, 2, "submit").statusCode(200);
        move(head, id, 3, "confirm").statusCode(200);
        move(reviewer, id, 4, "return").statusCode(200).body("state", is("RETURNED"));
        move(police, id, 5, "submit")
                .statusCode(200)
                .body("state", is("SUBMITTED"))
                .body("confirmed", nullValue());
        move(head, id, 6, "confirm").statusCode(200);
        move(reviewer, id, 7, "approve").statusCode(200);
    }

    @Test
    void theSettingHoldsFromTheNextSubmissionOn() {
        String before = submitted(police, report("III.1"));
        Prepared.confirmationRequired();
        move(head, before, 1, "confirm").statusCode(409);
        move(reviewer, before, 1, "approve").statusCode(200);
        as(police).get("/plans/{code}", PLAN).then().body("confirmationRequired", is(true));
    }

    @Test
    void anotherUnitsHeadIsAStranger() {
        Prepared.confirmationRequired();
        String id = submitted(police, report("III.1"));
        move(Tokens.head(CULTURE), id, 1, "confirm").statusCode(404);
        move(reviewer, id, 1, "confirm").statusCode(403);
        move(head, id, (String) null, "confirm").statusCode(428);
        move(head, id, 0, "confirm").statusCode(412);
    }

    @ParameterizedTest
    @CsvSource({"administrator, 01, 404", "reviewer, 10816, 403", "viewer, 10816, 403"})
    void whoSetsTheSteps(String role, String locality, int status) {
        as(Tokens.of(role, locality), Map.of("confirmationRequired", true))
                .header("If-Match", "\"0\"")
                .put("/plans/{code}/review", PLAN)
                .then()
                .statusCode(status);
    }

    @Test
    void badSteps() {
        String administrator = Tokens.of("administrator", COMMUNE);
        as(administrator, Map.of("confirmationRequired", true))
                .put("/plans/{code}/review", PLAN)
                .then()
                .statusCode(428);
        as(administrator, Map.of("confirmationRequired", true))
                .header("If-Match", "\"99999\"")
                .put("/plans/{code}/review", PLAN)
                .then()
                .statusCode(412);
        as(administrator, Map.of())
                .header("If-Match", "\"0\"")
                .put("/plans/{code}/review", PLAN)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/confirmationRequired"));
    }

    // ---- What the caller may do

    @Test
    void allowedActionsAreTheCallers() {
        String id = drafted(police, report("III.1"));
        as(police)
                .get("/submissions/{id}", id)
                .then()
                .body("allowedActions", contains("EDIT", "SUBMIT", "WITHDRAW", "COMMENT"));
        as(Tokens.of("auditor", COMMUNE)).get("/submissions/{id}", id).then().body("allowedActions", empty());
        as(reviewer).get("/submissions/{id}", id).then().body("allowedActions", contains("COMMENT"));
        move(police, id, 0, "submit").body("allowedActions", contains("WITHDRAW", "COMMENT"));
        as(reviewer)
                .get("/submissions")
                .then()
                .body(
                        "items.find { it.id == '%s' }.allowedActions".formatted(id),
                        contains("APPROVE", "RETURN", "COMMENT"));
        move(reviewer, id, 1, "approve").body("allowedActions", contains("COMMENT"));
        as(police).get("/submissions/{id}", id).then().body("allowedActions", contains("CORRECT", "COMMENT"));
        as(Tokens.of("viewer", COMMUNE)).get("/submissions/{id}", id).then().body("allowedActions", empty());
        String next = as(police).post("/submissions/{id}/revisions", id).path("id");
        as(police).get("/submissions/{id}", id).then().body("allowedActions", not(hasItem("CORRECT")));
        as(police).get("/submissions/{id}", next).then().body("allowedActions", hasItem("SUBMIT"));
    }

    // ---- Comments

    @Test
    void aTalkAboutASubmission() {
        String id = submitted(police, report("III.1"));
        String etag = as(police).get("/submissions/{id}", id).header("ETag");
        comment(reviewer, id, "Số liệu lấy từ đâu?").statusCode(201).body("written.name", notNullValue());
        comment(police, id, "Từ hệ thống của Bộ Công an.").statusCode(201);
        as(head).get("/submissions/{id}/comments", id)
                .then()
                .statusCode(200)
                .body("items.text", contains("Số liệu lấy từ đâu?", "Từ hệ thống của Bộ Công an."));
        as(police)
                .queryParam("limit", 1)
                .get("/submissions/{id}/comments", id)
                .then()
                .body("items", hasSize(1))
                .body("next", notNullValue());
        assertEquals(etag, as(police).get("/submissions/{id}", id).header("ETag"));
        as(Tokens.of("auditor", COMMUNE))
                .get("/submissions/{id}/comments", id)
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void commentsAreNotForStrangersEvenOfApprovedFigures() {
        String id = approved(police, reviewer, report("III.1"));
        comment(reviewer, id, "Đã kiểm tra.").statusCode(201);
        as(Tokens.reporter(CULTURE))
                .get("/submissions/{id}/comments", id)
                .then()
                .statusCode(404);
        as(Tokens.of("viewer", COMMUNE))
                .get("/submissions/{id}/comments", id)
                .then()
                .statusCode(403);
        comment(Tokens.reporter(CULTURE), id, "Tôi cũng xem.").statusCode(404);
        comment(Tokens.of("auditor", COMMUNE), id, "Tôi cũng xem.").statusCode(403);
        comment(police, id, "").statusCode(400).body("errors.pointer", contains("/text"));
        comment(police, id, "x".repeat(4001)).statusCode(400).body("errors.pointer", contains("/text"));
        comment(police, UUID.randomUUID().toString(), "x").statusCode(404);
    }

    private static ValidatableResponse comment(String token, String id, String text) {
        return as(token, Map.of("text", text))
                .post("/submissions/{id}/comments", id)
                .then();
    }

    // ---- Carry-over

    @Test
    void aDraftStartsFromTheLastApprovedFigures() {
        Prepared.unlocked("2026-09", "2026-10");
        Map<String, Object> earlier =
                draft(Prepared.TARGET, POLICE, "2026-09", Map.of("numerator", 7000, "denominator", 8000));
        earlier.put("narrative", "Tháng 9");
        earlier.put("difficulties", "Thiếu máy");
        earlier.put("evidence", List.of(Map.of("number", "1/BC", "title", "Báo cáo")));
        String approved = approved(police, reviewer, earlier);
        // Neither what is not approved nor what is of a later period is carried.
        submitted(police, draft(Prepared.TARGET, POLICE, "2026-10", Map.of("value", 1)));
        Map<String, Object> next = new HashMap<>(
                Map.of("subjectId", Prepared.TARGET, "unit", POLICE, "period", "2026-11", "carryOver", true));
        next.put("narrative", "Tháng 11");
        as(police, next)
                .post("/submissions")
                .then()
                .statusCode(201)
                .body("carriedFromId", is(approved))
                .body("figures.numerator", is(7000))
                .body("figures.value", is(87.5f))
                .body("narrative", is("Tháng 11"))
                .body("difficulties", is("Thiếu máy"))
                .body("evidence", empty());
    }

    @Test
    void givenFiguresTakeThePlaceOfCarriedOnes() {
        Prepared.unlocked("2026-10");
        approved(
                police,
                reviewer,
                draft(Prepared.TARGET, POLICE, "2026-10", Map.of("numerator", 7000, "denominator", 8000)));
        Map<String, Object> next = draft(Prepared.TARGET, POLICE, "2026-11", Map.of("value", 91));
        next.put("carryOver", true);
        as(police, next)
                .post("/submissions")
                .then()
                .statusCode(201)
                .body("figures.value", is(91))
                .body("figures.numerator", nullValue());
    }

    @Test
    void withNothingApprovedThereIsNothingToCarry() {
        Map<String, Object> next = draft(Prepared.TARGET, POLICE, "2026-11", FIGURES);
        next.put("carryOver", true);
        as(police, next)
                .post("/submissions")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/carryOver"))
                .body("errors.code", everyItem(is("nothing-to-carry")));
        next.put("carryOver", "maybe");
        as(police, next).post("/submissions").then().statusCode(400).body("errors.pointer", contains("/carryOver"));
    }
}
