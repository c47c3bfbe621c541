package vn.tiendo06.insight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.edit;
import static vn.tiendo06.testing.Reports.move;
import static vn.tiendo06.testing.Reports.submitted;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** How the real plan stands, day by day and report by report. */
@QuarkusTest
class InsightTest extends ApiTest {

    private static final String HEALTH = "10816.YT";
    private static final String CENTRE = "10816.TTHCC";
    private static final Map<String, ?> DONE =
            Map.of("taskState", "DONE", "progressPercent", 100, "deliverableReached", true);
    private static final Map<String, ?> UNDER_WAY = Map.of("taskState", "IN_PROGRESS", "progressPercent", 40);

    private final String viewer = Tokens.of("viewer", COMMUNE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);
    private final String police = Tokens.reporter(POLICE);

    private static String target(String code) {
        return PLAN + ".MT." + code;
    }

    private static String task(String code) {
        return PLAN + ".NV." + code;
    }

    private ValidatableResponse ofTarget(String code) {
        return as(viewer).get("/targets/{id}/progress", target(code)).then().statusCode(200);
    }

    private ValidatableResponse ofTask(String code) {
        return as(viewer).get("/tasks/{id}/progress", task(code)).then().statusCode(200);
    }

    private JsonPath dashboard() {
        return as(viewer)
                .get("/plans/{code}/dashboard", PLAN)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void approve(String unit, String subjectId, String period, Map<String, ?> figures) {
        Prepared.unlocked(period);
        approved(Tokens.reporter(unit), reviewer, draft(subjectId, unit, period, figures));
    }

    @ParameterizedTest
    @CsvSource({
        "II.1, OVERDUE past-due, 2026-05-31, -176",
        "IV.4, OVERDUE past-due, 2026-06-30, -146",
        "IV.8, OVERDUE past-due, 2026-06-30, -146",
        "II.5, OVERDUE period-missing, , ",
        "I.2,  ON_SCHEDULE before-due, 2026-12-31, 38",
        "II.8, ON_SCHEDULE before-due, 2026-12-31, 38",
        "IV.7, ON_SCHEDULE before-due, 2027-12-31, 403",
        "I.1,  AWAITING_TRIGGER no-trigger, , ",
        "V.2,  AWAITING_TRIGGER no-trigger, , ",
        "IV.1, ONGOING ongoing, , ",
    })
    void tasksOn23November2026(String code, String standing, LocalDate dueOn, Integer daysLeft) {
        ofTask(code)
                .body("standing.asOf", is("2026-11-23"))
                .body("standing.status", is(standing.split(" ")[0]))
                .body("standing.rule", is(standing.split(" ")[1]))
                .body("standing.dueOn", dueOn == null ? nullValue() : is(dueOn.toString()))
                .body("standing.daysLeft", daysLeft == null ? nullValue() : is(daysLeft))
                .body("series", hasSize(0));
    }

    @Test
    void dashboardOn23November2026() {
        JsonPath board = dashboard();
        assertEquals("2026-11-23", board.getString("asOf"));
        assertEquals(Map.of("NO_DATA", 46, "QUALITATIVE", 10), board.getMap("targets.byStatus"));
        assertEquals(56, board.getInt("targets.total"));
        // Counted from the plan's 51 rows by hand: 4 late, 17 dated later with II.8 and IV.7, 12 waiting, 16 going on.
        assertEquals(
                Map.of("OVERDUE", 4, "ON_SCHEDULE", 19, "AWAITING_TRIGGER", 12, "ONGOING", 16),
                board.getMap("tasks.byStatus"));
        assertEquals(51, board.getInt("tasks.total"));
        as(viewer)
                .get("/tasks?status=OVERDUE")
                .then()
                .statusCode(200)
                .body("items.code", contains("II.1", "II.5", "IV.4", "IV.8"));
        assertEquals(0, board.getInt("awaitingReview"));
        assertEquals(null, board.getString("dataVintage"));
    }

    @Test
    void sectionsAddUpToThePlan() {
        approve(HEALTH, task("IV.8"), "2026-11", DONE);
        approve(POLICE, target("III.3"), "2026-11", Map.of("value", 100));
        JsonPath board = dashboard();
        for (String kind : List.of("targets", "tasks")) {
            List<Map<String, Integer>> counts =
                    board.getList("sections.findAll { it.kind == '%s' }.counts.byStatus".formatted(kind.toUpperCase()));
            assertEquals(kind.equals("targets") ? 6 : 10, counts.size());
            Map<String, Integer> sum = new TreeMap<>();
            counts.forEach(section -> section.forEach((status, n) -> sum.merge(status, n, Integer::sum)));
            assertEquals(board.getMap(kind + ".byStatus"), sum);
        }
        List<Integer> totals = board.getList("sections.counts.total");
        assertEquals(56 + 51, totals.stream().mapToInt(Integer::intValue).sum());
        assertEquals(List.of(9, 14, 10, 10, 9, 4), totals.subList(0, 6));
    }

    @Test
    void unitsCountEveryRowTheyAnswerFor() throws Exception {
        JsonPath board = dashboard();
        List<Map<String, Object>> units = board.getList("units");
        int targets = 0;
        int tasks = 0;
        for (Map<String, Object> unit : units) {
            JsonPath one = JsonPath.from(new ObjectMapper().writeValueAsString(unit));
            String code = one.getString("unit.code");
            targets += one.getInt("targets.total");
            tasks += one.getInt("tasks.total");
            as(viewer)
                    .queryParam("unit", code)
                    .queryParam("limit", 200)
                    .get("/targets")
                    .then()
                    .body("items", hasSize(one.getInt("targets.total")));
            as(viewer)
                    .queryParam("unit", code)
                    .queryParam("role", "LEAD")
                    .queryParam("limit", 200)
                    .get("/tasks")
                    .then()
                    .body("items", hasSize(one.getInt("tasks.total")));
        }
        // A row of two units counts for both; every one of the 56 and 51 rows counts for at least one.
        assertEquals(assignments("MONITOR", "count(*)"), targets);
        assertEquals(assignments("LEAD", "count(*)"), tasks);
        assertEquals(56, assignments("MONITOR", "count(distinct subject_id)"));
        assertEquals(51, assignments("LEAD", "count(distinct subject_id)"));
    }

    private int assignments(String role, String count) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select " + count + " from subject_unit where role = '" + role
                        + "' and subject_id like '" + PLAN + ".%'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void anApprovedReportTurnsATaskDone() {
        as(viewer).get("/tasks?status=DONE").then().body("items", hasSize(0));
        approve(HEALTH, task("IV.8"), "2026-11", DONE);
        ofTask("IV.8")
                .body("standing.status", is("DONE"))
                .body("standing.rule", is("reported-done"))
                .body("standing.dueOn", nullValue())
                .body("standing.report.period", is("2026-11"))
                .body("standing.report.unit", is(HEALTH))
                .body("series.taskState", contains("DONE"));
        as(viewer).get("/tasks?status=DONE").then().body("items.code", contains("IV.8"));
        as(viewer).get("/tasks?status=OVERDUE").then().body("items.code", not(hasItems("IV.8")));
        JsonPath board = dashboard();
        assertEquals(1, board.getInt("tasks.byStatus.DONE"));
        assertEquals(3, board.getInt("tasks.byStatus.OVERDUE"));
        assertEquals(Map.of("DONE", 1), board.getMap("units.find { it.unit.code == '" + HEALTH + "' }.tasks.byStatus"));
        assertEquals("2026-11-23T05:00:00Z", board.getString("dataVintage"));
        // Once the product is reached, a later report that work goes on does not make the task late again; its
        // correction does.
        TestClock.set(LocalDate.of(2026, 12, 20));
        approve(HEALTH, task("IV.8"), "2026-12", UNDER_WAY);
        ofTask("IV.8").body("standing.rule", is("all-reached")).body("series", hasSize(2));
    }

