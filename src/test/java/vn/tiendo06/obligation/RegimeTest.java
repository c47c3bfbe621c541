package vn.tiendo06.obligation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** Who reports how often and by when, as administrators set it, and the holidays that due dates skip. */
@QuarkusTest
class RegimeTest extends ApiTest {

    private static final String ADMIN = Tokens.of("administrator", COMMUNE);
    private static final String COUNTRY = Tokens.of("administrator", "VN");
    private static final String REVIEWER = Tokens.of("reviewer", COMMUNE);
    private static final String TARGET = PLAN + ".MT.III.3";

    /** Every row once a quarter, due on the third working day, locked five days later. */
    private static Map<String, Object> quarterly(String from) {
        return new HashMap<>(Map.of(
                "effectiveFrom",
                from,
                "basis",
                "Quyết định 5/QĐ-UBND",
                "rules",
                List.of(
                        Map.of("subjectId", PLAN + ".NV.II.5", "frequency", "BY_RECURRENCE"),
                        Map.of("frequency", "QUARTER")),
                "deadlines",
                List.of(
                        Map.of("period", "QUARTER", "level", "COMMUNE", "dueWorkingDays", 3, "lockDays", 5),
                        Map.of("period", "MONTH", "level", "COMMUNE", "dueWorkingDays", 2, "lockDays", 10))));
    }

