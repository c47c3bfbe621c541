package vn.tiendo06.feed;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

@QuarkusTest
class ChangeFeedTest extends ApiTest {

    private static final String PORTAL = Tokens.of("integrator", COMMUNE);
    private static final String ADMINISTRATOR = Tokens.of("administrator", COMMUNE);
    private static final String REVIEWER = Tokens.of("reviewer", COMMUNE);
    private static final String COUNTRY = Tokens.of("administrator", "VN");

    @Inject
    FeedRetention retention;

    // ---- What an entry tells

    @Test
    void aChangeCarriesTheObjectAsItsAddressShowsIt() {
        Copy copy = Copy.now(PORTAL, Map.of());
        String id = Prepared.approved().id();
        List<JsonNode> changes = copy.rest();
        assertEquals(1, changes.size(), changes.toString());
        JsonNode change = changes.getFirst();
        assertEquals("submission.approve", change.get("type").textValue());
        assertEquals("APPROVE", change.get("action").textValue());
        assertEquals(id, change.get("objectId").textValue());
        assertEquals(PLAN, change.get("planCode").textValue());
        assertEquals(COMMUNE, change.get("localityCode").textValue());
        assertFalse(change.get("deleted").booleanValue());
        String path = change.get("href").textValue().substring("/api/v1".length());
        var current = as(PORTAL).get(path);
        assertEquals(current.header("ETag"), change.get("etag").textValue());
        JsonNode shown = Pages.json(current);
        ((com.fasterxml.jackson.databind.node.ObjectNode) shown).remove("allowedActions");
        assertEquals(shown, change.get("object"));
    }

    @Test
    void whatIsNoLongerThereLeavesATombstone() {
        Copy copy = Copy.now(PORTAL, Map.of("kind", "exemption"));
        Prepared.Stored exemption = Prepared.exemption();
        as(ADMINISTRATOR)
                .delete("/obligations/exemptions/{id}", exemption.id())
                .then()
                .statusCode(204);
        List<JsonNode> changes = copy.rest();
        assertEquals(List.of("exemption.create", "exemption.delete"), Pages.texts(changes, "type"));
        assertFalse(changes.get(0).get("deleted").booleanValue());
        assertTrue(changes.get(1).get("deleted").booleanValue());
        assertTrue(changes.get(1).get("object").isNull());
        assertEquals(exemption.id(), changes.get(1).get("objectId").textValue());
    }

    @Test
    void aWriteThatFailsLeavesNothing() {
        Copy copy = Copy.now(REVIEWER, Map.of());
        Prepared.Stored draft = Prepared.draft();
        Reports.move(REVIEWER, draft.id(), 0, "approve").statusCode(409);
        assertEquals(List.of("submission.create"), copy.types());
    }

    @Test
    void aLoadedPlanIsShownAsThePlan() {
        Copy copy = Copy.now(COUNTRY, Map.of("kind", "plan"));
        as(COUNTRY, Map.of("code", "x")).post("/plans");
        as(ADMINISTRATOR, Map.of("confirmationRequired", true))
                .header("If-Match", as(ADMINISTRATOR).get("/plans/{code}", PLAN).header("ETag"))
                .put("/plans/{code}/review", PLAN)
                .then()
                .statusCode(200);
        List<JsonNode> changes = copy.rest();
        assertEquals(List.of("plan.set-review"), Pages.texts(changes, "type"));
        assertEquals(
                Pages.json(as(COUNTRY).get("/plans/{code}", PLAN)),
                changes.getFirst().get("object"));
    }

    // ---- Order and completeness

    /** Whoever got its number first commits last: its change must neither be missed nor told twice. */
    @Test
    void transactionsThatOverlapLeaveNoGap() throws Exception {
        Copy copy = Copy.now(PORTAL, Map.of("kind", "holiday"));
        try (Connection early = dataSource.getConnection();
                Connection late = dataSource.getConnection()) {
            early.setAutoCommit(false);
            late.setAutoCommit(false);
            insert(early, "early");
            insert(late, "late");
            late.commit();
            assertEquals(List.of(), copy.rest(), "below the oldest transaction in flight there is nothing yet");
            early.commit();
        }
        assertEquals(List.of("early", "late"), Pages.texts(copy.rest(), "objectId"));
        assertEquals(List.of(), copy.rest());
    }

