package vn.tiendo06.insight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.submitted;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** What a chairman sees beside the counts: what has come, what changed, and what will be missed. */
@QuarkusTest
class DashboardTest extends ApiTest {

    @jakarta.inject.Inject
    SessionFactory sessions;

    private final String viewer = Tokens.of("viewer", COMMUNE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);
    private final String police = Tokens.reporter(POLICE);

    private static String target(String code) {
        return PLAN + ".MT." + code;
    }

    private ValidatableResponse board() {
        return as(viewer).get("/plans/{code}/dashboard", PLAN).then().statusCode(200);
    }

    private void figure(String code, String period, Object value) {
        approved(police, reviewer, draft(target(code), POLICE, period, Map.of("value", value)));
    }

    @Test
    void ofAPlanJustLoaded() {
        board().body("changes.sincePeriod", nullValue())
                .body("changes.better", is(0))
                .body("changes.worse", is(0))
                .body("changes.rows", hasSize(0))
                .body("completeness.periodsEndedOn", is("2026-11-14"))
                .body("completeness.onTime", is(0))
                .body("completeness.completeness", is(0))
                .body("completeness.timeliness", nullValue())
                .body("risks.targetCount", is(0))
                .body("risks.targets", hasSize(0))
                .body("risks.taskCount", is(4))
                .body("risks.tasks.row.code", contains("II.1", "IV.4", "IV.8", "II.5"))
                .body("risks.tasks.daysOverdue", contains(176, 146, 146, null))
                .body("risks.tasks[0].row.unit", notNullValue())
                .body("risks.tasks[0].explanation", containsString("2026-05-31"));
    }

    @Test
    void whatChangedSinceTheLastLockedMonth() {
        figure("III.3", "2026-11", 77);
        figure("III.5", "2026-11", 20);
        TestClock.set(LocalDate.of(2026, 12, 20));
        figure("III.3", "2026-12", 100);
        figure("III.5", "2026-12", 21);
        board().body("changes.since", is("2026-11-27T17:00:00Z"))
                .body("changes.sincePeriod", is("2026-11"))
                .body("changes.rows.row.code", hasItem("I.2"))
                .body("changes.rows.find { it.row.code == 'III.3' }.turn", is("BETTER"))
                .body("changes.rows.find { it.row.code == 'III.3' }.statusBefore", is("AT_RISK"))
                .body("changes.rows.find { it.row.code == 'III.3' }.status", is("ACHIEVED"))
                .body("changes.rows.find { it.row.code == 'III.3' }.figureBefore", is(77))
                .body("changes.rows.find { it.row.code == 'III.3' }.periodBefore", is("2026-11"))
                .body("changes.rows.find { it.row.code == 'III.3' }.figure", is(100))
                .body("changes.rows.find { it.row.code == 'III.3' }.period", is("2026-12"))
                // The same status with another figure is a change, but no turn.
                .body("changes.rows.find { it.row.code == 'III.5' }.turn", is("OTHER"))
                // Due on 31 December: it comes near without anyone's doing.
                .body("changes.rows.find { it.row.id == '%s.NV.I.2' }.turn".formatted(PLAN), is("WORSE"))
                .body("changes.rows.find { it.row.id == '%s.NV.I.2' }.status".formatted(PLAN), is("DUE_SOON"))
                .body("changes.better", is(1))
                .body("changes.worse", greaterThan(0));
    }

    @Test
    void aPeriodIsComparedWithTheOneBefore() {
        figure("III.3", "2026-11", 77);
        TestClock.set(LocalDate.of(2026, 12, 16));
        figure("III.3", "2026-12", 100);
        TestClock.set(LocalDate.of(2027, 1, 20));
        figure("III.3", "2027-01", 80);
        as(viewer)
                .get("/plans/{code}/dashboard?period=2026-12", PLAN)
                .then()
                .statusCode(200)
                .body("changes.sincePeriod", is("2026-11"))
                .body("changes.rows.find { it.row.code == 'III.3' }.figureBefore", is(77))
                .body("changes.rows.find { it.row.code == 'III.3' }.figure", is(100));
    }

    @Test
    void targetsAtRiskWorstFirst() {
        // On 14 November 2026, day 318 of 365: 78.41 of 90, 43.56 of 50, 43.56 of 50.
        figure("III.3", "2026-11", 75);
        figure("III.5", "2026-11", 20);
        figure("III.10", "2026-11", 30);
        board().body("risks.targetCount", is(3))
                .body("risks.targets.row.code", contains("III.5", "III.10", "III.3"))
                .body("risks.targets.status", contains("OFF_TRACK", "OFF_TRACK", "AT_RISK"))
                .body("risks.targets.rule", contains("below-tolerance", "below-tolerance", "within-tolerance"))
                .body("risks.targets.shortfall", contains(54.09f, 31.13f, 4.35f))
                .body("risks.targets.outlook", everyItem(nullValue()))
                .body("risks.targets[0].row.unit", is(POLICE))
                .body("risks.targets[0].explanation", containsString("43.56"));
        as(viewer)
                .header("Accept-Language", "en")
                .get("/plans/{code}/dashboard", PLAN)
                .then()
                .body("risks.targets[0].explanation", containsString("far short"));
    }

