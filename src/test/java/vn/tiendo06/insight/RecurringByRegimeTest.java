package vn.tiendo06.insight;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.draft;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** A recurring task is late when its obligation is: by the plan's regime, its holidays and its releases. */
@QuarkusTest
class RecurringByRegimeTest extends ApiTest {

    private static final String TASK = PLAN + ".NV.II.5";
    private static final String CENTRE = Prepared.CENTRE;
    private static final String ADMIN = Tokens.of("administrator", COMMUNE);
    private static final String VIEWER = Tokens.of("viewer", COMMUNE);

    private static void report(String period) {
        Prepared.unlocked(period);
        approved(
                Tokens.reporter(CENTRE),
                Tokens.of("reviewer", COMMUNE),
                draft(TASK, CENTRE, period, Map.of("taskState", "IN_PROGRESS", "progressPercent", 40)));
    }

    private static ValidatableResponse standing() {
        return as(VIEWER).get("/tasks/{id}/progress", TASK).then().statusCode(200);
    }

    private static void owed(String period, String status) {
        as(VIEWER)
                .queryParam("plan", PLAN)
                .queryParam("subject", TASK)
                .get("/obligations")
                .then()
                .statusCode(200)
                .body("items.find { it.period == '%s' }.status".formatted(period), is(status));
    }

    /** The month that ends on 14 January 2027 is due on the fifth working day, the 21st, instead of the second. */
    @Test
    void dueWhenTheRegimeSays() {
        as(
                        ADMIN,
                        Map.of(
                                "effectiveFrom",
                                "2026-12-15",
                                "basis",
                                "Quyết định 5/QĐ-UBND",
                                "rules",
                                List.of(Map.of("frequency", "MONTH")),
                                "deadlines",
                                List.of(Map.of(
                                        "period", "MONTH", "level", "COMMUNE", "dueWorkingDays", 5, "lockDays", 5))))
                .post("/plans/{code}/regimes", PLAN)
                .then()
                .statusCode(201);
        TestClock.set(LocalDate.of(2026, 12, 16));
        report("2026-12");
        TestClock.set(LocalDate.of(2027, 1, 19));
        owed("2027-01", "PENDING");
        standing()
                .body("standing.status", is("DUE_SOON"))
                .body("standing.dueOn", is("2027-01-21"))
                .body("standing.basis.lastDuePeriod", is("2026-12"));
        TestClock.set(LocalDate.of(2027, 1, 22));
        owed("2027-01", "MISSING");
        standing().body("standing.status", is("OVERDUE")).body("standing.basis.lastDuePeriod", is("2027-01"));
    }

    /** 2027-01 ends on a Thursday and is due on Monday, or on Tuesday once Friday is a holiday. */
    @Test
    void aHolidayThatIsAnnouncedLaterCounts() {
        TestClock.set(LocalDate.of(2026, 12, 16));
        report("2026-12");
        as(Tokens.of("administrator", "VN"), Map.of("day", "2027-01-15", "name", "Tết Nguyên đán, nghỉ bù"))
                .put("/holidays/{day}", "2027-01-15")
                .then()
                .statusCode(200);
        TestClock.set(LocalDate.of(2027, 1, 19));
        owed("2027-01", "PENDING");
        standing().body("standing.status", is("DUE_SOON")).body("standing.dueOn", is("2027-01-19"));
        TestClock.set(LocalDate.of(2027, 1, 20));
        owed("2027-01", "MISSING");
        standing().body("standing.rule", is("period-missing"));
    }

    @Test
    void whatTheUnitIsReleasedFromIsPassedOver() {
        report("2026-10");
        standing().body("standing.rule", is("period-missing")).body("standing.basis.lastDuePeriod", is("2026-11"));
        String before = TestClock.at().toString();
        TestClock.set(LocalDate.of(2026, 11, 24));
        String id = as(
                        ADMIN,
                        Map.of("subjectId", TASK, "unit", CENTRE, "period", "2026-11", "reason", "Hệ thống ngừng"))
                .post("/obligations/exemptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        owed("2026-11", "EXEMPT");
        standing().body("standing.rule", is("periods-reported")).body("standing.basis.lastDuePeriod", is("2026-10"));
        as(VIEWER)
                .queryParam("asOf", before)
                .get("/tasks/{id}/progress", TASK)
                .then()
                .body("standing.rule", is("period-missing"));
        as(ADMIN).delete("/obligations/exemptions/{id}", id).then().statusCode(204);
        standing().body("standing.rule", is("period-missing"));
        // What came all the same counts.
        report("2026-11");
        standing().body("standing.rule", is("periods-reported")).body("standing.basis.lastDuePeriod", is("2026-11"));
    }

    /** The plan's regime began on 15 June 2026: nothing was owed before. */
    @Test
    void nothingIsLateThatWasNeverOwed() {
        TestClock.set(LocalDate.of(2026, 6, 20));
        standing().body("standing.rule", is("periods-reported")).body("standing.basis.lastDuePeriod", nullValue());
    }
}