    /** A transaction that began first may change an object last: then the number tells which is the last change. */
    @Test
    void theLastChangeOfAnObjectHasTheHighestNumber() throws Exception {
        Copy copy = Copy.now(PORTAL, Map.of("kind", "holiday"));
        try (Connection first = dataSource.getConnection();
                Connection second = dataSource.getConnection()) {
            first.setAutoCommit(false);
            try (var statement = first.createStatement()) {
                statement.execute("select pg_current_xact_id()");
            }
            second.setAutoCommit(false);
            insert(second, "object");
            second.commit();
            insert(first, "object");
            first.commit();
        }
        List<JsonNode> changes = copy.rest();
        assertEquals(2, changes.size());
        assertTrue(
                changes.get(0).get("id").longValue() > changes.get(1).get("id").longValue(),
                "in the feed the transaction that began first stands first: " + changes);
    }

    @Test
    void aRolledBackTransactionHoldsNothingBack() throws Exception {
        Copy copy = Copy.now(PORTAL, Map.of("kind", "holiday"));
        try (Connection gone = dataSource.getConnection()) {
            gone.setAutoCommit(false);
            insert(gone, "gone");
            gone.rollback();
        }
        try (Connection stays = dataSource.getConnection()) {
            insert(stays, "stays");
        }
        assertEquals(List.of("stays"), Pages.texts(copy.rest(), "objectId"));
    }

