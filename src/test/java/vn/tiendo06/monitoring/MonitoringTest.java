package vn.tiendo06.monitoring;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Communes;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

@QuarkusTest
class MonitoringTest extends ApiTest {

    @Inject
    DomainFigures figures;

    @Inject
    LocalCalendar calendar;

    private static String scraped() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    private static double scraped(String gauge) {
        return scraped()
                .lines()
                .filter(line -> line.startsWith(gauge + " ") || line.startsWith(gauge + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(gauge + " is not told"));
    }

    /** What the API itself says is missing. */
    private static int missing(LocalDate from, LocalDate to) {
        return as(Tokens.of("administrator", "VN"))
                .queryParams(Map.of("plan", PLAN, "groupBy", "UNIT", "from", from.toString(), "to", to.toString()))
                .get("/obligations/summary")
                .then()
                .statusCode(200)
                .extract()
                .path("total.missing");
    }

    @Test
    void requestsAreCountedByRouteNotByPath() {
        Prepared.Stored draft = Prepared.draft();
        as(Tokens.reporter(POLICE)).get("/submissions/{id}", draft.id()).then().statusCode(200);
        as(Tokens.reporter(POLICE)).get("/no-such-thing-4711").then().statusCode(404);
        String told = scraped();
        assertTrue(told.contains("uri=\"/api/v1/submissions/{id}\""), told);
        assertTrue(told.contains("http_server_requests_seconds_bucket"), "no buckets");
        assertTrue(!told.contains(draft.id()) && !told.contains("no-such-thing-4711"), "an address is told");
    }

    @Test
    void thePoolIsMeasured() {
        assertTrue(scraped("agroal_max_used_count") >= 1);
    }

    @Test
    void whatIsMissingAgreesWithTheApi() {
        LocalDate today = TestClock.DEFAULT_DAY;
        figures.refresh();
        int missing = missing(today.minusDays(62), today);
        assertTrue(missing > 50, "missing " + missing);
        assertEquals(missing, scraped("tiendo06_obligations_missing"));
        assertEquals(0, scraped("tiendo06_reviews_waiting"));
        assertEquals(0, scraped("tiendo06_figures_age_seconds"));
    }

    @Test
    void waitingReviewsAndTheirAgeAreTold() {
        Prepared.submitted();
        TestClock.set(TestClock.DEFAULT_DAY.plusDays(2));
        figures.refresh();
        assertEquals(1, scraped("tiendo06_reviews_waiting"));
        assertEquals(Duration.ofDays(2).toSeconds(), scraped("tiendo06_reviews_oldest_waiting_seconds"));
    }

    @Test
    void figuresGrowOldWhereTheyAreNotCounted() {
        figures.refresh();
        TestClock.set(TestClock.DEFAULT_DAY.plusDays(1));
        assertEquals(Duration.ofDays(1).toSeconds(), scraped("tiendo06_figures_age_seconds"));
    }

    @Test
    void manyPlansAreCountedAFewAtATime() throws Exception {
        Communes.establish(2);
        try {
            DomainFigures whole = new DomainFigures(dataSource, calendar, settings(50));
            DomainFigures slowly = new DomainFigures(dataSource, calendar, settings(1));
            slowly.refresh();
            double before = slowly.figures().missing();
            TestClock.set(TestClock.DEFAULT_DAY.plusDays(40));
            whole.refresh();
            assertNotEquals(before, whole.figures().missing(), "the day makes no difference");
            slowly.refresh();
            assertEquals(before, slowly.figures().missing(), "the first plan was counted anew");
            for (int i = 0; i < 6; i++) {
                slowly.refresh();
            }
            assertEquals(whole.figures().missing(), slowly.figures().missing());
        } finally {
            forgetCommunes();
        }
    }

    private void forgetCommunes() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(Communes.FORGET);
        }
    }

    private static MonitoringSettings settings(int plansAtATime) {
        return new MonitoringSettings() {
            @Override
            public boolean enabled() {
                return false;
            }

            @Override
            public Duration interval() {
                return Duration.ofMinutes(1);
            }

            @Override
            public int plansAtATime() {
                return plansAtATime;
            }

            @Override
            public Duration issuerInterval() {
                return Duration.ofMinutes(1);
            }

            @Override
            public boolean watchDatabase() {
                return false;
            }
        };
    }

    @Test
    void probesTellDatabaseIssuerAndSchema() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem(containsString("Database")))
                .body("checks.find { it.name == \"issuer's keys\" }.data.issuerAnswers", is(true));
        given().get("/q/health/started")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'schema' }.data.pending", is(0));
        given().get("/q/health/group/dependencies").then().statusCode(200).body("checks.name", hasItem("issuer"));
        given().get("/q/health/live").then().statusCode(200).body("checks.name", not(hasItem("issuer")));
    }
}
