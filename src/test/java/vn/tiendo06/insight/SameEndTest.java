package vn.tiendo06.insight;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Communes;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** A month and a quarter that end on the same day, reported by two units: one order tells which counts, wherever it is asked. */
@QuarkusTest
class SameEndTest extends ApiTest {

    // The service centre is named first, then the police; of the task the culture office, then the police.
    private static final String TARGET = PLAN + ".MT.I.1";
    private static final String TASK = PLAN + ".NV.VI.2";
    private static final String CENTRE = Prepared.CENTRE;

    private final String viewer = Tokens.of("viewer", COMMUNE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);

    private void approve(String unit, String subject, String period, Map<String, ?> figures) {
        approved(Tokens.reporter(unit), reviewer, draft(subject, unit, period, figures));
    }

    private JsonNode standing(String path, Instant asOf) {
        var request = as(viewer);
        return Pages.json(
                        (asOf == null ? request : request.queryParam("asOf", asOf.toString())).get(path + "/progress"))
                .get("standing");
    }

    /** The unit whose report counts now, which counts as of now, too. */
    private String counts(String path) {
        JsonNode now = standing(path, null);
        Instant at = TestClock.at();
        TestClock.set(at.plusSeconds(1));
        assertEquals(now, standing(path, at));
        return now.get(path.contains("/tasks/") ? "report" : "figure")
                .get("unit")
                .textValue();
    }

    private void twoUnits() {
        Prepared.unlocked("2026-Q3", "2026-09");
        approve(CENTRE, TARGET, "2026-Q3", Map.of("value", 80));
        approve(CULTURE, TASK, "2026-Q3", Map.of("taskState", "IN_PROGRESS", "progressPercent", 70));
        TestClock.set(LocalDate.of(2026, 11, 24));
        approve(POLICE, TARGET, "2026-09", Map.of("value", 50));
        approve(POLICE, TASK, "2026-09", Map.of("taskState", "IN_PROGRESS", "progressPercent", 30));
    }

    private void answers(String path, String unit, String from) {
        String administrator = Tokens.of("administrator", COMMUNE);
        as(administrator, Map.of("unit", unit, "effectiveFrom", from))
                .header("If-Match", as(administrator).get(path).header("ETag"))
                .put(path + "/accountable-unit")
                .then()
                .statusCode(200);
    }

    @Test
    void theUnitNamedFirstCountsNowAndThen() {
        twoUnits();
        assertEquals(CENTRE, counts("/targets/" + TARGET));
        assertEquals(CULTURE, counts("/tasks/" + TASK));
    }

    @Test
    void nothingHasChangedSince() {
        twoUnits();
        TestClock.set(LocalDate.of(2026, 11, 29));
        as(viewer)
                .get("/plans/{code}/dashboard", PLAN)
                .then()
                .statusCode(200)
                .body("changes.sincePeriod", is("2026-11"))
                .body("changes.rows.row.id", not(hasItem(TARGET)))
                .body("changes.rows.row.id", not(hasItem(TASK)));
    }

    @Test
    void theUnitThatAnswersCountsBeforeTheOneNamedFirst() {
        answers("/targets/" + TARGET, POLICE, "2026-12-14");
        answers("/tasks/" + TASK, POLICE, "2026-12-14");
        TestClock.set(LocalDate.of(2026, 12, 16));
        approve(POLICE, TARGET, "2026-12", Map.of("value", 50));
        approve(POLICE, TASK, "2026-12", Map.of("taskState", "IN_PROGRESS", "progressPercent", 30));
        TestClock.set(LocalDate.of(2026, 12, 17));
        approve(CENTRE, TARGET, "2026-Q4", Map.of("value", 80));
        approve(CULTURE, TASK, "2026-Q4", Map.of("taskState", "IN_PROGRESS", "progressPercent", 70));
        assertEquals(POLICE, counts("/targets/" + TARGET));
        assertEquals(POLICE, counts("/tasks/" + TASK));
    }

    /** Both units' months, the police's figures far lower; and a quarter that was approved before its last month. */
    @Test
    void forecastsRestOnTheFiguresThatCount() {
        answers("/targets/" + TARGET, POLICE, "2026-11-23");
        Prepared.unlocked("2026-Q3");
        approve(CENTRE, TARGET, "2026-Q3", Map.of("value", 90));
        TestClock.set(LocalDate.of(2026, 11, 24));
        for (int month = 4; month <= 11; month++) {
            bothReport("2026-%02d".formatted(month), 30 + 2 * (month - 4));
        }
        assertEquals(24, slope(TARGET), 1);
        TestClock.set(LocalDate.of(2027, 5, 18));
        for (String period : List.of("2026-12", "2027-01", "2027-02", "2027-03", "2027-04", "2027-05")) {
            bothReport(period, 50);
        }
        assertTrue(slope(TARGET) < 0, "the police have answered since 23 November");
    }

    private void bothReport(String period, int centre) {
        Prepared.unlocked(period);
        approve(POLICE, TARGET, period, Map.of("value", 10));
        approve(CENTRE, TARGET, period, Map.of("value", centre));
    }

    /** No figure is another one, but who is named first: so is the forecast. */
    @Test
    void aForecastDoesNotOutliveTheOrderOfTheUnits() {
        Communes.establish(1);
        String commune = Communes.code(1);
        String target = Communes.target(commune, 1);
        for (int month = 4; month <= 11; month++) {
            String period = "2026-%02d".formatted(month);
            Communes.report(commune, "A", 1, period, Map.of("value", 30 + 2 * (month - 4)));
            // The latest figure is the same, whoever is named first.
            if (month < 11) {
                Communes.report(commune, "B", 1, period, Map.of("value", 10));
            }
        }
        assertEquals(24, slope(target), 1);
        ObjectNode plan = Communes.document(commune, 90, 100);
        ArrayNode units = (ArrayNode) plan.at("/targets/0/monitoringUnits");
        units.add(units.remove(0));
        as(Tokens.of("administrator", "VN"), plan.toString())
                .post("/plans")
                .then()
                .statusCode(200);
        assertEquals(0, slope(target), 0.001);
    }

    @AfterEach
    void withoutCommunes() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(Communes.FORGET);
        }
    }

    /** The slope of the target's own forecast, which the dashboard's must be, too. */
    private static double slope(String target) {
        String viewer = Tokens.of("viewer", "VN");
        JsonPath own = as(viewer).get("/targets/{id}/progress", target).jsonPath();
        Map<String, ?> outlook = as(viewer)
                .get("/plans/{code}/dashboard", target.substring(0, target.indexOf(".MT.")))
                .jsonPath()
                .getMap("risks.targets.find { it.row.id == '%s' }.outlook".formatted(target));
        assertEquals(own.getMap("forecast.milestones[0]"), outlook);
        return own.getDouble("forecast.trend.perYear");
    }
}
