package vn.tiendo06.insight;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.edit;
import static vn.tiendo06.testing.Reports.move;
import static vn.tiendo06.testing.Reports.submitted;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.AssertionFailedError;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Communes;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** The tables that statuses and rollups read never come apart from the submissions they are made of. */
@QuarkusTest
class CurrentFigureTest extends ApiTest {

    private static final String COMMUNE_1 = Communes.code(1);
    private static final String ADMIN = Tokens.of("administrator", "VN");

    @BeforeEach
    void communes() {
        Communes.establish(2);
    }

    private List<String> rows(String sql) throws Exception {
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

    private void execute(String sql) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> keptTasks() throws Exception {
        assertEquals(List.of(), rows("select fault || ' ' || subject_id from current_task_report_drift"));
        return rows("select task_state || ' ' || progress_percent || ' ' || split_part(unit_code, '.', 2) || ' '"
                + " || period_code from current_task_report order by subject_id, ends_on, period_code");
    }

    private List<String> kept() throws Exception {
        assertEquals(List.of(), rows("select fault || ' ' || subject_id from current_figure_drift"));
        return rows("select trim_scale(value) || ' ' || split_part(unit_code, '.', 2) || ' ' || period_code"
                + " from current_figure order by subject_id, ends_on, period_code");
    }

    @Test
    void followsApprovalAndCorrection() throws Exception {
        String reporter = Tokens.reporter(COMMUNE_1 + ".A");
        String reviewer = Tokens.of("reviewer", COMMUNE_1);
        Prepared.unlockedIn(Communes.plan(COMMUNE_1), "2026-11");
        String id = submitted(
                reporter, draft(Communes.target(COMMUNE_1, 2), COMMUNE_1 + ".A", "2026-11", Map.of("value", 5)));
        assertEquals(List.of(), kept());
        move(reviewer, id, 1, "approve").statusCode(200);
        assertEquals(List.of("5 A 2026-11"), kept());
        String right = as(reporter)
                .post("/submissions/{id}/revisions", id)
                .then()
                .extract()
                .path("id");
        edit(reporter, right, 0, Map.of("figures", Map.of("value", 6))).statusCode(200);
        move(reporter, right, 1, "submit").statusCode(200);
        assertEquals(List.of("5 A 2026-11"), kept());
        move(reviewer, right, 2, "approve").statusCode(200);
        assertEquals(List.of("6 A 2026-11"), kept());
        Communes.report(1, 2, "2026-10", Map.of("value", 4));
        assertEquals(List.of("4 A 2026-10", "6 A 2026-11"), kept());
    }

    @Test
    void theUnitNamedFirstCountsWhateverTheOrder() throws Exception {
        Communes.report(COMMUNE_1, "B", 1, "2026-11", Map.of("value", 20));
        assertEquals(List.of("20 B 2026-11"), kept());
        Communes.report(COMMUNE_1, "A", 1, "2026-11", Map.of("value", 30));
        assertEquals(List.of("30 A 2026-11"), kept());
        // The plan names the other unit first.
        ObjectNode plan = Communes.document(COMMUNE_1, 90, 100);
        ArrayNode units = (ArrayNode) plan.at("/targets/0/monitoringUnits");
        units.add(units.remove(0));
        as(ADMIN, plan.toString()).post("/plans").then().statusCode(200);
        assertEquals(List.of("20 B 2026-11"), kept());
        Communes.establish(2);
        assertEquals(List.of("30 A 2026-11"), kept());
    }

    // A group stands for its members. C and D report nothing: what counts moves to and fro as they are named in the
    // place of
    // A and B, who were both approved.
    @Test
    void followsMembersOfAGroup() throws Exception {
        String a = COMMUNE_1 + ".A";
        String b = COMMUNE_1 + ".B";
        String c = Communes.code(2) + ".A";
        String d = Communes.code(2) + ".B";
        Communes.report(COMMUNE_1, "B", 1, "2026-11", Map.of("value", 20));
        TestClock.set(LocalDate.of(2026, 11, 24));
        Communes.report(COMMUNE_1, "A", 1, "2026-11", Map.of("value", 30));
        assertEquals(List.of("30 A 2026-11"), kept());
        String member = "insert into unit_member (group_code, ordinal, member_code) values ('%s', 0, '%s')";
        execute(member.formatted(a, c));
        assertEquals(List.of("20 B 2026-11"), kept());
        // Neither is named: the one approved last.
        execute(member.formatted(b, d));
        assertEquals(List.of("30 A 2026-11"), kept());
        execute("update unit_member set member_code = '%s' where group_code = '%s'".formatted(b, a));
        assertEquals(List.of("20 B 2026-11"), kept());
        execute("delete from unit_member where group_code = '%s'".formatted(a));
        assertEquals(List.of("30 A 2026-11"), kept());
    }

    @Test
    void followsTheIndicator() throws Exception {
        Communes.report(1, 1, "2026-11", Map.of("value", 30));
        execute("update subject set indicator_code = 'TONGHOP.I.9' where id = '%s'"
                .formatted(Communes.target(COMMUNE_1, 1)));
        assertEquals(List.of("30 A 2026-11"), kept());
        assertEquals(List.of("TONGHOP.I.9"), rows("select indicator_code from current_figure"));
    }

    @Test
    void followsWhoIsSetToAnswer() throws Exception {
        Communes.report(COMMUNE_1, "B", 1, "2026-11", Map.of("value", 20));
        Communes.report(COMMUNE_1, "A", 1, "2026-11", Map.of("value", 30));
        String target = Communes.target(COMMUNE_1, 1);
        execute("""
                insert into subject_accountable (subject_id, effective_from, unit_code, recorded_by, recorded_at)
                values ('%s', '2026-11-01', '%s.B', 'x', now())""".formatted(target, COMMUNE_1));
        assertEquals(List.of("20 B 2026-11"), kept());
        execute("update subject_accountable set effective_from = '2026-11-15' where subject_id = '%s'"
                .formatted(target));
        assertEquals(List.of("30 A 2026-11"), kept());
        execute("update subject_accountable set effective_from = '2026-11-14' where subject_id = '%s'"
                .formatted(target));
        assertEquals(List.of("20 B 2026-11"), kept());
        execute("delete from subject_accountable where subject_id = '%s'".formatted(target));
        assertEquals(List.of("30 A 2026-11"), kept());
    }

    // C is named before A and reports nothing; B, no longer named, stands in its place as its heir.
    @Test
    void followsHeirs() throws Exception {
        Communes.report(COMMUNE_1, "B", 1, "2026-11", Map.of("value", 20));
        Communes.report(COMMUNE_1, "A", 1, "2026-11", Map.of("value", 30));
        ObjectNode plan = Communes.document(COMMUNE_1, 90, 100);
        String c = COMMUNE_1 + ".C";
        ((ArrayNode) plan.get("units"))
                .addObject()
                .put("code", c)
                .put("name", "Đơn vị C " + COMMUNE_1)
                .put("kind", "DIVISION")
                .put("localityCode", COMMUNE_1);
        ((ObjectNode) plan.at("/targets/0"))
                .putArray("monitoringUnits")
                .add("Đơn vị C " + COMMUNE_1)
                .add("Đơn vị A " + COMMUNE_1);
        as(ADMIN, plan.toString()).post("/plans").then().statusCode(200);
        assertEquals(List.of("30 A 2026-11"), kept());
        as(ADMIN, Map.of("validTo", "2026-11-23", "successors", List.of(COMMUNE_1 + ".B")))
                .header("If-Match", as(ADMIN).get("/units/{code}", c).header("ETag"))
                .put("/units/{code}/ending", c)
                .then()
                .statusCode(200);
        assertEquals(List.of("20 B 2026-11"), kept());
        as(ADMIN)
                .header("If-Match", as(ADMIN).get("/units/{code}", c).header("ETag"))
                .delete("/units/{code}/ending", c)
                .then()
                .statusCode(200);
        assertEquals(List.of("30 A 2026-11"), kept());
    }

    /** Each of the tests above, were its trigger not there. */
    @ParameterizedTest
    @CsvSource({
        "submission, submission_current_figure, approval",
        "submission, submission_current_task_report, tasks",
        "unit_member, unit_member_added, members",
        "unit_member, unit_member_changed, members",
        "unit_member, unit_member_removed, members",
        "subject, subject_indicator_changed, indicator",
        "subject_accountable, subject_accountable_changed, answers",
    })
    void withoutItsTriggerItComesApart(String table, String trigger, String test) throws Exception {
        execute("alter table %s disable trigger %s".formatted(table, trigger));
        try {
            assertThrows(AssertionFailedError.class, tests().get(test));
        } finally {
            execute("alter table %s enable trigger %s".formatted(table, trigger));
        }
    }

    @Test
    void withoutLookingAfterThemHeirsComeApart() throws Exception {
        String function = rows("select pg_get_functiondef('refresh_unit_heirs(text)'::regprocedure)")
                .getFirst();
        String idle = function.replace(
                "perform refresh_current_figure(changed.subject_id, null)", "perform changed.subject_id");
        assertNotEquals(function, idle);
        execute(idle);
        try {
            assertThrows(AssertionFailedError.class, this::followsHeirs);
        } finally {
            execute(function);
        }
    }

    private Map<String, Executable> tests() {
        return Map.of(
                "approval", this::followsApprovalAndCorrection,
                "tasks", this::tasksFollowApprovalCorrectionAndWhoAnswers,
                "members", this::followsMembersOfAGroup,
                "indicator", this::followsTheIndicator,
                "answers", this::followsWhoIsSetToAnswer);
    }

    @Test
    void tasksFollowApprovalCorrectionAndWhoAnswers() throws Exception {
        String reporter = Tokens.reporter(POLICE);
        String reviewer = Tokens.of("reviewer", COMMUNE);
        String task = PLAN + ".NV.IV.3";
        Prepared.unlockedIn(PLAN, "2026-10", "2026-11");
        Map<String, ?> half = Map.of("taskState", "IN_PROGRESS", "progressPercent", 50);
        String id = submitted(reporter, draft(task, POLICE, "2026-10", half));
        assertEquals(List.of(), keptTasks());
        move(reviewer, id, 1, "approve").statusCode(200);
        assertEquals(List.of("IN_PROGRESS 50.00 CA 2026-10"), keptTasks());
        String right = as(reporter)
                .post("/submissions/{id}/revisions", id)
                .then()
                .extract()
                .path("id");
        edit(reporter, right, 0, Map.of("figures", Map.of("taskState", "IN_PROGRESS", "progressPercent", 60)))
                .statusCode(200);
        move(reporter, right, 1, "submit").statusCode(200);
        move(reviewer, right, 2, "approve").statusCode(200);
        assertEquals(List.of("IN_PROGRESS 60.00 CA 2026-10"), keptTasks());
        String next = submitted(reporter, draft(task, POLICE, "2026-11", half));
        move(reviewer, next, 1, "approve").statusCode(200);
        assertEquals(List.of("IN_PROGRESS 60.00 CA 2026-10", "IN_PROGRESS 50.00 CA 2026-11"), keptTasks());
        as(ADMIN)
                .get("/tasks/{id}/progress", task)
                .then()
                .body("standing.report.progressPercent", equalTo(50))
                .body("standing.report.period", equalTo("2026-11"));
        execute("delete from current_task_report where period_code = '2026-11'");
        assertEquals(
                List.of("missing 2026-11"), rows("select fault || ' ' || period_code from current_task_report_drift"));
        execute("select refresh_current_figure('" + task + "', null)");
        assertEquals(2, keptTasks().size());
    }

    @Test
    void approvalsAtOnce() throws Exception {
        String reviewer = Tokens.of("reviewer", COMMUNE_1);
        List<String> waiting = new ArrayList<>();
        Prepared.unlockedIn(Communes.plan(COMMUNE_1), "2026-09", "2026-10", "2026-11");
        for (String unit : List.of("A", "B")) {
            for (String period : List.of("2026-09", "2026-10", "2026-11")) {
                waiting.add(submitted(
                        Tokens.reporter(COMMUNE_1 + "." + unit),
                        draft(
                                Communes.target(COMMUNE_1, 1),
                                COMMUNE_1 + "." + unit,
                                period,
                                Map.of("value", unit.equals("A") ? 1 : 2))));
            }
        }
        CompletableFuture.allOf(waiting.stream()
                        .map(id -> CompletableFuture.runAsync(
                                () -> move(reviewer, id, 1, "approve").statusCode(200)))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertEquals(List.of("1 A 2026-09", "1 A 2026-10", "1 A 2026-11"), kept());
    }

    @Test
    void neverMovesAnETag() {
        String id = Communes.target(COMMUNE_1, 1);
        String before = as(ADMIN).get("/targets/{id}", id).header("ETag");
        Communes.report(1, 1, "2026-11", Map.of("value", 30));
        assertEquals(before, as(ADMIN).get("/targets/{id}", id).header("ETag"));
    }

    @Test
    void theCheckSeesWhatIsWrong() throws Exception {
        Communes.report(1, 1, "2026-11", Map.of("value", 30));
        Communes.report(2, 1, "2026-11", Map.of("value", 40));
        execute("update current_figure set value = 31 where locality_code = '" + COMMUNE_1 + "'");
        execute("delete from current_figure where locality_code = '" + Communes.code(2) + "'");
        List<String> faults = rows("select fault || ' ' || locality_code || ' ' || trim_scale(value)"
                + " from current_figure_drift order by locality_code, fault");
        assertEquals(
                List.of(
                        "missing " + COMMUNE_1 + " 30",
                        "superfluous " + COMMUNE_1 + " 31",
                        "missing " + Communes.code(2) + " 40"),
                faults);
        execute("select refresh_current_figure(id, null) from subject where kind = 'TARGET'");
        assertTrue(kept().contains("40 A 2026-11"));
    }

    @AfterEach
    void withoutCommunes() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(Communes.FORGET);
        }
    }
}