    @Test
    void correctingAReportThatATaskIsDoneOpensItAgain() {
        String health = Tokens.reporter(HEALTH);
        String wrong = approved(health, reviewer, draft(task("IV.8"), HEALTH, "2026-11", DONE));
        String right = as(health)
                .post("/submissions/{id}/revisions", wrong)
                .then()
                .extract()
                .path("id");
        edit(health, right, 0, Map.of("figures", UNDER_WAY)).statusCode(200);
        move(health, right, 1, "submit").statusCode(200);
        ofTask("IV.8").body("standing.status", is("DONE"));
        move(reviewer, right, 2, "approve").statusCode(200);
        ofTask("IV.8").body("standing.status", is("OVERDUE")).body("series.taskState", contains("IN_PROGRESS"));
    }

    @Test
    void whatIsOnlySubmittedChangesNothing() {
        String before = as(viewer).get("/tasks?limit=200").asString();
        String targets = as(viewer).get("/targets?limit=200").asString();
        submitted(Tokens.reporter(HEALTH), draft(task("IV.8"), HEALTH, "2026-11", DONE));
        submitted(police, draft(target("III.3"), POLICE, "2026-11", Map.of("value", 100)));
        assertEquals(before, as(viewer).get("/tasks?limit=200").asString());
        assertEquals(targets, as(viewer).get("/targets?limit=200").asString());
        ofTarget("III.3")
                .body("standing.status", is("NO_DATA"))
                .body("standing.expected", equalTo(80.63f))
                .body("standing.figure", nullValue())
                .body("series", hasSize(0));
        JsonPath board = dashboard();
        assertEquals(2, board.getInt("awaitingReview"));
        assertEquals(null, board.getString("dataVintage"));
    }