    @Test
    void aFallingFigureIsARiskBeforeItMisses() {
        int value = 90;
        for (int month = 4; month <= 11; month++) {
            String period = "2026-%02d".formatted(month);
            Prepared.unlocked(period);
            figure("III.10", period, value);
            value -= 5;
        }
        JsonPath board = board().extract().jsonPath();
        assertEquals(1, board.getInt("risks.targetCount"));
        String risk = "risks.targets[0].";
        assertEquals("ON_TRACK", board.getString(risk + "status"));
        assertEquals("forecast-misses", board.getString(risk + "rule"));
        assertEquals(2026, board.getInt(risk + "outlook.year"));
        assertTrue(board.getDouble(risk + "outlook.figure") < 50);
        assertTrue(board.getDouble(risk + "outlook.probability") < 0.5);
        assertTrue(board.getString(risk + "explanation").contains("50"), board.getString(risk + "explanation"));
        // The same forecast as the target's own.
        assertEquals(
                as(viewer)
                        .get("/targets/{id}/progress", target("III.10"))
                        .jsonPath()
                        .getMap("forecast.milestones[0]"),
                board.getMap(risk + "outlook"));
    }

    @Test
    void completenessIsThatOfTheObligations() {
        submitted(police, draft(target("III.3"), POLICE, "2026-11", Map.of("value", 77)));
        String returned = submitted(police, draft(target("III.5"), POLICE, "2026-11", Map.of("value", 7)));
        as(reviewer, Map.of("reason", "Số liệu chưa khớp."))
                .header("If-Match", "\"1\"")
                .post("/submissions/{id}/return", returned)
                .then()
                .statusCode(200);
        for (Instant at : new Instant[] {
            Instant.parse("2026-11-23T06:00:00Z"),
            Instant.parse("2026-12-15T06:00:00Z"),
            Instant.parse("2026-12-31T06:00:00Z")
        }) {
            TestClock.set(at);
            JsonPath board = board().extract().jsonPath();
            String last = board.getString("completeness.periodsEndedOn");
            Map<String, ?> summary = as(viewer)
                    .get("/obligations/summary?plan={plan}&from={day}&to={day}&groupBy=SECTION", PLAN, last, last)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getMap("total");
            for (String count : new String[] {
                "owed", "onTime", "late", "missing", "returned", "pending", "exempt", "completeness", "timeliness"
            }) {
                assertEquals(summary.get(count), board.get("completeness." + count), count + " at " + at);
            }
        }
    }

    @Test
    void theNumberOfStatementsDoesNotGrow() {
        long empty = statements();
        figure("III.3", "2026-11", 77);
        figure("III.5", "2026-11", 20);
        figure("III.10", "2026-11", 30);
        assertTrue(statements() <= empty + 1, "more statements with figures than without");
        assertTrue(empty < 20, empty + " statements");
    }

    @Test
    void itHoldsUntilSomethingIsWrittenOrADayBegins() {
        long made = statements();
        TestClock.set(TestClock.noonOfDefaultDay().plus(Duration.ofHours(11)));
        long held = statements();
        assertTrue(held < made - 5, held + " statements, " + made + " to make it");
        Prepared.unit();
        assertTrue(statements() > held + 5, "held over a write");
        TestClock.set(TestClock.noonOfDefaultDay().plus(Duration.ofHours(13)));
        assertTrue(statements() > held + 5, "held over midnight");
    }

    private long statements() {
        sessions.getStatistics().clear();
        board();
        return sessions.getStatistics().getPrepareStatementCount();
    }

    @ParameterizedTest
    @CsvSource({
        "OFF_TRACK, AT_RISK, BETTER",
        "ON_TRACK, ACHIEVED, BETTER",
        "ACHIEVED, OFF_TRACK, WORSE",
        "ON_TRACK, AT_RISK, WORSE",
        "NO_DATA, OFF_TRACK, OTHER",
        "NO_DATA, ACHIEVED, OTHER",
        "QUALITATIVE, QUALITATIVE, OTHER",
        "ON_TRACK, ON_TRACK, OTHER",
        "OVERDUE, DONE, BETTER",
        "ON_SCHEDULE, DUE_SOON, WORSE",
        "DUE_SOON, OVERDUE, WORSE",
        "AWAITING_TRIGGER, OVERDUE, OTHER",
        "ONGOING, ONGOING, OTHER"
    })
    void turns(String before, String after, String turn) {
        assertEquals(turn, PlanChanges.turn(before, after).name());
    }

    @Test
    void theRestIsNotARisk() {
        figure("III.3", "2026-11", 100);
        board().body("risks.targetCount", is(0))
                .body("risks.taskCount", lessThan(51))
                .body("risks.tasks.status", not(hasItem("ONGOING")));
    }
}
