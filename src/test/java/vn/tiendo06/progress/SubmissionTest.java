package vn.tiendo06.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.create;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.drafted;
import static vn.tiendo06.testing.Reports.edit;
import static vn.tiendo06.testing.Reports.move;
import static vn.tiendo06.testing.Reports.submitted;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** The life of a submission, from its draft to what corrects it. */
@QuarkusTest
class SubmissionTest extends ApiTest {

    private static final String TARGET = PLAN + ".MT.III.3";
    private static final String TASK = PLAN + ".NV.IV.8";
    private static final Map<String, ?> FIGURES = Map.of("value", 85);

    private final String police = Tokens.reporter(POLICE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);

    private static Map<String, Object> report() {
        return draft(TARGET, POLICE, "2026-11", FIGURES);
    }

    private JsonPath read(String id) {
        return as(reviewer)
                .get("/submissions/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void fromDraftToApproval() {
        Instant start = Instant.parse("2026-11-23T05:00:00Z");
        Map<String, Object> body = report();
        body.put("narrative", "  Đã cấp 85% tài khoản.  ");
        body.put("evidence", List.of(Map.of("number", "45/BC-CAX", "date", "2026-11-14")));
        String id = create(police, body)
                .statusCode(201)
                .header("ETag", "\"0\"")
                .header("Location", containsString("/api/v1/submissions/"))
                .body("planCode", is(PLAN))
                .body("localityCode", is(COMMUNE))
                .body("subjectId", is(TARGET))
                .body("subjectKind", is("TARGET"))
                .body("subjectCode", is("III.3"))
                .body("unit.code", is(POLICE))
                .body("unit.name", is("Công an xã"))
                .body("period", is("2026-11"))
                .body("revision", is(1))
                .body("state", is("DRAFT"))
                .body("narrative", is("Đã cấp 85% tài khoản."))
                .body("evidence[0].number", is("45/BC-CAX"))
                .body("evidence[0].link", nullValue())
                .body("contentHash", nullValue())
                .body("submitted", nullValue())
                .body("created.subject", is("reporter-10816.CA"))
                .body("created.name", is("Tên reporter-10816.CA"))
                .body("created.at", is(start.toString()))
                .extract()
                .path("id");

        TestClock.set(start.plusSeconds(60));
        edit(police, id, 0, Map.of("figures", Map.of("value", 86)))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("figures.value", is(86))
                .body("narrative", nullValue())
                .body("evidence", hasSize(0))
                .body("updatedAt", is(start.plusSeconds(60).toString()));
        TestClock.set(start.plusSeconds(120));
        move(police, id, 1, "submit")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", is("SUBMITTED"))
                .body("contentHash", matchesPattern("[0-9a-f]{64}"))
                .body("submitted.subject", is("reporter-10816.CA"))
                .body("submitted.at", is(start.plusSeconds(120).toString()));
        TestClock.set(start.plusSeconds(180));
        move(reviewer, id, 2, "return")
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("state", is("RETURNED"))
                .body("returnReason", is("Số liệu chưa khớp."))
                .body("reviewed.subject", is("reviewer-10816"));
        edit(police, id, 3, Map.of("figures", Map.of("value", 87), "difficulties", "Thiếu thiết bị"))
                .statusCode(200)
                .body("state", is("RETURNED"))
                .body("difficulties", is("Thiếu thiết bị"));
        move(police, id, 4, "submit").statusCode(200).body("state", is("SUBMITTED"));
        TestClock.set(start.plusSeconds(240));
        move(reviewer, id, 5, "approve")
                .statusCode(200)
                .header("ETag", "\"6\"")
                .body("state", is("APPROVED"))
                .body("returnReason", nullValue())
                .body("reviewed.at", is(start.plusSeconds(240).toString()));

        JsonPath history = as(police)
                .get("/submissions/{id}/history", id)
                .then()
                .statusCode(200)
                .body("submissionId", is(id))
                .body("items.ordinal", contains(1, 2, 3, 4, 5, 6, 7))
                .body("items.action", contains("CREATE", "EDIT", "SUBMIT", "RETURN", "EDIT", "SUBMIT", "APPROVE"))
                .body("items.from", contains(null, "DRAFT", "DRAFT", "SUBMITTED", "RETURNED", "RETURNED", "SUBMITTED"))
                .body(
                        "items.to",
                        contains("DRAFT", "DRAFT", "SUBMITTED", "RETURNED", "RETURNED", "SUBMITTED", "APPROVED"))
                .body("items.reason", contains(null, null, null, "Số liệu chưa khớp.", null, null, null))
                .body("items[0].actor", is("reporter-10816.CA"))
                .body("items[3].actor", is("reviewer-10816"))
                .body("items[6].actorName", is("Tên reviewer-10816"))
                .body("items[2].at", is(start.plusSeconds(120).toString()))
                .extract()
                .jsonPath();
        List<String> hashes = history.getList("items.contentHash");
        assertNotEquals(hashes.get(0), hashes.get(1), "edited");
        assertEquals(hashes.get(1), hashes.get(2), "submitted as edited");
        assertEquals(hashes.get(2), hashes.get(3), "returned as submitted");
        assertNotEquals(hashes.get(3), hashes.get(4), "edited again");
        assertEquals(hashes.get(4), hashes.get(5), "submitted as edited again");
        assertEquals(hashes.get(5), hashes.get(6), "approved as submitted");
        assertEquals(hashes.get(6), read(id).getString("contentHash"));
    }

    @Test
    void aCorrectionTakesForceWhenItIsApproved() {
        String first = approved(police, reviewer, report());
        String second = as(police)
                .post("/submissions/{id}/revisions", first)
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("revision", is(2))
                .body("state", is("DRAFT"))
                .body("supersedesId", is(first))
                .body("figures.value", is(85))
                .extract()
                .path("id");
        edit(police, second, 0, Map.of("figures", Map.of("value", 88))).statusCode(200);
        move(police, second, 1, "submit").statusCode(200);
        assertEquals("APPROVED", read(first).getString("state"));
        series().body("series", hasSize(1)).body("series[0].value", is(85)).body("standing.figure.value", is(85));

        move(reviewer, second, 2, "approve").statusCode(200).body("state", is("APPROVED"));
        JsonPath superseded = read(first);
        assertEquals("SUPERSEDED", superseded.getString("state"));
        assertEquals(85, superseded.getInt("figures.value"));
        series().body("series", hasSize(1))
                .body("series[0].value", is(88))
                .body("series[0].revision", is(2))
                .body("series[0].submissionId", is(second))
                .body("standing.figure.submissionId", is(second));
        as(police)
                .get("/submissions/{id}/history", first)
                .then()
                .body("items.action", contains("CREATE", "SUBMIT", "APPROVE", "SUPERSEDE"))
                .body("items[3].to", is("SUPERSEDED"))
                .body("items[3].actor", is("reviewer-10816"));

        // What is superseded is not corrected again; what is in force is.
        as(police)
                .post("/submissions/{id}/revisions", first)
                .then()
                .statusCode(409)
                .body("code", is("transition-not-allowed"));
        String third = as(police)
                .post("/submissions/{id}/revisions", second)
                .then()
                .statusCode(201)
                .body("revision", is(3))
                .extract()
                .path("id");
        as(police)
                .post("/submissions/{id}/revisions", second)
                .then()
                .statusCode(409)
                .body("code", is("already-reported"))
                .body("detail", containsString(third));
        move(police, third, 0, "withdraw").statusCode(200);
        series().body("series[0].value", is(88));
    }

    private ValidatableResponse series() {
        return as(police).get("/targets/{id}/progress", TARGET).then().statusCode(200);
    }

    @Test
    void aReturnedCorrectionLeavesTheFirstInForce() {
        String first = approved(police, reviewer, report());
        String second = as(police)
                .post("/submissions/{id}/revisions", first)
                .then()
                .extract()
                .path("id");
        move(police, second, 0, "submit").statusCode(200);
        move(reviewer, second, 1, "return").statusCode(200);
        assertEquals("APPROVED", read(first).getString("state"));
        series().body("series.submissionId", contains(first));
    }

    @Test
    void whatIsWithdrawnKeepsItsNumber() {
        String first = drafted(police, report());
        move(police, first, 0, "withdraw").statusCode(200).body("state", is("WITHDRAWN"));
        String second = create(police, report())
                .statusCode(201)
                .body("revision", is(2))
                .body("supersedesId", nullValue())
                .extract()
                .path("id");
        move(police, second, 0, "submit").statusCode(200);
        move(police, second, 1, "withdraw").statusCode(200).body("state", is("WITHDRAWN"));
        create(police, report()).statusCode(201).body("revision", is(3));
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, approve",
        "DRAFT, return",
        "SUBMITTED, edit",
        "SUBMITTED, submit",
        "RETURNED, approve",
        "RETURNED, return",
        "RETURNED, withdraw",
        "APPROVED, edit",
        "APPROVED, submit",
        "APPROVED, approve",
        "APPROVED, return",
        "APPROVED, withdraw",
        "SUPERSEDED, edit",
        "SUPERSEDED, submit",
        "SUPERSEDED, approve",
        "SUPERSEDED, return",
        "SUPERSEDED, withdraw",
        "WITHDRAWN, edit",
        "WITHDRAWN, submit",
        "WITHDRAWN, approve",
        "WITHDRAWN, return",
        "WITHDRAWN, withdraw",
    })
    void whatTheStateForbids(String state, String action) {
        String id = in(SubmissionState.valueOf(state));
        JsonPath before = read(id);
        int version = version(id);
        String token = Set.of("approve", "return").contains(action) ? reviewer : police;
        var answer = action.equals("edit")
                ? edit(token, id, version, Map.of("figures", FIGURES))
                : move(token, id, version, action);
        answer.statusCode(409)
                .body("code", is("transition-not-allowed"))
                .body("type", is("urn:tiendo06:problem:transition-not-allowed"))
                .body("detail", containsString(state));
        assertEquals((Object) before.get(), read(id).get());
    }

