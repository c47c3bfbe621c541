package vn.tiendo06.audit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** Who did what to which object, as the API tells it. */
@QuarkusTest
class AuditTest extends AuditApiTest {

    @Test
    void aWriteTellsWhoDidWhatFromWhere() {
        String token = Tokens.sign(Tokens.claims("an-nguyen", Set.of("reporter"))
                .claim("units", List.of(POLICE))
                .claim("azp", "excel-addin"));
        String id = as(token, draftOf(TARGET, "2026-11", 80))
                .header("X-Request-Id", "phieu-2026-11-0042")
                .header("User-Agent", "excel/16 " + "x".repeat(300))
                .post("/submissions")
                .then()
                .statusCode(201)
                .header("X-Request-Id", "phieu-2026-11-0042")
                .extract()
                .path("id");
        trail().body("items", hasSize(1))
                .body("items[0].kind", is("submission"))
                .body("items[0].objectId", is(id))
                .body("items[0].action", is("CREATE"))
                .body("items[0].locality", is(COMMUNE))
                .body("items[0].planCode", is(PLAN))
                .body("items[0].ordinal", is(1))
                .body("items[0].at", is("2026-11-23T05:00:00Z"))
                .body("items[0].actor.issuer", is(Tokens.ISSUER))
                .body("items[0].actor.subject", is("an-nguyen"))
                .body("items[0].actor.name", is("Tên an-nguyen"))
                .body("items[0].roles", contains("reporter"))
                .body("items[0].clientId", is("excel-addin"))
                .body("items[0].clientAddress", notNullValue())
                .body("items[0].userAgent", matchesPattern("excel/16 x{191}"))
                .body("items[0].requestId", is("phieu-2026-11-0042"))
                .body("items[0].method", is("POST"))
                .body("items[0].path", is("/api/v1/submissions"))
                .body("items[0].before", nullValue())
                .body("items[0].after.state", is("DRAFT"))
                .body("items[0].after.figures.value", is(80))
                .body("items[0].previousHash", is("0".repeat(64)))
                .body("items[0].hash", matchesPattern("[0-9a-f]{64}"));
    }

    @Test
    void everyMoveOfASubmissionIsThereWithBeforeAndAfter() {
        String first = approved("2026-11");
        String second = as(REPORTER)
                .post("/submissions/{id}/revisions", first)
                .then()
                .extract()
                .path("id");
        as(REPORTER, Map.of("figures", Map.of("value", 85)))
                .header("If-Match", "\"0\"")
                .put("/submissions/{id}", second)
                .then()
                .statusCode(200);
        move(REPORTER, second, "submit", 1);
        as(REVIEWER, Map.of("reason", "Thiếu căn cứ"))
                .header("If-Match", "\"2\"")
                .post("/submissions/{id}/return", second)
                .then()
                .statusCode(200);
        move(REPORTER, second, "submit", 3);
        move(REVIEWER, second, "approve", 4);
        trail("objectId", second)
                .body("items.action", contains("CORRECT", "EDIT", "SUBMIT", "RETURN", "SUBMIT", "APPROVE"))
                .body("items[1].before.figures.value", is(80))
                .body("items[1].after.figures.value", is(85))
                .body("items[3].after.returnReason", is("Thiếu căn cứ"))
                .body("items[5].before.state", is("SUBMITTED"))
                .body("items[5].after.state", is("APPROVED"))
                .body("items[5].actor.subject", is("reviewer-" + COMMUNE));
        trail("objectId", first, "action", "SUPERSEDE")
                .body("items", hasSize(1))
                .body("items[0].before.state", is("APPROVED"))
                .body("items[0].after.state", is("SUPERSEDED"));
        verification().body("intact", is(true)).body("checked", is(12));
    }

    @Test
    void whatFailsLeavesNothing() {
        String id = draft("2026-11");
        move(REPORTER, id, "submit", 0);
        as(REPORTER, draftOf(TARGET, "2026-11", 81)).post("/submissions").then().statusCode(409);
        as(REPORTER)
                .header("If-Match", "\"0\"")
                .post("/submissions/{id}/withdraw", id)
                .then()
                .statusCode(412);
        as(ADMINISTRATOR, Map.of("code", "x")).post("/plans").then().statusCode(422);
        trail("kind", "submission").body("items.action", contains("CREATE", "SUBMIT"));
        trail("kind", "plan").body("items", empty());
    }

    @Test
    void aRepeatedRequestIsRecordedOnce() {
        for (int i = 0; i < 2; i++) {
            as(REPORTER, draftOf(TARGET, "2026-11", 80))
                    .header("Idempotency-Key", "once-only-1")
                    .post("/submissions")
                    .then()
                    .statusCode(201);
        }
        trail("kind", "submission").body("items", hasSize(1));
    }

    @Test
    void aTrailThatCannotBeWrittenStopsTheWrite() throws Exception {
        tamper("alter table audit_event add constraint full_disk check (kind <> 'submission') not valid");
        try {
            as(REPORTER, draftOf(TARGET, "2026-11", 80))
                    .post("/submissions")
                    .then()
                    .statusCode(500)
                    .body("code", is("internal"));
        } finally {
            tamper("alter table audit_event drop constraint full_disk");
        }
        as(REPORTER).get("/submissions").then().body("items", empty());
    }