    @Test
    void theLatestPeriodCounts() {
        approve(POLICE, target("III.3"), "2026-11", Map.of("value", 70));
        approve(POLICE, target("III.3"), "2026-10", Map.of("value", 90));
        ofTarget("III.3")
                .body("standing.figure.period", is("2026-11"))
                .body("standing.status", is("OFF_TRACK"))
                .body("standing.expected", equalTo(78.41f))
                .body("standing.expectedOn", is("2026-11-14"))
                .body("standing.expectedToday", equalTo(80.63f))
                .body("standing.tolerated", equalTo(70.569f))
                .body("standing.gap", equalTo(-8.41f))
                .body("series.period", contains("2026-10", "2026-11"));
    }

    @Test
    void aQuarterAndAMonthWithTheSameEnd() {
        // 2026-09 and 2026-Q3 both end on 14 September: of one unit, what was approved last counts.
        approve(POLICE, target("III.3"), "2026-Q3", Map.of("value", 60));
        TestClock.set(LocalDate.of(2026, 11, 24));
        approve(POLICE, target("III.3"), "2026-09", Map.of("value", 66));
        ofTarget("III.3")
                .body("standing.figure.period", is("2026-09"))
                .body("standing.figure.value", is(66))
                .body("series.period", contains("2026-Q3", "2026-09"))
                .body("series.periodEndsOn", contains("2026-09-14", "2026-09-14"));
    }

    @Test
    void theFirstMonitoringUnitsFigureCounts() {
        // I.1 is monitored by the service centre, then the police.
        approve(CENTRE, target("I.1"), "2026-11", Map.of("value", 80));
        TestClock.set(LocalDate.of(2026, 11, 24));
        approve(POLICE, target("I.1"), "2026-11", Map.of("value", 50));
        ofTarget("I.1")
                .body("standing.figure.unit", is(CENTRE))
                .body("standing.figure.value", is(80))
                .body("standing.status", is("ON_TRACK"))
                .body("series.unit", containsInAnyOrder(CENTRE, POLICE));
        // A later period of the second unit is newer all the same, once it is over.
        approve(POLICE, target("I.1"), "2026-12", Map.of("value", 81));
        ofTarget("I.1").body("standing.figure.unit", is(CENTRE));
        TestClock.set(LocalDate.of(2026, 12, 14));
        ofTarget("I.1").body("standing.figure.unit", is(POLICE));
    }