    @ParameterizedTest
    @EnumSource(value = SubmissionState.class, mode = EnumSource.Mode.EXCLUDE, names = "APPROVED")
    void onlyWhatIsInForceIsCorrected(SubmissionState state) {
        as(police)
                .post("/submissions/{id}/revisions", in(state))
                .then()
                .statusCode(409)
                .body("code", is("transition-not-allowed"));
    }

    private int version(String id) {
        String tag = as(reviewer).get("/submissions/{id}", id).header("ETag");
        return Integer.parseInt(tag.replace("\"", ""));
    }

    private String in(SubmissionState state) {
        if (state == SubmissionState.CONFIRMED) {
            Prepared.confirmationRequired();
        }
        String id = drafted(police, report());
        switch (state) {
            case DRAFT -> {
                return id;
            }
            case WITHDRAWN -> {
                move(police, id, 0, "withdraw").statusCode(200);
                return id;
            }
            default -> move(police, id, 0, "submit").statusCode(200);
        }
        switch (state) {
            case RETURNED -> move(reviewer, id, 1, "return").statusCode(200);
            case CONFIRMED -> move(Tokens.head(POLICE), id, 1, "confirm").statusCode(200);
            case APPROVED -> move(reviewer, id, 1, "approve").statusCode(200);
            case SUPERSEDED -> {
                move(reviewer, id, 1, "approve").statusCode(200);
                String next = as(police)
                        .post("/submissions/{id}/revisions", id)
                        .then()
                        .extract()
                        .path("id");
                move(police, next, 0, "submit").statusCode(200);
                move(reviewer, next, 1, "approve").statusCode(200);
            }
            default -> {
                // Submitted.
            }
        }
        assertEquals(state.name(), read(id).getString("state"));
        return id;
    }