    @Test
    void findsByObjectActorActionPlanAndTime() {
        Prepared.unlocked("2026-10");
        String id = draft("2026-10");
        TestClock.set(Instant.parse("2026-11-24T05:00:00Z"));
        move(REPORTER, id, "submit", 0);
        TestClock.set(Instant.parse("2026-11-25T05:00:00Z"));
        move(REVIEWER, id, "approve", 1);
        trail("actor", "reviewer-" + COMMUNE).body("items.action", contains("APPROVE"));
        trail("action", "SUBMIT").body("items", hasSize(1));
        trail("plan", PLAN, "objectId", id).body("items", hasSize(3));
        trail("plan", "da06-99999").body("items", empty());
        trail("objectId", id, "from", "2026-11-24T05:00:00Z", "to", "2026-11-25T05:00:00Z")
                .body("items.action", contains("SUBMIT"));
        trail("objectId", id, "from", "2026-11-25T12:00:00+07:00").body("items.action", contains("APPROVE"));
        trail("objectId", id, "locality", "31").body("items", empty());
    }

    @Test
    void pagesFollowEachOther() {
        Prepared.unlocked("2026-07", "2026-08", "2026-09", "2026-10");
        for (String period : List.of("2026-07", "2026-08", "2026-09", "2026-10", "2026-11")) {
            draft(period);
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = as(AUDITOR).queryParam("limit", 2).queryParam("kind", "submission");
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get("/audit-events").then().statusCode(200).extract();
            seen.addAll(page.path("items.objectId"));
            cursor = page.path("next");
        } while (cursor != null);
        assertEquals(5, seen.size());
        assertEquals(5, Set.copyOf(seen).size());
    }

    @Test
    void onlyTheOwnLocalities() {
        draft("2026-11");
        String foreign = Tokens.of("administrator", "10819");
        as(foreign).get("/audit-events").then().statusCode(200).body("items", empty());
        as(foreign).get("/audit-events/export").then().statusCode(200).body(is(""));
        as(foreign)
                .queryParam("locality", COMMUNE)
                .get("/audit-events/verification")
                .then()
                .statusCode(404);
        as(Tokens.of("auditor", "31")).get("/audit-events").then().body("items", not(empty()));
        for (String path : List.of("/audit-events", "/audit-events/export", "/audit-events/verification")) {
            for (String role : List.of("viewer", "reviewer", "integrator")) {
                as(Tokens.of(role, COMMUNE)).get(path).then().statusCode(403);
            }
        }
    }

    @Test
    void badInputIsNamed() {
        for (var wrong : Map.of(
                        "from", "yesterday",
                        "to", "+1000000-01-01T00:00:00Z",
                        "sort", "actor",
                        "limit", "0",
                        "colour", "red",
                        "objectId", "x".repeat(101))
                .entrySet()) {
            as(AUDITOR)
                    .queryParam(wrong.getKey(), wrong.getValue())
                    .get("/audit-events")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", is("query/" + wrong.getKey()));
        }
        as(AUDITOR)
                .queryParam("from", "2026-11-02T00:00:00Z")
                .queryParam("to", "2026-11-01T00:00:00Z")
                .get("/audit-events/export")
                .then()
                .statusCode(400)
                .body("errors[0].code", is("contradicts"));
        as(AUDITOR).get("/audit-events/verification").then().statusCode(400);
    }

    @Test
    void exportsAllAsLinesInTheOrderOfTheChain() throws Exception {
        String id = approved("2026-11");
        tamper("insert into audit_event (locality_code, ordinal, at, actor_issuer, actor_subject, actor_name, roles,"
                + " kind, action, previous_hash, hash) select '10816', n + 100, now(), 'i', 's', 'n', '{}', 'x', 'Y',"
                + " '', '' from generate_series(1, 1200) n");
        String body = as(AUDITOR)
                .queryParam("kind", "submission")
                .get("/audit-events/export")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        List<JsonNode> events = new ArrayList<>();
        for (String line : body.lines().toList()) {
            events.add(new ObjectMapper().readTree(line));
        }
        assertEquals(
                List.of("CREATE", "SUBMIT", "APPROVE"),
                events.stream().map(e -> e.get("action").asText()).toList());
        assertEquals(id, events.getLast().at("/after/id").asText());
        assertEquals(
                1200,
                as(AUDITOR)
                        .queryParam("kind", "x")
                        .get("/audit-events/export")
                        .asString()
                        .lines()
                        .count());
        as(AUDITOR)
                .accept("application/json")
                .get("/audit-events/export")
                .then()
                .statusCode(406);
    }

    @Test
    void everyAnswerHasARequestId() {
        as(AUDITOR).get("/audit-events").then().header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
        as("nonsense").get("/plans").then().header("X-Request-Id", notNullValue());
        as(AUDITOR).get("/nowhere").then().statusCode(404).header("X-Request-Id", notNullValue());
        for (String unfit : List.of("short", "x".repeat(65), "<script>alert(1)</script>")) {
            String given =
                    as(AUDITOR).header("X-Request-Id", unfit).get("/plans").header("X-Request-Id");
            assertTrue(given.matches("[0-9a-f-]{36}"), given);
        }
    }
}
