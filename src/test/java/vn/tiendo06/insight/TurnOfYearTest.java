package vn.tiendo06.insight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.draft;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** A year of the plan is over at midnight in Việt Nam, which is 17:00Z. */
@QuarkusTest
class TurnOfYearTest extends ApiTest {

    private static final String TARGET = PLAN + ".MT.III.3";
    private static final Instant LAST = Instant.parse("2026-12-31T16:59:59.999Z");
    private static final Instant FIRST = Instant.parse("2026-12-31T17:00:00Z");

    // 90 by 2026, 100 by 2030: eight months, the last of which is the year's.
    @BeforeEach
    void history() {
        for (int month = 5; month <= 12; month++) {
            TestClock.set(LocalDate.of(2026, month, 16));
            approved(
                    Tokens.reporter(POLICE),
                    Tokens.of("reviewer", COMMUNE),
                    draft(TARGET, POLICE, "2026-%02d".formatted(month), Map.of("value", 76 + month)));
        }
    }

    private static ValidatableResponse at(Instant instant, String path) {
        TestClock.set(instant);
        return as(Tokens.of("viewer", COMMUNE)).get(path).then().statusCode(200);
    }

    @Test
    void ofATarget() {
        at(LAST, "/targets/" + TARGET + "/progress")
                .body("standing.asOf", is("2026-12-31"))
                .body("forecast.milestones.year", contains(2026, 2030));
        at(FIRST, "/targets/" + TARGET + "/progress")
                .body("standing.asOf", is("2027-01-01"))
                .body("forecast.milestones.year", contains(2030));
    }

    @Test
    void ofABoard() {
        at(LAST, "/plans/" + PLAN + "/dashboard").body("asOf", is("2026-12-31"));
        at(FIRST, "/plans/" + PLAN + "/dashboard").body("asOf", is("2027-01-01"));
    }
}