    private static void insert(Connection connection, String object) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into change (at, kind, object_id, action, locality_code, audience, approved, object)
                values (now(), 'holiday', ?, 'CREATE', 'VN', 'EVERYBODY', true, '{}')""")) {
            statement.setString(1, object);
            statement.execute();
        }
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() throws Exception {
        Copy copy = Copy.now(PORTAL, Map.of("kind", "holiday", "limit", 3));
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 8; i++) {
                insert(connection, "h" + i);
            }
            connection.commit();
        }
        JsonNode first = copy.page(Map.of());
        assertEquals(3, first.get("items").size());
        assertTrue(first.get("more").booleanValue());
        assertEquals(List.of("h3", "h4", "h5", "h6", "h7"), Pages.texts(copy.rest(), "objectId"));
    }

    // ---- Cursors

    @Test
    void withoutACursorItBeginsWithTheEarliest() {
        Prepared.approved();
        assertEquals(List.of("submission.approve"), new Copy(PORTAL, Map.of("kind", "submission")).types());
        assertEquals(List.of(), Copy.now(PORTAL, Map.of()).types());
    }

    @Test
    void aCursorHoldsNinetyDaysAndIsThenGone() {
        Copy held = Copy.now(PORTAL, Map.of());
        Prepared.approved();
        TestClock.set(TestClock.DEFAULT_DAY.plusDays(90));
        retention.run();
        held.call(Map.of()).then().statusCode(200).body("items.type", hasItems("submission.approve"));
        TestClock.set(TestClock.DEFAULT_DAY.plusDays(101));
        Copy idle = Copy.now(PORTAL, Map.of());
        retention.run();
        held.call(Map.of()).then().statusCode(410).body("code", is("gone"));
        idle.call(Map.of()).then().statusCode(200);
        as(PORTAL)
                .header("Accept-Language", "en")
                .queryParam("since", held.since)
                .get("/changes")
                .then()
                .statusCode(410)
                .body("detail", org.hamcrest.Matchers.containsString("since=now"));
        assertEquals(List.of(), new Copy(PORTAL, Map.of()).rest(), "from the earliest that is kept");
    }

    @Test
    void aCursorOfAnotherEpochOrOfAFutureIsGone() throws Exception {
        Copy copy = Copy.now(PORTAL, Map.of());
        FeedCursor mine = FeedCursor.decode(copy.since);
        copy.since = new FeedCursor(mine.epoch(), new Position(mine.position().xid() + 1_000_000, 1)).encode();
        copy.call(Map.of()).then().statusCode(410);
        copy.since = new FeedCursor("00000000", mine.position()).encode();
        copy.call(Map.of()).then().statusCode(410);
    }

    // ---- Filters

    @Test
    void filtersByKindPlanAndLocality() {
        Copy all = Copy.now(COUNTRY, Map.of());
        Copy targets = Copy.now(COUNTRY, Map.of("kind", "target,task"));
        Copy plan = Copy.now(COUNTRY, Map.of("plan", PLAN));
        Copy otherPlan = Copy.now(COUNTRY, Map.of("plan", "khac"));
        Copy province = Copy.now(COUNTRY, Map.of("locality", "31"));
        Copy otherProvince = Copy.now(COUNTRY, Map.of("locality", "01"));
        Prepared.unit();
        Prepared.approved();
        String id = PLAN + ".MT.III.3";
        as(ADMINISTRATOR, Map.of("trajectory", "HELD"))
                .header("If-Match", as(ADMINISTRATOR).get("/targets/{id}", id).header("ETag"))
                .put("/targets/{id}/trajectory", id)
                .then()
                .statusCode(200);
        List<String> everything = List.of(
                "unit.create",
                "submission.create",
                "submission.submit",
                "submission.approve",
                "target.choose-trajectory");
        assertEquals(everything, all.types());
        assertEquals(List.of("target.choose-trajectory"), targets.types());
        assertEquals(everything.subList(1, 5), plan.types());
        assertEquals(List.of(), otherPlan.types());
        assertEquals(everything, province.types());
        assertEquals(List.of(), otherProvince.types());
    }

    @ParameterizedTest
    @CsvSource({
        "since, rác, query/since, bad-cursor",
        "since, eA, query/since, bad-cursor",
        "kind, membership, query/kind, unknown-value",
        "kind, 'submission,', query/kind, unknown-value",
        "limit, 0, query/limit, out-of-range",
        "limit, 201, query/limit, out-of-range",
        "limit, x, query/limit, type",
        "wait, 31, query/wait, out-of-range",
        "wait, -1, query/wait, out-of-range",
        "wait, 1.5, query/wait, type",
        "locality, 108160, query/locality, size",
        "cursor, x, query/cursor, unknown-parameter",
    })
    void refusesWhatItDoesNotUnderstand(String parameter, String value, String pointer, String code) {
        as(PORTAL)
                .queryParam(parameter, value)
                .get("/changes")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    // ---- Long poll

    @Test
    void whoWaitsIsWokenByWhatConcernsIt() throws Exception {
        Copy waits = Copy.now(PORTAL, Map.of("kind", "submission"));
        CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> waits.page(Map.of("wait", 20)));
        Thread.sleep(600);
        Prepared.Stored submitted = Prepared.submitted();
        Thread.sleep(700);
        assertFalse(answer.isDone(), "a draft is none of a portal's concern");
        long approval = System.nanoTime();
        Reports.move(REVIEWER, submitted.id(), 1, "approve").statusCode(200);
        JsonNode page = answer.get(10, TimeUnit.SECONDS);
        assertTrue(Duration.ofNanos(System.nanoTime() - approval).toSeconds() < 5);
        assertEquals("submission.approve", page.at("/items/0/type").textValue());
        // The read that came of it is recorded as the portal's.
        as(Tokens.of("auditor", COMMUNE))
                .queryParam("kind", "submission")
                .queryParam("action", "READ")
                .get("/audit-events")
                .then()
                .body("items[0].actor.subject", is("integrator-10816"));
    }

    @Test
    void whoWaitsInVainIsAnsweredInTime() {
        Copy waits = Copy.now(PORTAL, Map.of());
        String before = waits.since;
        long start = System.nanoTime();
        JsonNode page = waits.page(Map.of("wait", 1));
        long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
        assertTrue(took >= 900 && took < 5000, took + " ms");
        assertEquals(0, page.get("items").size());
        assertFalse(page.get("more").booleanValue());
        assertNotEquals(null, before);
    }

    /** Far more than there are worker threads or connections. */
    @Test
    void hundredsWaitWithoutHoldingThreadsOrConnections() throws Exception {
        Copy first = Copy.now(PORTAL, Map.of("kind", "submission"));
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> answers = java.util.stream.IntStream.range(0, 250)
                    .mapToObj(n -> CompletableFuture.supplyAsync(
                            () -> {
                                pause(n * 8L);
                                Copy copy = new Copy(PORTAL, Map.of("kind", "submission"));
                                copy.since = first.since;
                                return copy.page(Map.of("wait", 25))
                                        .get("items")
                                        .size();
                            },
                            threads))
                    .toList();
            Thread.sleep(5000);
            Prepared.approved();
            for (CompletableFuture<Integer> answer : answers) {
                assertEquals(1, answer.get(20, TimeUnit.SECONDS));
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- Who sees what

    @Test
    void eachSeesWhatItSeesAtTheObjectsOwnAddress() {
        String police = Tokens.reporter(POLICE);
        String culture = Tokens.reporter(CULTURE);
        String city = Tokens.of("integrator", "31");
        String elsewhere = Tokens.of("integrator", "01");
        String head = Tokens.head(POLICE);
        Map<String, Copy> copies = new java.util.TreeMap<>();
        Map.of(
                        "police",
                        police,
                        "culture",
                        culture,
                        "city",
                        city,
                        "elsewhere",
                        elsewhere,
                        "head",
                        head,
                        "portal",
                        PORTAL)
                .forEach((name, token) -> copies.put(name, Copy.now(token, Map.of())));
        copies.put("reviewer", Copy.now(REVIEWER, Map.of()));
        copies.put("viewer", Copy.now(Tokens.of("viewer", COMMUNE), Map.of()));
        copies.put("auditor", Copy.now(Tokens.of("auditor", COMMUNE), Map.of()));
        copies.put("two roles", Copy.now(Tokens.token("two", Set.of("viewer"), List.of(CULTURE), List.of()), Map.of()));
        Prepared.approved();
        Prepared.membership();
        as(COUNTRY, Map.of("day", "2027-02-08", "name", "Tết Nguyên đán"))
                .put("/holidays/{day}", "2027-02-08")
                .then()
                .statusCode(200);
        List<String> all = List.of("submission.create", "submission.submit", "submission.approve", "holiday.create");
        List<String> approved = all.subList(2, 4);
        assertEquals(all, copies.get("police").types());
        assertEquals(all, copies.get("head").types());
        assertEquals(all, copies.get("reviewer").types());
        assertEquals(all, copies.get("auditor").types());
        assertEquals(approved, copies.get("culture").types());
        assertEquals(approved, copies.get("two roles").types());
        assertEquals(approved, copies.get("portal").types());
        assertEquals(approved, copies.get("viewer").types());
        assertEquals(approved, copies.get("city").types());
        assertEquals(List.of("holiday.create"), copies.get("elsewhere").types());
    }

    @Test
    void manyChangesTakeNoMoreStatementsThanOne() {
        Copy one = Copy.now(PORTAL, Map.of());
        Copy many = Copy.now(PORTAL, Map.of());
        Prepared.approved();
        long forOne = statementsOf(one::rest);
        as(ADMINISTRATOR, Prepared.lockExceptionBody())
                .post("/lock-exceptions")
                .then()
                .statusCode(201);
        Prepared.unit();
        Prepared.exemption();
        long forMany = statementsOf(() -> many.page(Map.of()));
        assertEquals(forOne, forMany);
    }
}
