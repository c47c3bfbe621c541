package vn.tiendo06.progress;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.drafted;
import static vn.tiendo06.testing.Reports.edit;
import static vn.tiendo06.testing.Reports.move;
import static vn.tiendo06.testing.Reports.submitted;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** Lists and single objects as they stood: what was answered then is answered for ever, to whoever may see it. */
@QuarkusTest
class AsOfListTest extends ApiTest {

    private static final String HEALTH = "10816.YT";
    private static final String CENTRE = Prepared.CENTRE;
    private static final String TARGET = Prepared.TARGET;
    private static final String OPEN_TARGET = PLAN + ".MT.III.4";
    private static final String WAITING_TASK = PLAN + ".NV.V.6";
    private static final String TASK = PLAN + ".NV.IV.8";
    private static final Map<String, ?> UNDER_WAY = Map.of("taskState", "IN_PROGRESS", "progressPercent", 40);
    private static final Map<String, ?> DONE =
            Map.of("taskState", "DONE", "progressPercent", 100, "deliverableReached", true);

    private static final List<String> NUMERIC = List.of("III.1", "III.2", "III.3", "III.5", "III.10");

    private static final List<String> OF_THE_PLAN = List.of(
            "/targets?plan=" + PLAN + "&limit=200",
            "/targets?plan=" + PLAN + "&numeric=true&sort=-statement&limit=200",
            "/targets?status=NO_DATA&unit=10816.CA",
            "/targets/" + TARGET,
            "/targets/" + OPEN_TARGET,
            "/targets/" + Prepared.JOINT_TARGET,
            "/targets/" + TARGET + "/progress",
            "/tasks?plan=" + PLAN + "&sort=dueOn&limit=200",
            "/tasks?plan=" + PLAN + "&dueFrom=2027-05-01&dueTo=2027-08-01",
            "/tasks?status=DONE",
            "/tasks/" + WAITING_TASK,
            "/tasks/" + TASK + "/progress",
            "/plans/" + PLAN + "/dashboard",
            "/obligations?plan=" + PLAN + "&from=2026-12-15&to=2027-03-31&subject=" + TARGET,
            "/obligations?plan=" + PLAN + "&subject=" + Prepared.JOINT_TARGET + "&to=2026-12-31&sort=-unit",
            "/obligations?plan=" + PLAN + "&status=EXEMPT",
            "/obligations/summary?plan=" + PLAN + "&to=2027-02-28",
            "/obligations/summary?plan=" + PLAN + "&groupBy=PERIOD");

    private static final List<String> BY_READER = List.of(
            "/submissions?plan=" + PLAN,
            "/submissions?state=SUBMITTED",
            "/submissions?unit=10816.CA&sort=period&limit=3",
            "/obligations?plan=" + PLAN + "&unit=10816.CA&limit=200",
            "/obligations?plan=" + PLAN + "&status=RETURNED");

    private final String viewer = Tokens.of("viewer", COMMUNE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);
    private final String administrator = Tokens.of("administrator", COMMUNE);
    private final String country = Tokens.of("administrator", "VN");
    private final String police = Tokens.reporter(POLICE);
    private final String centre = Tokens.reporter(CENTRE);

    private Map<String, String> readers() {
        Map<String, String> readers = new LinkedHashMap<>();
        readers.put("viewer", viewer);
        readers.put("police", police);
        readers.put("culture", Tokens.reporter(CULTURE));
        readers.put("reviewer", reviewer);
        readers.put("machine", Tokens.of("integrator", "VN"));
        readers.put("stranger", Tokens.of("reviewer", "10819"));
        return readers;
    }

