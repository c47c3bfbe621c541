package vn.tiendo06.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** A report that arrives handed in is one fact, and all who ask about it understand it. */
@QuarkusTest
class ArrivalTest extends ApiTest {

    private static final String REPORTER = Tokens.reporter(POLICE);
    private static final String REVIEWER = Tokens.of("reviewer", COMMUNE);
    private static final String AUDITOR = Tokens.of("auditor", "VN");
    private static final Instant ARRIVES = Instant.parse("2026-11-16T03:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-24T03:00:00Z");

    private static String arrived(String token, Object value) {
        return write(token, value)
                .body("results.outcome", contains("CREATED"))
                .body("results.state", contains("SUBMITTED"))
                .body("results.version", contains(0))
                .extract()
                .path("results[0].id");
    }

    private static ValidatableResponse write(String token, Object value) {
        Map<String, Object> item = Reports.draft(Prepared.TARGET, POLICE, "2026-11", Map.of("value", value));
        return as(token, Map.of("submit", true, "items", List.of(item)))
                .post("/submissions/bulk")
                .then()
                .statusCode(200);
    }

    @Test
    void itsHistoryBeginsWithIt() {
        TestClock.set(ARRIVES);
        String id = arrived(REPORTER, 80);
        as(REPORTER)
                .get("/submissions/{id}/history", id)
                .then()
                .body("items.ordinal", contains(1))
                .body("items.action", contains("SUBMIT"))
                .body("items.from", contains(nullValue()))
                .body("items.to", contains("SUBMITTED"))
                .body("items[0].contentHash", notNullValue())
                .body("items[0].actor", equalTo("reporter-" + POLICE));
        as(REPORTER)
                .get("/submissions/{id}", id)
                .then()
                .header("ETag", "\"0\"")
                .body("created.subject", equalTo("reporter-" + POLICE))
                .body("submitted.subject", equalTo("reporter-" + POLICE))
                .body("submitted.at", equalTo("2026-11-16T03:00:00Z"))
                .body("allowedActions", hasItem("WITHDRAW"))
                .body("allowedActions", not(hasItem("SUBMIT")));
        as(REPORTER)
                .get("/submissions/{id}/receipt", id)
                .then()
                .statusCode(200)
                .body("submitted.at", equalTo("2026-11-16T03:00:00Z"))
                .body("approved", nullValue());
    }

    @Test
    void itIsShownAsItStoodFromThenOn() {
        TestClock.set(LATER);
        String id = arrived(REPORTER, 80);
        TestClock.set(LATER.plusSeconds(3600));
        Reports.move(REVIEWER, id, 0, "return").statusCode(200);
        Reports.edit(REPORTER, id, 1, Map.of("figures", Map.of("value", 81))).statusCode(200);
        TestClock.set(LATER.plusSeconds(7200));
        as(REPORTER)
                .queryParam("asOf", "2026-11-24T02:59:59Z")
                .get("/submissions/{id}", id)
                .then()
                .statusCode(404);
        as(REPORTER)
                .queryParam("asOf", "2026-11-24T03:00:00Z")
                .get("/submissions/{id}", id)
                .then()
                .body("state", equalTo("SUBMITTED"))
                .body("figures.value", equalTo(80))
                .body("submitted.at", equalTo("2026-11-24T03:00:00Z"))
                .body("contentHash", notNullValue())
                .body("reviewed", nullValue());
        as(REPORTER)
                .queryParam("asOf", "2026-11-24T03:30:00Z")
                .queryParam("state", "SUBMITTED")
                .get("/submissions")
                .then()
                .body("items.id", contains(id))
                .body("items.figures.value", contains(80));
        as(REPORTER)
                .queryParam("asOf", "2026-11-24T03:30:00Z")
                .get("/submissions/{id}/history", id)
                .then()
                .body("items.action", contains("SUBMIT"));
        as(REVIEWER)
                .queryParam("asOf", "2026-11-24T03:30:00Z")
                .get("/plans/{code}/dashboard", PLAN)
                .then()
                .body("awaitingReview", equalTo(1));
        as(REPORTER).get("/submissions/{id}", id).then().body("figures.value", equalTo(81));
    }