    @Test
    void explainsItselfInBothLanguages() {
        approve(POLICE, target("III.3"), "2026-11", Map.of("numerator", 6160, "denominator", 8000));
        as(viewer)
                .header("Accept-Language", "en")
                .get("/targets/{id}/progress", target("III.3"))
                .then()
                .body("standing.status", is("AT_RISK"))
                .body("standing.rule", is("within-tolerance"))
                .body("standing.gap", equalTo(-1.41f))
                .body("standing.nextMilestone.year", is(2026))
                .body(
                        "standing.explanation",
                        is("The figure 77 is short of the 78.41 expected by 2026-11-14, within the tolerance;"
                                + " the milestone is 90 in 2026."));
        ofTarget("III.3")
                .body(
                        "standing.explanation",
                        is("Số liệu 77 thấp hơn mức kỳ vọng đến 2026-11-14 là 78.41 nhưng trong ngưỡng cho phép;"
                                + " mốc 90 của năm 2026."));
        as(viewer)
                .header("Accept-Language", "en")
                .get("/tasks/{id}/progress", task("II.1"))
                .then()
                .body(
                        "standing.explanation",
                        is("It was due on 2026-05-31, 176 days ago, and no approved report says it is done."));
        ofTask("II.5").body("standing.explanation", is("Chưa có báo cáo được duyệt cho kỳ 2026-11 đã đến hạn."));
        ofTarget("II.13").body("standing.explanation", is("Chỉ tiêu không có mốc bằng số."));
    }

    @Test
    void afterTheTurnOfTheYear() {
        approve(POLICE, target("III.3"), "2026-11", Map.of("value", 90));
        approve(POLICE, target("III.1"), "2026-11", Map.of("value", 99));
        approve(CULTURE, target("IV.2"), "2026-11", Map.of("value", 50));
        ofTarget("III.3").body("standing.rule", is("next-milestone-met"));
        ofTarget("IV.2").body("standing.rule", is("at-expected"));
        TestClock.set(LocalDate.of(2027, 1, 5));
        // The figures are held against what was expected when their period ended: 90 × 318/365, 50 × 318/365.
        ofTarget("III.3")
                .body("standing.asOf", is("2027-01-05"))
                .body("standing.expected", equalTo(78.41f))
                .body("standing.status", is("ON_TRACK"))
                .body("standing.nextMilestone.year", is(2030));
        ofTarget("IV.2").body("standing.expected", equalTo(43.56f)).body("standing.status", is("ON_TRACK"));
        ofTarget("III.1").body("standing.expected", equalTo(87.12f)).body("standing.rule", is("last-milestone-missed"));
        as(viewer)
                .get("/tasks?status=OVERDUE")
                .then()
                .body("items.code", contains("I.2", "II.1", "II.2", "II.5", "II.8", "IV.4", "IV.8", "VI.4", "VIII.1"));
        // 28 February is 54 days away.
        as(viewer).get("/tasks?status=DUE_SOON").then().body("items", hasSize(0));
        TestClock.set(LocalDate.of(2027, 1, 29));
        as(viewer).get("/tasks?status=DUE_SOON").then().body("items.code", contains("IV.6", "VII.5"));
    }

