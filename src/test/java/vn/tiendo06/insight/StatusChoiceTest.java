package vn.tiendo06.insight;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.draft;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** What an administrator chooses about the status rules: a target's trajectory, a plan's thresholds. */
@QuarkusTest
class StatusChoiceTest extends ApiTest {

    private static final String TARGET = PLAN + ".MT.III.3";
    private static final String ADMIN = Tokens.of("administrator", COMMUNE);
    private static final String VIEWER = Tokens.of("viewer", COMMUNE);
    private static final String THRESHOLDS = "/plans/" + PLAN + "/status-thresholds";
    private static final Map<String, ?> STRICT = Map.of("atRiskRatio", 0.99, "dueSoonDays", 60, "figureDays", 0);

    private static ValidatableResponse choose(String etag, Object body) {
        var request = as(ADMIN, body);
        return (etag == null ? request : request.header("If-Match", etag))
                .put("/targets/{id}/trajectory", TARGET)
                .then();
    }

    private static ValidatableResponse set(String etag, Object body) {
        var request = as(ADMIN, body);
        return (etag == null ? request : request.header("If-Match", etag))
                .put(THRESHOLDS)
                .then();
    }

    private static String etag() {
        return as(ADMIN).get("/targets/{id}", TARGET).header("ETag");
    }

    private void report(String period, double value) {
        Prepared.unlocked(period);
        approved(
                Tokens.reporter(POLICE),
                Tokens.of("reviewer", COMMUNE),
                draft(TARGET, POLICE, period, Map.of("value", value)));
    }

    private static ValidatableResponse progress() {
        return as(VIEWER).get("/targets/{id}/progress", TARGET).then().statusCode(200);
    }

    @Test
    void aTrajectoryIsChosen() {
        report("2026-11", 82);
        progress().body("standing.status", is("ON_TRACK")).body("standing.trajectory.method", is("LINEAR"));
        choose(etag(), Map.of("trajectory", "HELD")).statusCode(200).body("trajectory", is("HELD"));
        progress()
                .body("standing.status", is("AT_RISK"))
                .body("standing.expected", is(90))
                .body("standing.trajectory.method", is("HELD"))
                .body("standing.trajectory.points.on", is(java.util.List.of("2025-12-31", "2026-12-31", "2030-12-31")))
                .body("standing.dataVintage", is("2026-11-23T05:00:00Z"));
        choose(etag(), Map.of("trajectory", "STEP_AT_YEAR_END")).statusCode(200);
        progress().body("standing.status", is("ON_TRACK")).body("standing.expected", is(0));
        as(VIEWER).get("/targets/{id}", TARGET).then().body("trajectory", is("STEP_AT_YEAR_END"));
    }

    @Test
    void aChoiceNeedsTheCurrentVersion() {
        String etag = etag();
        choose(null, Map.of("trajectory", "HELD")).statusCode(428);
        choose(etag, Map.of("trajectory", "HELD")).statusCode(200);
        choose(etag, Map.of("trajectory", "LINEAR")).statusCode(412);
        assertEquals(
                "HELD",
                as(VIEWER).get("/targets/{id}", TARGET).path("trajectory").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"trajectory\": null}",
                "{\"trajectory\": \"CURVED\"}",
                "{\"trajectory\": 1}",
                "{\"trajectory\": \"HELD\", \"more\": 1}"
            })
    void aBadChoice(String body) {
        choose(etag(), body).statusCode(400).body("code", is("invalid-request"));
    }

    @Test
    void thresholdsOfAPlan() {
        report("2026-11", 77);
        as(VIEWER)
                .get(THRESHOLDS)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("atRiskRatio", equalTo(0.9f))
                .body("dueSoonDays", is(30))
                .body("figureDays", is(100));
        progress().body("standing.status", is("AT_RISK")).body("standing.expectedOn", is("2026-11-14"));
        set("\"0\"", STRICT).statusCode(200).header("ETag", "\"1\"").body("atRiskRatio", equalTo(0.99f));
        progress()
                .body("standing.status", is("OFF_TRACK"))
                .body("standing.expectedOn", is("2026-11-23"))
                .body("standing.expected", equalTo(80.63f))
                .body("standing.thresholds.figureDays", is(0));
        as(VIEWER).get("/tasks?status=DUE_SOON").then().body("items.code", org.hamcrest.Matchers.hasItem("I.2"));
        as(VIEWER)
                .get("/plans/{code}/dashboard", PLAN)
                .then()
                .body("targets.byStatus.OFF_TRACK", is(1))
                .body("targets.byStatus.AT_RISK", org.hamcrest.Matchers.nullValue());
        set(null, STRICT).statusCode(428);
        set("\"0\"", STRICT).statusCode(412);
        set("\"1\"", STRICT).statusCode(200).header("ETag", "\"2\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"atRiskRatio\": 0, \"dueSoonDays\": 30, \"figureDays\": 100}",
                "{\"atRiskRatio\": 1.1, \"dueSoonDays\": 30, \"figureDays\": 100}",
                "{\"atRiskRatio\": 0.12345, \"dueSoonDays\": 30, \"figureDays\": 100}",
                "{\"atRiskRatio\": \"much\", \"dueSoonDays\": 30, \"figureDays\": 100}",
                "{\"atRiskRatio\": 0.9, \"dueSoonDays\": -1, \"figureDays\": 100}",
                "{\"atRiskRatio\": 0.9, \"dueSoonDays\": 30, \"figureDays\": 731}",
                "{\"atRiskRatio\": 0.9, \"dueSoonDays\": 30, \"figureDays\": 100, \"version\": 7}"
            })
    void badThresholds(String body) {
        set("\"0\"", body).statusCode(400).body("code", is("invalid-request"));
        as(VIEWER).get(THRESHOLDS).then().header("ETag", "\"0\"");
    }

    @Test
    void attainmentOverTime() {
        report("2026-10", 100);
        progress().body("standing.attainment", is("REACHED"));
        report("2026-11", 100);
        progress().body("standing.attainment", is("HELD"));
        TestClock.set(LocalDate.of(2026, 12, 20));
        report("2026-12", 95);
        progress().body("standing.attainment", is("FALLEN_BACK")).body("standing.status", is("ON_TRACK"));
    }

    @Test
    void loadingThePlanAgainKeepsTheChoice() {
        choose(etag(), Map.of("trajectory", "HELD")).statusCode(200);
        String plan = PlanFile.withTrajectory("III.3", "STEP_AT_YEAR_END");
        as(ADMIN, plan)
                .header("Idempotency-Key", "trajectory-1")
                .post("/plans")
                .then()
                .statusCode(200)
                .body("updated", is(1));
        as(VIEWER).get("/targets/{id}", TARGET).then().body("trajectory", is("HELD"));
        as(ADMIN, PlanFile.asPackaged()).post("/plans").then().statusCode(200).body("updated", is(1));
        as(ADMIN, PlanFile.asPackaged()).post("/plans").then().statusCode(200).body("updated", is(0));
    }
}