    /** Everything that can happen to a report, and every decision that moves what is owed and how rows stand. */
    @Test
    void everyAnswerIsKept() {
        PastWatch watch = new PastWatch(readers());
        OF_THE_PLAN.forEach(address -> watch.ask(address, "viewer"));
        BY_READER.forEach(address -> watch.ask(address, "viewer", "police", "reviewer", "machine"));
        watch.note("nothing yet");

        String first = drafted(police, withText(Prepared.draftBody(), "Bản đầu"));
        watch.ask("/submissions/" + first, "viewer", "police", "culture", "reviewer", "machine", "stranger");
        watch.ask(
                "/submissions/" + first + "/history", "viewer", "police", "culture", "reviewer", "machine", "stranger");
        watch.note("draft");
        String file = attach(first, 0, "so-lieu.txt");
        watch.note("file attached");
        edit(police, first, 1, content(7300, "Sửa lần một", "111/BC-CA")).statusCode(200);
        watch.note("edited");
        move(police, first, 2, "submit").statusCode(200);
        watch.note("submitted");
        move(reviewer, first, 3, "return").statusCode(200);
        watch.note("returned");
        edit(police, first, 4, content(7400, "Sửa theo ý kiến", null)).statusCode(200);
        as(police)
                .header("If-Match", "\"5\"")
                .delete("/submissions/{id}/attachments/{file}", first, file)
                .then()
                .statusCode(200);
        attach(first, 6, "so-lieu-moi.txt");
        watch.note("edited again, another file");
        move(police, first, 7, "submit").statusCode(200);
        watch.note("submitted again");
        move(reviewer, first, 8, "approve").statusCode(200);
        watch.note("approved");

        String second = as(police)
                .post("/submissions/{id}/revisions", first)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        watch.ask("/submissions/" + second, "viewer", "police", "culture", "reviewer", "machine", "stranger");
        watch.ask(
                "/submissions/" + second + "/history",
                "viewer",
                "police",
                "culture",
                "reviewer",
                "machine",
                "stranger");
        watch.note("correction begun");
        edit(police, second, 0, content(7600, "Đính chính", null)).statusCode(200);
        move(police, second, 1, "submit").statusCode(200);
        watch.note("correction submitted");
        move(reviewer, second, 2, "approve").statusCode(200);
        watch.note("superseded");

        assign(150);
        watch.note("milestone assigned");
        assign(20);
        trigger("2027-06-30");
        watch.note("milestone assigned anew, task set in motion");
        trigger("2027-05-31");
        choose("HELD");
        thresholds("0.5", 0);
        watch.note("dated anew; status rules chosen");
        choose("STEP_AT_YEAR_END");
        thresholds("0.99", 1);
        accountable(POLICE);
        watch.note("chosen anew; another unit answers");
        accountable(CENTRE);
        watch.note("and the first one again");

        String exemption = as(
                        country,
                        Map.of(
                                "subjectId",
                                PLAN + ".MT.III.1",
                                "unit",
                                POLICE,
                                "period",
                                "2026-10",
                                "reason",
                                "Mất điện"))
                .post("/obligations/exemptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        watch.note("exempted");
        as(country).delete("/obligations/exemptions/{id}", exemption).then().statusCode(204);
        holiday("2027-02-15");
        watch.note("exemption lifted, a holiday more");
        as(country).delete("/holidays/{day}", "2027-02-15").then().statusCode(204);
        quarterlyFrom("2027-01-15");
        watch.note("holiday gone, another regime");

        String joint = drafted(centre, draft(Prepared.JOINT_TARGET, CENTRE, "2026-11", Map.of("value", 75)));
        watch.ask("/submissions/" + joint, "viewer", "police", "culture", "reviewer", "machine", "stranger");
        contribute(joint, 0, "Công an xã đã chuẩn hoá 120 trường thông tin.");
        watch.note("another unit added to a draft");
        contribute(joint, 1, "Công an xã đã chuẩn hoá 150 trường thông tin.");
        move(centre, joint, 2, "submit").statusCode(200);
        watch.note("added anew and submitted");
        move(centre, joint, 3, "withdraw").statusCode(200);
        watch.note("withdrawn");

        Prepared.confirmationRequired();
        String task = submitted(Tokens.reporter(HEALTH), draft(TASK, HEALTH, "2026-11", UNDER_WAY));
        watch.ask("/submissions/" + task, "viewer", "police", "culture", "reviewer", "machine", "stranger");
        watch.note("two steps: submitted");
        move(Tokens.head(HEALTH), task, 1, "confirm").statusCode(200);
        watch.note("confirmed");
        move(reviewer, task, 2, "return").statusCode(200);
        move(Tokens.reporter(HEALTH), task, 3, "submit").statusCode(200);
        watch.note("submitted again, not confirmed");
        move(Tokens.head(HEALTH), task, 4, "confirm").statusCode(200);
        move(reviewer, task, 5, "approve").statusCode(200);
        watch.note("task approved");
        String reopened = as(administrator, Map.of("reason", "Báo cáo sai kỳ"))
                .header("If-Match", "\"6\"")
                .post("/submissions/{id}/reopen", task)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        watch.ask("/submissions/" + reopened, "viewer", "police", "culture", "reviewer", "machine", "stranger");
        watch.ask(
                "/submissions/" + reopened + "/history",
                "viewer",
                "police",
                "culture",
                "reviewer",
                "machine",
                "stranger");
        watch.note("reopened");
        edit(Tokens.reporter(HEALTH), reopened, 0, Map.of("figures", DONE)).statusCode(200);
        move(Tokens.reporter(HEALTH), reopened, 1, "submit").statusCode(200);
        move(Tokens.head(HEALTH), reopened, 2, "confirm").statusCode(200);
        move(reviewer, reopened, 3, "approve").statusCode(200);
        watch.note("done");

        for (String address :
                Stream.concat(OF_THE_PLAN.stream(), BY_READER.stream()).toList()) {
            assertTrue(watch.variety(address) > 1, "the history moves nothing in " + address);
        }
        TestClock.set(LocalDate.of(2027, 3, 1));
        watch.assertUnchanged();
    }

    @Test
    void theContentIsKeptOnceForEachChange() throws SQLException {
        String id = drafted(police, Prepared.draftBody());
        edit(police, id, 0, content(7300, "Sửa", null)).statusCode(200);
        edit(police, id, 1, content(7300, "Sửa", null)).statusCode(200);
        move(police, id, 2, "submit").statusCode(200);
        move(reviewer, id, 3, "approve").statusCode(200);
        assertEquals(List.of("1", "2"), texts("select ordinal from submission_content order by 1"));
        for (String sql : List.of(
                "update submission_content set content = '{}'",
                "delete from submission_content",
                "update submission_event set at = now()",
                "delete from submission_event",
                "update exemption set reason = ''",
                "delete from exemption")) {
            String needed = sql.contains("exemption") ? Prepared.exemption().id() : id;
            SQLException refused = assertThrows(SQLException.class, () -> texts(sql + " returning 1"), sql + needed);
            assertTrue(refused.getMessage().matches("(?s).*(refused|only ever).*"), refused.getMessage());
            if (sql.contains("exemption")) {
                as(country)
                        .delete("/obligations/exemptions/{id}", needed)
                        .then()
                        .statusCode(204);
            }
        }
    }

    @Test
    void pagesHoldForTheirMoment() {
        for (String code : NUMERIC) {
            approved(police, reviewer, draft(PLAN + ".MT." + code, POLICE, "2026-11", Map.of("value", 40)));
            TestClock.set(TestClock.at().plusSeconds(60));
        }
        String asOf = TestClock.at().toString();
        TestClock.set(TestClock.at().plusSeconds(60));
        Map<String, Map<String, ?>> lists = Map.of(
                "/submissions", Map.of("plan", PLAN),
                "/targets", Map.of("plan", PLAN, "unit", POLICE),
                "/tasks", Map.of("plan", PLAN, "section", "II"),
                "/obligations", Map.of("plan", PLAN, "period", "2026-11"));
        Map<String, List<?>> before = new LinkedHashMap<>();
        lists.forEach((path, query) -> before.put(path, Pages.walk(viewer, path, and(query, asOf), 200)));
        assertEquals(5, before.get("/submissions").size());
        // Whatever comes later: figures corrected, others new.
        approved(police, reviewer, draft(PLAN + ".MT.IV.3", POLICE, "2026-11", Map.of("value", 3)));
        TestClock.set(LocalDate.of(2026, 12, 20));
        lists.forEach((path, query) -> {
            assertEquals(before.get(path), Pages.walk(viewer, path, and(query, asOf), 2), path);
            String next = as(viewer)
                    .queryParams(and(query, asOf))
                    .queryParam("limit", 2)
                    .get(path)
                    .path("next");
            for (String other : List.of("", TestClock.at().toString())) {
                var request = as(viewer).queryParams(query).queryParam("cursor", next);
                (other.isEmpty() ? request : request.queryParam("asOf", other))
                        .get(path)
                        .then()
                        .statusCode(400)
                        .body("errors[0].code", is("bad-cursor"));
            }
        });
    }

    @Test
    void manyRowsAskNoMoreThanOne() {
        for (String code : NUMERIC) {
            approved(police, reviewer, draft(PLAN + ".MT." + code, POLICE, "2026-11", Map.of("value", 40)));
        }
        String asOf = TestClock.at().toString();
        for (String path : List.of("/submissions?plan=", "/targets?plan=", "/tasks?plan=", "/obligations?plan=")) {
            long one = statementsOf(() -> page(path, asOf, 1));
            long many = statementsOf(() -> page(path, asOf, 200));
            assertEquals(one, many, path);
            assertTrue(many <= 6, path + many);
        }
    }

    /** An answer about the past is told by its content: it has no version to change. */
    @Test
    void theTagIsOfTheContent() {
        Prepared.Stored figure = Prepared.approved();
        String asOf = TestClock.at().toString();
        TestClock.set(TestClock.at().plusSeconds(1));
        for (String path : List.of("/targets/" + TARGET, "/tasks/" + TASK, "/submissions/" + figure.id())) {
            Response answer = as(viewer).queryParam("asOf", asOf).get(path);
            answer.then()
                    .statusCode(200)
                    .header("ETag", startsWith("W/\""))
                    .header("Cache-Control", is("private, no-cache"))
                    .body("allowedActions", path.startsWith("/submissions") ? empty() : nullValue());
            as(viewer)
                    .queryParam("asOf", asOf)
                    .header("If-None-Match", answer.header("ETag"))
                    .get(path)
                    .then()
                    .statusCode(304);
        }
        as(viewer).get("/submissions/{id}", figure.id()).then().body("allowedActions", notNullValue());
        as(Tokens.reporter(POLICE))
                .header(
                        "If-Match",
                        as(viewer)
                                .queryParam("asOf", asOf)
                                .get("/submissions/" + figure.id())
                                .header("ETag"))
                .post("/submissions/{id}/withdraw", figure.id())
                .then()
                .statusCode(400)
                .body("errors[0].code", is("bad-if-match"));
    }

    /** 28 November, 0:00: the lock of 2026-11 in the plan's regime. */
    @Test
    void aPeriodStandsForItsLock() {
        Prepared.approved();
        TestClock.set(Instant.parse("2026-11-27T17:00:00Z").plusSeconds(3600));
        String id = approved(police, reviewer, draft(TARGET, POLICE, "2026-12", Map.of("value", 99)));
        as(viewer).get("/submissions?plan={plan}", PLAN).then().body("items", hasSize(2));
        for (String path : List.of(
                "/targets?plan=" + PLAN,
                "/targets/" + TARGET,
                "/targets/" + TARGET + "/progress",
                "/tasks?plan=" + PLAN,
                "/tasks/" + TASK,
                "/tasks/" + TASK + "/progress",
                "/plans/" + PLAN + "/dashboard",
                "/submissions?plan=" + PLAN,
                "/obligations?plan=" + PLAN,
                "/obligations/summary?plan=" + PLAN)) {
            Response locked = as(viewer).queryParam("asOf", "2026-11").get(path);
            locked.then().statusCode(200);
            assertEquals(
                    as(viewer)
                            .queryParam("asOf", "2026-11-27T17:00:00Z")
                            .get(path)
                            .asString(),
                    locked.asString(),
                    path);
        }
        as(viewer).get("/submissions?plan={plan}&asOf=2026-11", PLAN).then().body("items", hasSize(1));
        as(viewer).get("/submissions/{id}?asOf=2026-11", id).then().statusCode(404);
        as(viewer)
                .get("/targets/{id}/progress?period=2026-11", TARGET)
                .then()
                .body("asOf", is("2026-11-27T17:00:00Z"))
                .body("standing.figure.period", is("2026-11"));
        for (String path : List.of("/targets", "/tasks", "/submissions")) {
            as(viewer)
                    .get(path + "?asOf=2026-11")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", is("query/plan"))
                    .body("errors[0].code", is("required"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T05:00:01Z, future-instant",
        "2026-11-23, future-instant",
        "yesterday, type",
        "2026-11-31, type",
        "2026-11-20T10:00:00, type",
        "-200000-01-01T00:00:00Z, type",
        "+200000-01-01T00:00:00Z, type",
        "0001-01-01, type",
        "2026-12, not-locked-yet",
        "2026-13, unknown-period",
        "'', size"
    })
    void refused(String asOf, String code) {
        Prepared.Stored figure = Prepared.approved();
        for (String path : paths(figure.id())) {
            as(viewer)
                    .queryParam("asOf", asOf)
                    .get(path)
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", is("query/asOf"))
                    .body("errors[0].code", is(code));
        }
    }

    @Test
    void beforeThePlanThereIsNothing() {
        Prepared.Stored figure = Prepared.approved();
        for (String path : List.of("/targets", "/tasks", "/submissions", "/targets?plan=" + PLAN)) {
            as(viewer)
                    .queryParam("asOf", "2020-01-01")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }
        for (String path : List.of(
                "/targets/" + TARGET,
                "/tasks/" + TASK,
                "/submissions/" + figure.id(),
                "/obligations?plan=" + PLAN,
                "/obligations/summary?plan=" + PLAN)) {
            as(viewer)
                    .queryParam("asOf", "2020-01-01")
                    .get(path)
                    .then()
                    .statusCode(400)
                    .body("errors[0].code", is("before-plan"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "integrator"})
    void aDraftOfThenStaysClosed(String role) {
        Prepared.Stored draft = Prepared.draft();
        String asOf = TestClock.at().toString();
        TestClock.set(TestClock.at().plusSeconds(60));
        move(police, draft.id(), 0, "submit").statusCode(200);
        move(reviewer, draft.id(), 1, "approve").statusCode(200);
        String reader = Tokens.of(role, COMMUNE);
        as(reader).get("/submissions/{id}", draft.id()).then().statusCode(200);
        as(reader).get("/submissions/{id}?asOf={at}", draft.id(), asOf).then().statusCode(404);
        as(reader)
                .get("/submissions/{id}/history?asOf={at}", draft.id(), asOf)
                .then()
                .statusCode(404);
        as(reader).get("/submissions?asOf={at}", asOf).then().body("items", hasSize(0));
        as(police).get("/submissions/{id}?asOf={at}", draft.id(), asOf).then().body("state", is("DRAFT"));
        as(Tokens.of(role, "10819"))
                .get("/submissions/{id}?asOf={at}", draft.id(), TestClock.at().toString())
                .then()
                .statusCode(404);
    }

    private List<String> paths(String submission) {
        return List.of(
                "/targets?plan=" + PLAN,
                "/targets/" + TARGET,
                "/tasks?plan=" + PLAN,
                "/tasks/" + TASK,
                "/submissions?plan=" + PLAN,
                "/submissions/" + submission,
                "/submissions/" + submission + "/history",
                "/obligations?plan=" + PLAN,
                "/obligations/summary?plan=" + PLAN);
    }

    private void page(String path, String asOf, int limit) {
        as(viewer)
                .queryParam("asOf", asOf)
                .queryParam("limit", limit)
                .get(path + PLAN)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> and(Map<String, ?> query, String asOf) {
        Map<String, Object> all = new LinkedHashMap<>(query);
        all.put("asOf", asOf);
        return all;
    }

    private static Map<String, Object> withText(Map<String, Object> draft, String narrative) {
        Map<String, Object> body = new LinkedHashMap<>(draft);
        body.put("narrative", narrative);
        return body;
    }

    private static Map<String, Object> content(int numerator, String narrative, String document) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("figures", Map.of("numerator", numerator, "denominator", 8000));
        body.put("narrative", narrative);
        if (document != null) {
            body.put("evidence", List.of(Map.of("number", document, "date", "2026-11-20", "title", "Báo cáo")));
        }
        return body;
    }

    private String attach(String id, int version, String name) {
        return as(police)
                .contentType("text/plain")
                .header("If-Match", "\"" + version + "\"")
                .queryParam("name", name)
                .body("Số liệu " + name)
                .post("/submissions/{id}/attachments", id)
                .then()
                .statusCode(201)
                .extract()
                .path("attachments[0].id");
    }

    private void contribute(String id, int version, String narrative) {
        as(police, Map.of("narrative", narrative))
                .header("If-Match", "\"" + version + "\"")
                .put("/submissions/{id}/contributions/{unit}", id, POLICE)
                .then()
                .statusCode(200);
    }

    private void put(String token, String path, Object body, String versioned) {
        as(token, body)
                .header("If-Match", as(token).get(versioned).header("ETag"))
                .put(path)
                .then()
                .statusCode(200);
    }

    private void assign(int value) {
        Map<String, ?> document = Map.of("number", "1/UBND", "date", "2026-11-20", "issuer", "UBND thành phố");
        put(
                administrator,
                "/targets/" + OPEN_TARGET + "/milestones/2026",
                Map.of("comparator", "GTE", "value", value, "document", document),
                "/targets/" + OPEN_TARGET);
    }

    private void trigger(String dueOn) {
        Map<String, ?> document = Map.of("number", "2/BCA", "date", "2026-11-20", "issuer", "Bộ Công an");
        as(administrator, Map.of("document", document, "dueOn", dueOn))
                .header(
                        "If-Match",
                        as(administrator).get("/tasks/" + WAITING_TASK).header("ETag"))
                .post("/tasks/{id}/triggers", WAITING_TASK)
                .then()
                .statusCode(201);
    }

    private void choose(String trajectory) {
        put(
                administrator,
                "/targets/" + TARGET + "/trajectory",
                Map.of("trajectory", trajectory),
                "/targets/" + TARGET);
    }

    private void thresholds(String ratio, int version) {
        as(administrator, Map.of("atRiskRatio", Double.valueOf(ratio), "dueSoonDays", 250, "figureDays", 100))
                .header("If-Match", "\"" + version + "\"")
                .put("/plans/{code}/status-thresholds", PLAN)
                .then()
                .statusCode(200);
    }

    private void accountable(String unit) {
        put(
                administrator,
                "/targets/" + Prepared.JOINT_TARGET + "/accountable-unit",
                Map.of("unit", unit, "effectiveFrom", "2026-12-01"),
                "/targets/" + Prepared.JOINT_TARGET);
    }

    private void holiday(String day) {
        as(country, Map.of("day", day, "name", "Tết Nguyên đán Đinh Mùi"))
                .put("/holidays/{day}", day)
                .then()
                .statusCode(200);
    }

    private void quarterlyFrom(String day) {
        List<Map<String, Object>> deadlines = new ArrayList<>();
        for (String period : List.of("MONTH", "QUARTER", "HALF_YEAR", "YEAR")) {
            deadlines.add(Map.of("period", period, "level", "COMMUNE", "dueWorkingDays", 4, "lockDays", 5));
        }
        as(
                        administrator,
                        Map.of(
                                "effectiveFrom",
                                day,
                                "basis",
                                "Quyết định 5/QĐ-UBND",
                                "rules",
                                List.of(Map.of("frequency", "QUARTER")),
                                "deadlines",
                                deadlines))
                .post("/plans/{code}/regimes", PLAN)
                .then()
                .statusCode(201);
    }

    private List<String> texts(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