    @Test
    void nobodyReviewsTheirOwn() {
        String both = Tokens.token("both", Set.of("reporter", "reviewer"), List.of(POLICE), List.of(COMMUNE));
        String id = submitted(both, report());
        for (String action : List.of("approve", "return")) {
            move(both, id, 1, action).statusCode(409).body("code", is("self-review"));
        }
        assertEquals("SUBMITTED", read(id).getString("state"));
        move(reviewer, id, 1, "approve").statusCode(200);
        // Whoever drafted or edited a figure is its author, even if a colleague handed it in.
        Prepared.unlocked("2026-10");
        String drafted = drafted(both, draft(TARGET, POLICE, "2026-10", FIGURES));
        move(police, drafted, 0, "submit").statusCode(200);
        move(both, drafted, 1, "approve").statusCode(409).body("code", is("self-review"));
    }

    @Test
    void strangersToTheReviewSeeOnlyItsOutcome() {
        String id = submitted(police, report());
        as(reviewer, Map.of("reason", "Thiếu căn cứ"))
                .header("If-Match", "\"1\"")
                .post("/submissions/{id}/return", id)
                .then()
                .statusCode(200);
        move(police, id, 2, "submit").statusCode(200);
        move(reviewer, id, 3, "approve").statusCode(200);
        for (String token : List.of(Tokens.of("viewer", COMMUNE), Tokens.of("integrator", COMMUNE))) {
            as(token).get("/submissions/{id}/history", id).then().body("items.action", is(List.of("APPROVE")));
        }
        as(police)
                .get("/submissions/{id}/history", id)
                .then()
                .body("items.action", is(List.of("CREATE", "SUBMIT", "RETURN", "SUBMIT", "APPROVE")));
    }

