package vn.tiendo06.insight;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.edit;
import static vn.tiendo06.testing.Reports.move;
import static vn.tiendo06.testing.Reports.submitted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** What is asked for an instant is answered for ever as it stood then. */
@QuarkusTest
class AsOfTest extends ApiTest {

    private static final String HEALTH = "10816.YT";
    private static final String CENTRE = "10816.TTHCC";
    private static final Instant THEN = Instant.parse("2026-11-24T03:00:00Z");
    private static final Map<String, ?> DONE =
            Map.of("taskState", "DONE", "progressPercent", 100, "deliverableReached", true);
    private static final Map<String, ?> UNDER_WAY = Map.of("taskState", "IN_PROGRESS", "progressPercent", 40);
    private static final List<String> ADDRESSES = List.of(
            "/targets/" + PLAN + ".MT.III.3/progress",
            "/targets/" + PLAN + ".MT.I.1/progress",
            "/targets/" + PLAN + ".MT.III.4/progress",
            "/tasks/" + PLAN + ".NV.IV.8/progress",
            "/tasks/" + PLAN + ".NV.V.6/progress",
            "/tasks/" + PLAN + ".NV.II.5/progress",
            "/plans/" + PLAN + "/dashboard");

    private final String viewer = Tokens.of("viewer", COMMUNE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);
    private final String administrator = Tokens.of("administrator", COMMUNE);
    private final String police = Tokens.reporter(POLICE);

    private Map<String, String> bodies(Map<String, ?> query) {
        Map<String, String> bodies = new LinkedHashMap<>();
        for (String address : ADDRESSES) {
            bodies.put(
                    address,
                    as(viewer)
                            .queryParams(query)
                            .get(address)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString());
        }
        return bodies;
    }

    @Test
    void whatIsWrittenLaterChangesNothing() {
        String figure = approved(police, reviewer, draft(PLAN + ".MT.III.3", POLICE, "2026-11", Map.of("value", 77)));
        String waiting =
                submitted(Tokens.reporter(CENTRE), draft(PLAN + ".MT.I.1", CENTRE, "2026-11", Map.of("value", 80)));
        String toReturn = submitted(police, draft(PLAN + ".MT.III.1", POLICE, "2026-11", Map.of("value", 60)));
        String toWithdraw = submitted(police, draft(PLAN + ".MT.III.1", POLICE, "2026-12", Map.of("value", 60)));
        String report =
                approved(Tokens.reporter(HEALTH), reviewer, draft(PLAN + ".NV.IV.8", HEALTH, "2026-11", UNDER_WAY));
        assign(150);
        trigger("1/BCA", "2027-06-30");
        TestClock.set(THEN);
        Map<String, String> then = bodies(Map.of());

        TestClock.set(THEN.plusSeconds(1));
        Map<String, String> asOfThen = bodies(Map.of("asOf", THEN.toString()));
        ADDRESSES.forEach(address ->
                assertEquals(withoutInstant(then.get(address)), withoutInstant(asOfThen.get(address)), address));
        assertEquals(
                3,
                Pages.parse(asOfThen.get(ADDRESSES.getLast()))
                        .get("awaitingReview")
                        .intValue());

        correct(police, figure, Map.of("value", 95));
        correct(Tokens.reporter(HEALTH), report, DONE);
        move(reviewer, waiting, 1, "approve").statusCode(200);
        move(reviewer, toReturn, 1, "return").statusCode(200);
        move(police, toWithdraw, 1, "withdraw").statusCode(200);
        approved(Tokens.reporter(CENTRE), reviewer, draft(PLAN + ".NV.II.5", CENTRE, "2026-11", UNDER_WAY));
        assign(20);
        trigger("2/BCA", "2026-12-01");
        assertEquals(asOfThen, bodies(Map.of("asOf", THEN.toString())));
        TestClock.set(LocalDate.of(2027, 3, 1));
        assertEquals(asOfThen, bodies(Map.of("asOf", THEN.toString())));

        Map<String, String> now = bodies(Map.of());
        ADDRESSES.forEach(address ->
                assertNotEquals(withoutInstant(then.get(address)), withoutInstant(now.get(address)), address));
        // Any offset means the same instant.
        assertEquals(asOfThen, bodies(Map.of("asOf", "2026-11-24T10:00:00+07:00")));
    }

    @Test
    void aDayMeansItsEndInVietNam() {
        TestClock.set(Instant.parse("2026-11-24T16:59:59Z"));
        String figure = approved(police, reviewer, draft(PLAN + ".MT.III.3", POLICE, "2026-11", Map.of("value", 70)));
        TestClock.set(Instant.parse("2026-11-24T17:00:00Z"));
        correct(police, figure, Map.of("value", 77));
        TestClock.set(LocalDate.of(2026, 11, 26));
        as(viewer)
                .get("/targets/{id}/progress?asOf=2026-11-24", PLAN + ".MT.III.3")
                .then()
                .body("asOf", is("2026-11-24T16:59:59.999999Z"))
                .body("standing.asOf", is("2026-11-24"))
                .body("standing.figure.value", is(70));
        as(viewer)
                .get("/targets/{id}/progress", PLAN + ".MT.III.3")
                .then()
                .body("asOf", nullValue())
                .body("standing.figure.value", is(77));
    }