    @Test
    void thePackagedRegimeIsTold() {
        as(REVIEWER)
                .get("/plans/{code}/regimes", PLAN)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].effectiveFrom", is("2026-06-15"))
                .body("items[0].rules", hasSize(7))
                .body("items[0].rules[0].frequency", is("MONTH"))
                .body("items[0].deadlines", hasSize(12));
    }

    /** 106 rows four times a year and II.5 twelve times; 14/3/2027 is a Sunday, so 17/3 is the third working day. */
    @Test
    void previewPlaysAYearAndLeavesNothing() {
        as(ADMIN, quarterly("2026-12-15"))
                .queryParam("year", 2027)
                .post("/plans/{code}/regimes/preview", PLAN)
                .then()
                .statusCode(200)
                .body("reports", is(106 * 4 + 12))
                .body("periods", hasSize(16))
                .body("periods.find { it.period == '2027-Q1' }.reports", is(106))
                .body("periods.find { it.period == '2027-Q1' }.dueAt", is("2027-03-17T17:00:00Z"))
                .body("periods.find { it.period == '2027-Q1' }.lockAt", is("2027-03-22T17:00:00Z"))
                .body("periods.find { it.period == '2027-02' }.reports", is(1));
        as(REVIEWER).get("/plans/{code}/regimes", PLAN).then().body("items", hasSize(1));
    }

    @Test
    void aRegimeRulesThePeriodsThatBeginFromItsDay() {
        as(ADMIN, quarterly("2026-12-15"))
                .post("/plans/{code}/regimes", PLAN)
                .then()
                .statusCode(201)
                .body("id", notNullValue())
                .body("recordedBy", is("Tên administrator-10816"));
        as(ADMIN, quarterly("2026-12-15"))
                .post("/plans/{code}/regimes", PLAN)
                .then()
                .statusCode(409);
        TestClock.set(LocalDate.of(2027, 4, 1));
        as(REVIEWER)
                .queryParam("plan", PLAN)
                .queryParam("subject", TARGET)
                .queryParam("sort", "dueAt")
                .get("/obligations")
                .then()
                .body(
                        "items.period",
                        contains(
                                "2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12", "2027-Q1", "2027-Q2"))
                .body("items[6].basis", is("Quyết định 5/QĐ-UBND"));
    }

    @Test
    void laterRegimesDoNotRewriteThePast() {
        as(ADMIN, quarterly("2026-11-22"))
                .post("/plans/{code}/regimes", PLAN)
                .then()
                .statusCode(400)
                .body("errors.code", equalTo(List.of("past-date")));
        as(ADMIN, quarterly("2026-11-23"))
                .post("/plans/{code}/regimes", PLAN)
                .then()
                .statusCode(201);
    }

    @Test
    void refusesWhatDoesNotFit() {
        Map<String, Object> draft = quarterly("2031-12-15");
        draft.put(
                "rules",
                List.of(Map.of("subjectId", "da06-10816.MT.X.9", "frequency", "MONTH"), Map.of("frequency", "NONE")));
        draft.put(
                "deadlines",
                List.of(
                        Map.of("period", "MONTH", "level", "COMMUNE", "dueWorkingDays", 2, "lockDays", 1),
                        Map.of("period", "MONTH", "level", "COMMUNE", "dueWorkingDays", 3, "lockDays", 1)));
        as(ADMIN, draft)
                .post("/plans/{code}/regimes", PLAN)
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/effectiveFrom", "/deadlines/1", "/rules/0/subjectId")));
        draft.put(
                "deadlines",
                List.of(Map.of("period", "MONTH", "level", "COMMUNE", "dueWorkingDays", 1, "lockDays", -1)));
        draft.put("rules", List.of());
        draft.put("basis", " ");
        as(ADMIN, draft)
                .post("/plans/{code}/regimes", PLAN)
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        equalTo(List.of("/basis", "/deadlines/0/dueWorkingDays", "/deadlines/0/lockDays", "/rules")));
        as(ADMIN, quarterly("2026-12-15"))
                .post("/plans/{code}/regimes/preview", PLAN)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("query/year"));
        as(REVIEWER, quarterly("2026-12-15"))
                .post("/plans/{code}/regimes", PLAN)
                .then()
                .statusCode(403);
        as(Tokens.of("administrator", "01"), quarterly("2026-12-15"))
                .post("/plans/{code}/regimes", PLAN)
                .then()
                .statusCode(404);
    }

    /** 14/2/2027 is a Sunday; with Tết off until the 19th, the second working day is Tuesday 23 instead of 16. */
    @Test
    void dueDatesSkipHolidays() {
        TestClock.set(LocalDate.of(2027, 2, 10));
        assertDue("2027-02", "2027-02-16T17:00:00Z");
        for (int day = 15; day <= 19; day++) {
            String date = "2027-02-" + day;
            as(COUNTRY, Map.of("day", date, "name", "Tết Nguyên đán Đinh Mùi"))
                    .put("/holidays/{day}", date)
                    .then()
                    .statusCode(200);
        }
        assertDue("2027-02", "2027-02-23T17:00:00Z");
        as(REVIEWER)
                .queryParam("from", "2027-02-01")
                .queryParam("to", "2027-02-28")
                .get("/holidays")
                .then()
                .body("items", hasSize(5));
        as(COUNTRY).delete("/holidays/{day}", "2027-02-19").then().statusCode(204);
        as(COUNTRY).delete("/holidays/{day}", "2027-02-19").then().statusCode(404);
        assertDue("2027-02", "2027-02-22T17:00:00Z");
    }

    @Test
    void holidaysDoNotRewriteThePast() {
        as(COUNTRY, Map.of("day", "2026-11-20", "name", "Nghỉ"))
                .put("/holidays/{day}", "2026-11-20")
                .then()
                .statusCode(400)
                .body("errors.code", equalTo(List.of("past-date")));
        as(COUNTRY).delete("/holidays/{day}", "2026-09-02").then().statusCode(400);
    }

    @Test
    void holidaysAreTheCountrys() {
        as(ADMIN, Map.of("day", "2027-02-15", "name", "Tết Nguyên đán"))
                .put("/holidays/{day}", "2027-02-15")
                .then()
                .statusCode(403);
        as(COUNTRY, Map.of("day", "2027-02-16", "name", "Tết Nguyên đán"))
                .put("/holidays/{day}", "2027-02-15")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/day"));
        as(COUNTRY, Map.of("day", "2027-02-15"))
                .put("/holidays/{day}", "2027-02-15")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/name"));
        as(COUNTRY).delete("/holidays/{day}", "mai").then().statusCode(400);
    }

    private static void assertDue(String period, String dueAt) {
        as(REVIEWER)
                .queryParam("plan", PLAN)
                .queryParam("subject", TARGET)
                .queryParam("period", period)
                .get("/obligations")
                .then()
                .statusCode(200)
                .body("items.dueAt", equalTo(List.of(dueAt)));
    }
}