    @Test
    void theTrailAndTheFeedTellOfItOnce() {
        String since = as(REPORTER).queryParam("since", "now").get("/changes").path("next");
        String id = arrived(REPORTER, 80);
        as(AUDITOR)
                .queryParam("objectId", id)
                .get("/audit-events")
                .then()
                .body("items.action", contains("SUBMIT"))
                .body("items.before", contains(nullValue()))
                .body("items[0].after.state", equalTo("SUBMITTED"))
                .body("items[0].after.figures.value", equalTo(80));
        as(AUDITOR)
                .queryParam("locality", COMMUNE)
                .get("/audit-events/verification")
                .then()
                .body("intact", equalTo(true));
        as(REPORTER)
                .queryParam("since", since)
                .get("/changes")
                .then()
                .body("items.objectId", contains(id))
                .body("items.type", contains("submission.submit"))
                .body("items.etag", contains("\"0\""))
                .body("items[0].object.state", equalTo("SUBMITTED"));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-16T03:00:00Z, ON_TIME", "2026-11-23T03:00:00Z, LATE"})
    void itFulfilsItsObligationFromThatInstant(Instant at, String status) {
        TestClock.set(at);
        String id = arrived(REPORTER, 80);
        obligation()
                .body("items.status", contains(status))
                .body("items.submissionId", contains(id))
                .body("items.firstSubmittedAt", contains(at.toString()));
        as(REVIEWER).get("/worklist").then().body("toReview.submissionId", hasItem(id));
        // A return and a second submission make nobody late, or on time.
        TestClock.set(LocalDate.of(2026, 11, 24));
        Reports.move(REVIEWER, id, 0, "return").statusCode(200);
        as(REPORTER).get("/worklist").then().body("returned", hasSize(1));
        Reports.move(REPORTER, id, 1, "submit").statusCode(200);
        obligation().body("items.status", contains(status));
    }

    private static ValidatableResponse obligation() {
        return as(REVIEWER)
                .queryParam("plan", PLAN)
                .queryParam("subject", Prepared.TARGET)
                .queryParam("period", "2026-11")
                .get("/obligations")
                .then();
    }

    @Test
    void nobodyReviewsWhatTheyHandedIn() {
        String both = Tokens.token("both", Set.of("reporter", "reviewer"), List.of(POLICE), List.of(COMMUNE));
        String id = arrived(both, 80);
        Reports.move(both, id, 0, "approve").statusCode(409).body("code", equalTo("self-review"));
        as(both).get("/worklist").then().body("toReview.blockedBy", contains(notNullValue()));
        Reports.move(REVIEWER, id, 0, "approve").statusCode(200).body("state", equalTo("APPROVED"));
        as(REPORTER).get("/targets/{id}/progress", Prepared.TARGET).then().body("series.submissionId", hasItem(id));
    }

    @Test
    void theHeadConfirmsItWhereThePlanAsksForIt() {
        Prepared.confirmationRequired();
        String id = arrived(REPORTER, 80);
        as(REPORTER).get("/submissions/{id}", id).then().body("confirmationRequired", equalTo(true));
        Reports.move(REVIEWER, id, 0, "approve").statusCode(409);
        Reports.move(Tokens.head(POLICE), id, 0, "confirm").statusCode(200);
        Reports.move(REVIEWER, id, 1, "approve").statusCode(200);
    }

    @Test
    void afterAWithdrawalTheNextArrivesAsTheNextRevision() {
        String id = arrived(REPORTER, 80);
        Reports.move(REPORTER, id, 0, "withdraw").statusCode(200);
        String next = arrived(REPORTER, 81);
        as(REPORTER).get("/submissions/{id}", next).then().body("revision", equalTo(2));
        as(REPORTER).get("/submissions/{id}/history", next).then().body("items", hasSize(1));
    }

    @Test
    void whatLacksFiguresDoesNotArrive() {
        Map<String, Object> empty = Reports.draft(Prepared.TARGET, POLICE, "2026-11", Map.of());
        as(REPORTER, Map.of("submit", true, "items", List.of(empty)))
                .post("/submissions/bulk")
                .then()
                .body("results.outcome", contains("REJECTED"));
        List<String> found = as(REPORTER).get("/submissions").path("items.id");
        assertEquals(List.of(), found);
    }
}