    @Test
    void oneReportForAUnitSubjectAndPeriod() {
        String first = drafted(police, report());
        create(Tokens.colleague(POLICE), report())
                .statusCode(409)
                .body("code", is("already-reported"))
                .body("detail", containsString(first));
        move(police, first, 0, "submit");
        create(police, report()).statusCode(409).body("detail", containsString(first));
        move(reviewer, first, 1, "return");
        create(police, report()).statusCode(409).body("detail", containsString(first));
        move(police, first, 2, "submit");
        move(reviewer, first, 3, "approve").statusCode(200);
        as(police, report())
                .header("Accept-Language", "en")
                .post("/submissions")
                .then()
                .statusCode(409)
                .body("code", is("already-reported"))
                .body("detail", containsString(first))
                .body("detail", containsString("file a correction"));
        // Another period or subject is another report.
        create(police, draft(TARGET, POLICE, "2026-Q4", FIGURES))
                .statusCode(201)
                .body("revision", is(1));
        create(police, draft(PLAN + ".MT.I.1", POLICE, "2026-11", FIGURES)).statusCode(201);
    }

    @Test
    void aColleagueGoesOnWithTheUnitsDraft() {
        String id = drafted(police, report());
        String colleague = Tokens.colleague(POLICE);
        edit(colleague, id, 0, Map.of("figures", Map.of("value", 60))).statusCode(200);
        move(colleague, id, 1, "submit").statusCode(200).body("submitted.subject", is("colleague-10816.CA"));
    }

    @Test
    void whoReports() {
        create(police, draft(TARGET, CULTURE, "2026-11", FIGURES))
                .statusCode(403)
                .body("code", is("forbidden"))
                .body("errors[0].pointer", is("/unit"))
                .body("errors[0].code", is("foreign-unit"));
        create(Tokens.reporter(CULTURE), draft(TARGET, CULTURE, "2026-11", FIGURES))
                .statusCode(400)
                .body("errors", hasSize(1))
                .body("errors[0].pointer", is("/unit"))
                .body("errors[0].code", is("not-responsible"))
                .body("errors[0].message", containsString(POLICE));
        // A coordinator does not report: X.1 is the city police's.
        create(police, draft(PLAN + ".NV.X.1", POLICE, "2026-11", Map.of()))
                .statusCode(400)
                .body("errors[0].code", is("not-responsible"));
        create(police, draft(TARGET, "Công an huyện", "2026-11", FIGURES))
                .statusCode(400)
                .body("errors[0].code", is("unknown-unit"));
    }