    @Test
    void aRecurringTaskIsReportedMonthByMonth() {
        // 2026-11 was due by 17 November.
        approve(CENTRE, task("II.5"), "2026-11", UNDER_WAY);
        ofTask("II.5").body("standing.status", is("ON_SCHEDULE")).body("standing.rule", is("periods-reported"));
        // 2026-12 is cut off after 14 December and due by 16 December.
        TestClock.set(LocalDate.of(2026, 12, 14));
        ofTask("II.5").body("standing.status", is("ON_SCHEDULE"));
        TestClock.set(LocalDate.of(2026, 12, 15));
        ofTask("II.5")
                .body("standing.status", is("DUE_SOON"))
                .body("standing.dueOn", is("2026-12-16"))
                .body("standing.daysLeft", is(1));
        TestClock.set(LocalDate.of(2026, 12, 16));
        ofTask("II.5").body("standing.status", is("DUE_SOON")).body("standing.daysLeft", is(0));
        TestClock.set(LocalDate.of(2026, 12, 17));
        ofTask("II.5").body("standing.status", is("OVERDUE")).body("standing.rule", is("period-missing"));
        approve(CENTRE, task("II.5"), "2026-12", UNDER_WAY);
        ofTask("II.5").body("standing.status", is("ON_SCHEDULE"));
    }

    @Test
    void theLastDocumentDatesAWaitingTask() {
        trigger("V.6", 0, "2027-06-30");
        ofTask("V.6").body("standing.status", is("ON_SCHEDULE")).body("standing.dueOn", is("2027-06-30"));
        TestClock.set(LocalDate.of(2026, 11, 24));
        trigger("V.6", 1, "2026-12-10");
        ofTask("V.6").body("standing.status", is("DUE_SOON")).body("standing.dueOn", is("2026-12-10"));
        TestClock.set(LocalDate.of(2026, 12, 11));
        ofTask("V.6").body("standing.status", is("OVERDUE")).body("standing.daysLeft", is(-1));
        approve(POLICE, task("V.6"), "2026-12", DONE);
        ofTask("V.6").body("standing.status", is("DONE"));
    }

    @Test
    void aSecondDocumentSetsADoneTaskInMotionAgain() {
        trigger("V.6", 0, "2026-12-31");
        TestClock.set(LocalDate.of(2026, 12, 16));
        approve(POLICE, task("V.6"), "2026-12", DONE);
        ofTask("V.6").body("standing.rule", is("reported-done"));
        TestClock.set(LocalDate.of(2026, 12, 20));
        owed("V.6", "2026-12");
        trigger("V.6", 1, "2026-12-18", "2027-01-10");
        owed("V.6", "2026-12", "2027-01");
        ofTask("V.6")
                .body("standing.rule", is("due-soon"))
                .body("standing.dueOn", is("2027-01-10"))
                .body("standing.basis.reachedOn", contains("2026-12-14"));
        TestClock.set(LocalDate.of(2027, 1, 11));
        ofTask("V.6").body("standing.status", is("OVERDUE"));
        as(viewer).get("/tasks?status=OVERDUE").then().body("items.code", hasItems("V.6"));
        // As it was known before the second document.
        as(viewer)
                .queryParam("plan", PLAN)
                .queryParam("subject", task("V.6"))
                .queryParam("asOf", "2026-12-19")
                .get("/obligations")
                .then()
                .body("items.period", contains("2026-12"));
        TestClock.set(LocalDate.of(2027, 1, 16));
        approve(POLICE, task("V.6"), "2027-01", DONE);
        ofTask("V.6").body("standing.status", is("DONE"));
        TestClock.set(LocalDate.of(2027, 1, 20));
        owed("V.6", "2026-12", "2027-01");
    }

    @Test
    void aDocumentRecordedLateTakesNothingBack() {
        trigger("V.6", 0, "2026-12-31");
        TestClock.set(LocalDate.of(2026, 12, 16));
        approve(POLICE, task("V.6"), "2026-12", DONE);
        TestClock.set(LocalDate.of(2026, 12, 20));
        trigger("V.6", 1, "2026-12-10", "2027-01-10");
        ofTask("V.6").body("standing.rule", is("reported-done")).body("standing.basis.triggerSince", is("2026-12-10"));
        TestClock.set(LocalDate.of(2027, 1, 20));
        owed("V.6", "2026-12");
    }