    @Test
    void aPeriodIsFrozenAtItsLock() {
        approved(police, reviewer, draft(PLAN + ".MT.III.3", POLICE, "2026-11", Map.of("value", 77)));
        Instant lock = Instant.parse("2026-11-27T17:00:00Z");
        TestClock.set(lock.plusSeconds(60));
        String frozen = dashboard("period", "2026-11");
        assertEquals(frozen, dashboard("asOf", lock.toString()));
        assertEquals(lock.toString(), Pages.parse(frozen).get("asOfInstant").textValue());
        // A later figure of another period, and time itself.
        TestClock.set(LocalDate.of(2026, 12, 20));
        approved(police, reviewer, draft(PLAN + ".MT.III.3", POLICE, "2026-12", Map.of("value", 100)));
        assertEquals(frozen, dashboard("period", "2026-11"));
        assertNotEquals(
                Pages.parse(frozen).get("digest"),
                Pages.json(as(viewer).get("/plans/{code}/dashboard", PLAN)).get("digest"));
        String tag = as(viewer)
                .queryParam("period", "2026-11")
                .get("/plans/{code}/dashboard", PLAN)
                .header("ETag");
        as(viewer)
                .header("If-None-Match", tag)
                .queryParam("period", "2026-11")
                .get("/plans/{code}/dashboard", PLAN)
                .then()
                .statusCode(304);
    }

    @ParameterizedTest
    @CsvSource({
        "asOf=2026-11-23T05:00:01Z, asOf, future-instant",
        "asOf=2026-11-23, asOf, future-instant",
        "asOf=2020-01-01, asOf, before-plan",
        "asOf=yesterday, asOf, type",
        "asOf=2026-11-31, asOf, type",
        "asOf=2026-11-20T10:00:00, asOf, type",
        "asOf=, asOf, size",
        "period=2026-12, period, not-locked-yet",
        "period=2026-13, period, unknown-period",
        "asOf=2026-11-23T05:00:00Z&period=2026-10, period, contradicts"
    })
    void refused(String query, String parameter, String code) {
        for (String address : query.contains("period") ? List.of(ADDRESSES.getLast()) : ADDRESSES) {
            as(viewer)
                    .get(address + "?" + query)
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", is("query/" + parameter))
                    .body("errors[0].code", is(code));
        }
    }

    /** Twelve months of figures: what was forecast from the first ten is forecast from them for ever. */
    @Test
    void aForecastIsMadeOfWhatWasKnown() {
        String[] periods = {
            "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"
        };
        Prepared.unlocked(periods);
        for (int month = 0; month < periods.length; month++) {
            Map<String, ?> figures = Map.of("value", 30 + 4 * month);
            approved(police, reviewer, draft(PLAN + ".MT.III.3", POLICE, periods[month], figures));
        }
        String address = "/targets/" + PLAN + ".MT.III.3/progress";
        String asOf = TestClock.at().toString();
        JsonNode then = Pages.json(as(viewer).get(address)).get("forecast");
        assertEquals("OK", then.get("availability").textValue());
        TestClock.set(LocalDate.of(2027, 2, 20));
        Prepared.unlocked("2026-12", "2027-01");
        approved(police, reviewer, draft(PLAN + ".MT.III.3", POLICE, "2026-12", Map.of("value", 20)));
        approved(police, reviewer, draft(PLAN + ".MT.III.3", POLICE, "2027-01", Map.of("value", 10)));
        assertEquals(
                then,
                Pages.json(as(viewer).queryParam("asOf", asOf).get(address)).get("forecast"));
        assertNotEquals(then, Pages.json(as(viewer).get(address)).get("forecast"));
    }

    @Test
    void anotherCommuneSeesNoPastEither() {
        String other = Tokens.of("viewer", "10819");
        ADDRESSES.forEach(address ->
                as(other).get(address + "?asOf=2026-11-23T05:00:00Z").then().statusCode(404));
    }

    private String dashboard(String parameter, String value) {
        return as(viewer)
                .queryParam(parameter, value)
                .get("/plans/{code}/dashboard", PLAN)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static JsonNode withoutInstant(String body) {
        ObjectNode node = (ObjectNode) Pages.parse(body);
        if (node.has("asOfInstant")) {
            return node.without("asOfInstant");
        }
        return node.without("asOf");
    }

    private void correct(String reporter, String id, Map<String, ?> figures) {
        String next = as(reporter)
                .post("/submissions/{id}/revisions", id)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        edit(reporter, next, 0, Map.of("figures", figures)).statusCode(200);
        move(reporter, next, 1, "submit").statusCode(200);
        move(reviewer, next, 2, "approve").statusCode(200);
    }

    private void assign(int value) {
        String target = PLAN + ".MT.III.4";
        as(
                        administrator,
                        Map.of(
                                "comparator",
                                "GTE",
                                "value",
                                value,
                                "document",
                                Map.of("number", "1/UBND", "date", "2026-11-20", "issuer", "UBND thành phố")))
                .header(
                        "If-Match",
                        as(administrator).get("/targets/{id}", target).header("ETag"))
                .put("/targets/{id}/milestones/2026", target)
                .then()
                .statusCode(200);
    }

    private void trigger(String number, String dueOn) {
        String task = PLAN + ".NV.V.6";
        as(
                        administrator,
                        Map.of(
                                "document",
                                Map.of("number", number, "date", "2026-11-20", "issuer", "Bộ Công an"),
                                "dueOn",
                                dueOn))
                .header("If-Match", as(administrator).get("/tasks/{id}", task).header("ETag"))
                .post("/tasks/{id}/triggers", task)
                .then()
                .statusCode(201);
    }
}