    @Test
    void membersReportForTheirGroup() {
        String group = PLAN + ".NV.IV.3";
        Map<String, ?> figures = Map.of("progressPercent", 20, "taskState", "IN_PROGRESS");
        create(Tokens.reporter(CULTURE), draft(group, CULTURE, "2026-11", figures))
                .statusCode(201)
                .body("unit.code", is(CULTURE));
        create(Tokens.reporter("10816.VP"), draft(group, "10816.VP", "2026-11", figures))
                .statusCode(201);
        create(police, draft(group, POLICE, "2026-11", figures)).statusCode(201);
        create(Tokens.reporter("10816.PCM"), draft(group, "Các phòng chuyên môn", "2026-11", figures))
                .statusCode(400)
                .body("errors[0].pointer", is("/unit"))
                .body("errors[0].code", is("not-responsible"));
        create(Tokens.reporter("10816.YT"), draft(group, "10816.YT", "2026-11", figures))
                .statusCode(400)
                .body("errors[0].code", is("not-responsible"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10816.VH",
                "Phòng văn hoá",
                "Phòng Văn hoá xã",
                "phong van hoa",
                "PHÒNG VĂN HOÁ",
                "Phòng Văn hóa"
            })
    void aUnitByAnyWording(String wording) {
        create(Tokens.reporter(CULTURE), draft(PLAN + ".MT.IV.2", wording, "2026-11", FIGURES))
                .statusCode(201)
                .body("unit.code", is(CULTURE))
                .body("unit.name", is("Phòng Văn hoá xã"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11, 201, ''", "2026-12, 201, ''", "2026-01, 409, period-locked",
        "2026-Q4, 201, ''", "2026-H2, 201, ''", "2026, 201, ''",
        "2027-01, 400, future-period", "2027-Q1, 400, future-period", "2030, 400, future-period",
        "2025-12, 400, period-outside-plan", "2025-Q4, 400, period-outside-plan", "2025, 400, period-outside-plan",
        "2026-13, 400, unknown-period", "2026-Q5, 400, unknown-period", "11/2026, 400, unknown-period",
    })
    void whichPeriods(String period, int status, String code) {
        var answer = create(police, draft(TARGET, POLICE, period, FIGURES)).statusCode(status);
        if (status == 409) {
            answer.body("code", is(code));
        }
        if (status == 400) {
            answer.body("errors", hasSize(1))
                    .body("errors[0].pointer", is("/period"))
                    .body("errors[0].code", is(code));
        }
    }

    @Test
    void aPeriodBeginsAtMidnightInVietNam() {
        TestClock.set(Instant.parse("2026-12-14T16:59:59Z"));
        create(police, draft(TARGET, POLICE, "2027-01", FIGURES)).statusCode(400);
        TestClock.set(Instant.parse("2026-12-14T17:00:00Z"));
        create(police, draft(TARGET, POLICE, "2027-01", FIGURES)).statusCode(201);
    }

    @Test
    void onlyACompleteReportIsSubmitted() {
        String id = drafted(police, draft(TARGET, POLICE, "2026-11", Map.of()));
        move(police, id, 0, "submit")
                .statusCode(400)
                .body("errors[0].pointer", is("/figures/value"))
                .body("errors[0].code", is("figure-required"));
        assertEquals("DRAFT", read(id).getString("state"));
        edit(police, id, 0, Map.of("figures", Map.of("numerator", 1, "denominator", 3)))
                .statusCode(200)
                .body("figures.value", equalTo(33.333333f));
        move(police, id, 1, "submit").statusCode(200);
        as(police)
                .get("/submissions/{id}/history", id)
                .then()
                .body("items.action", contains("CREATE", "EDIT", "SUBMIT"));

        String health = Tokens.reporter("10816.YT");
        String task = drafted(health, draft(TASK, "10816.YT", "2026-11", Map.of("taskState", "IN_PROGRESS")));
        move(health, task, 0, "submit").statusCode(400).body("errors.pointer", contains("/figures/progressPercent"));
        edit(health, task, 0, Map.of("figures", Map.of("taskState", "DONE", "progressPercent", 100)))
                .statusCode(400)
                .body("errors.code", contains("done-needs-deliverable"));
        edit(
                        health,
                        task,
                        0,
                        Map.of(
                                "figures",
                                Map.of("taskState", "DONE", "progressPercent", 100, "deliverableReached", true)))
                .statusCode(200);
        move(health, task, 1, "submit").statusCode(200);

        String words = drafted(health, draft(PLAN + ".MT.II.13", "10816.YT", "2026-11", Map.of()));
        move(health, words, 0, "submit").statusCode(400).body("errors.pointer", contains("/figures/assessment"));
    }

    @Test
    void whatIsApprovedStaysEvenBySql() {
        String id = approved(police, reviewer, report());
        for (String sql : List.of(
                "update submission set value = 99",
                "update submission set narrative = 'khác'",
                "update submission set evidence = '[]', content_hash = 'x'",
                "update submission set state = 'DRAFT'",
                "update submission set state = 'WITHDRAWN'",
                "update submission set reviewed_by = 'ai đó'",
                "update submission set period_code = '2026-10'",
                "delete from submission")) {
            SQLException refused = assertThrows(SQLException.class, () -> execute(sql + " where true"), sql);
            assertTrue(refused.getMessage().contains("approved submission"), refused.getMessage());
        }
        assertEquals(85, read(id).getInt("figures.value"));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.rollback();
        }
    }

    @Test
    void anUnknownSubmission() {
        String id = "01900000-0000-7000-8000-000000000000";
        as(police).get("/submissions/{id}", id).then().statusCode(404).body("code", is("not-found"));
        as(police).get("/submissions/{id}/history", id).then().statusCode(404);
        as(police).post("/submissions/{id}/revisions", id).then().statusCode(404);
        edit(police, id, 0, Map.of("figures", FIGURES)).statusCode(404);
        move(police, id, 0, "submit").statusCode(404);
        move(reviewer, id, 0, "approve").statusCode(404);
        as(police).get("/submissions/42").then().statusCode(400).body("errors[0].pointer", is("path/id"));
    }
}