    private void owed(String code, String... periods) {
        as(viewer)
                .queryParam("plan", PLAN)
                .queryParam("subject", task(code))
                .queryParam("sort", "dueAt")
                .get("/obligations")
                .then()
                .statusCode(200)
                .body("items.period", contains(periods));
    }

    private void trigger(String code, int after, String dueOn) {
        trigger(code, after, "2026-11-20", dueOn);
    }

    private void trigger(String code, int after, String date, String dueOn) {
        String administrator = Tokens.of("administrator", COMMUNE);
        String tag = as(administrator).get("/tasks/{id}", task(code)).header("ETag");
        as(
                        administrator,
                        Map.of(
                                "document",
                                Map.of("number", (after + 1) + "/BCA", "date", date, "issuer", "Bộ Công an"),
                                "dueOn",
                                dueOn))
                .header("If-Match", tag)
                .post("/tasks/{id}/triggers", task(code))
                .then()
                .statusCode(201)
                .body("triggers", hasSize(after + 1));
    }

    @Test
    void ofAnotherCommune() {
        String other = Tokens.of("viewer", "10819");
        as(other).get("/targets/{id}/progress", target("III.3")).then().statusCode(404);
        as(other).get("/tasks/{id}/progress", task("II.1")).then().statusCode(404);
        as(other).get("/plans/{code}/dashboard", PLAN).then().statusCode(404);
        // A task is no target.
        as(viewer).get("/targets/{id}/progress", task("II.1")).then().statusCode(404);
    }

    @Test
    void statementsDoNotGrowWithSubmissions() {
        long empty = statementsOf(this::dashboard);
        for (String code : List.of("I.1", "I.2", "III.3", "III.1", "V.5")) {
            for (String period : List.of("2026-10", "2026-11", "2026-Q3")) {
                approve(POLICE, target(code), period, Map.of("value", 50));
            }
        }
        long full = statementsOf(this::dashboard);
        // One for all the points that forecasts rest on, once there is something to forecast.
        assertTrue(full <= empty + 1, empty + " and " + full);
        assertTrue(full <= 15, full + " statements");
    }

    @Test
    void aDashboardHoldsUntilSomethingIsWrittenOrADayBegins() {
        long made = statementsOf(this::dashboard);
        long held = statementsOf(this::dashboard);
        assertTrue(held <= 4 && held < made, made + " and then " + held);
        approve(POLICE, target("III.3"), "2026-11", Map.of("value", 50));
        assertTrue(statementsOf(this::dashboard) > held, "after a write");
        assertEquals(held, statementsOf(this::dashboard));
        // One that says how it stood is not held.
        as(viewer)
                .queryParam("asOf", TestClock.at().toString())
                .get("/plans/{code}/dashboard", PLAN)
                .then()
                .statusCode(200);
        assertEquals(held, statementsOf(this::dashboard));
        TestClock.set(TestClock.at().plus(Duration.ofDays(1)));
        assertTrue(statementsOf(this::dashboard) > held, "on the next day");
    }

    @Test
    void deadlinesAreAtTheBeginningOfDays() throws Exception {
        try (Connection connection = dataSource.getConnection();
                ResultSet others = connection.createStatement().executeQuery("""
                        select count(*) from period where cut_off_at <> start_of_day(cast(cut_off_at at time zone 'Asia/Ho_Chi_Minh' as date))
                          or due_at <> start_of_day(cast(due_at at time zone 'Asia/Ho_Chi_Minh' as date))
                          or lock_at <> start_of_day(cast(lock_at at time zone 'Asia/Ho_Chi_Minh' as date))""")) {
            others.next();
            assertEquals(0, others.getInt(1), "periods at whose hours a dashboard would have to be made again");
        }
    }
}
