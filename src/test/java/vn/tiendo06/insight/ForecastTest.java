package vn.tiendo06.insight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.draft;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** The forecast as the API gives it. */
@QuarkusTest
class ForecastTest extends ApiTest {

    private static final String TARGET = PLAN + ".MT.III.3";
    private static final String VIEWER = Tokens.of("viewer", COMMUNE);

    private static void report(int month, double value) {
        TestClock.set(LocalDate.of(2026, month, 16));
        approved(
                Tokens.reporter(POLICE),
                Tokens.of("reviewer", COMMUNE),
                draft(TARGET, POLICE, "2026-%02d".formatted(month), Map.of("value", value)));
    }

    private static ValidatableResponse forecast(String target) {
        return as(VIEWER).get("/targets/{id}/progress", target).then().statusCode(200);
    }

    @Test
    void sevenPointsAreTooFew() {
        for (int month = 4; month <= 10; month++) {
            report(month, 40 + month);
        }
        forecast(TARGET)
                .body("forecast.availability", is("TOO_FEW_POINTS"))
                .body("forecast.points", is(7))
                .body("forecast.minimumPoints", is(8))
                .body("forecast.trend", nullValue())
                .body("forecast.milestones", hasSize(0))
                .body("forecast.projectedOn", nullValue());
    }

    @Test
    void eightPointsAreEnough() {
        // About 2 a month: 90 by the end of 2026 is out of reach, 100 by 2030 is certain on this line.
        double[] wobble = {0.4, -0.3, 0.1, -0.2, 0.5, -0.4, 0.2, -0.1};
        for (int month = 4; month <= 11; month++) {
            report(month, 40 + 2 * (month - 4) + wobble[month - 4]);
        }
        JsonPath answer = forecast(TARGET)
                .body("forecast.availability", is("OK"))
                .body("forecast.milestones.year", contains(2026, 2030))
                .body("forecast.milestones[1].figure", is(100))
                .body("forecast.milestones[1].high", is(100))
                .body("forecast.milestones[1].cutOff", is(true))
                .body("forecast.projectedOn", notNullValue())
                .extract()
                .jsonPath();
        assertTrue(Math.abs(answer.getDouble("forecast.trend.perYear") - 24) < 1.5, answer.getString("forecast"));
        assertTrue(answer.getDouble("forecast.trend.low") < answer.getDouble("forecast.trend.perYear"));
        assertTrue(Math.abs(answer.getDouble("forecast.milestones[0].figure") - 57) < 1);
        assertTrue(answer.getDouble("forecast.milestones[0].low") < answer.getDouble("forecast.milestones[0].figure"));
        assertTrue(answer.getDouble("forecast.milestones[0].probability") <= 0.01);
        assertTrue(answer.getDouble("forecast.milestones[1].probability") >= 0.99);
        // 46 points more at 24 a year from 14 November 2026.
        LocalDate projected = LocalDate.parse(answer.getString("forecast.projectedOn"));
        assertTrue(projected.isAfter(LocalDate.of(2028, 7, 1)) && projected.isBefore(LocalDate.of(2029, 1, 31)));
    }

    // Eight months on 90: nothing is certain, and no share passes 100.
    @Test
    void whatStandsStillIsNotCertain() {
        for (int month = 4; month <= 11; month++) {
            report(month, 90);
        }
        JsonPath answer = forecast(TARGET).extract().jsonPath();
        assertTrue(answer.getDouble("forecast.trend.low") < 0 && answer.getDouble("forecast.trend.high") > 0);
        assertEquals(90, answer.getDouble("forecast.milestones[0].figure"));
        assertTrue(answer.getDouble("forecast.milestones[0].low") < 90);
        assertTrue(answer.getDouble("forecast.milestones[1].high") > 90);
        assertTrue(answer.getDouble("forecast.milestones[1].high") <= 100);
        double met = answer.getDouble("forecast.milestones[0].probability");
        assertTrue(met > 0.5 && met < 0.99, "" + met);
        double later = answer.getDouble("forecast.milestones[1].probability");
        assertTrue(later >= 0.01 && later < 0.2, "" + later);
    }

    @Test
    void whatFiguresAreRoundedTo() {
        assertEquals(1, Forecasts.unit(List.of(new BigDecimal("70"), new BigDecimal("9E+1"))));
        assertEquals(0.1, Forecasts.unit(List.of(new BigDecimal("70.500"), new BigDecimal("12"))));
        assertEquals(0.09, Forecasts.unit(List.of(new BigDecimal("33.333333"), new BigDecimal("-90"))));
        assertEquals(250, Forecasts.unit(List.of(new BigDecimal("250000"))));
    }

    @Test
    void fallingAwayFromItsMilestones() {
        for (int month = 4; month <= 11; month++) {
            report(month, 60 - 2 * (month - 4));
        }
        forecast(TARGET)
                .body("forecast.projectedOn", nullValue())
                .body("forecast.milestones[1].figure", is(0))
                .body("forecast.milestones[1].probability", is(0.01f));
    }

    @Test
    void aQualitativeTargetHasNone() {
        forecast(PLAN + ".MT.II.13").body("forecast", nullValue());
    }
}
