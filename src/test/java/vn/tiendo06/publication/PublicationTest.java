package vn.tiendo06.publication;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.Communes;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** What an administrator publishes, and what thereby becomes public: nothing more, nothing earlier. */
@QuarkusTest
class PublicationTest extends OpenData {

    private static final String REVIEWER = Tokens.of("reviewer", COMMUNE);
    private static final String OTHER = PLAN + ".MT.III.1";

    // ---- What is public

    @Test
    void anApprovedFigureIsPublicOnceItsPublicationIsReleased() {
        Prepared.approved();
        Response draft = draft(Prepared.publicationBody());
        draft.then().statusCode(201).body("status", is("DRAFT")).body("released", nullValue());
        anybody().get("/publications").then().statusCode(200).body("items", empty());
        act(draft.path("id"), draft.header("ETag"), "release", Map.of())
                .then()
                .statusCode(200)
                .body("status", is("PUBLISHED"))
                .body("released.subject", is("administrator-10816"));

        anybody().get("/publications").then().body("items.code", contains(FIGURES));
        anybody()
                .get("/publications/{code}", FIGURES)
                .then()
                .statusCode(200)
                .body("number", is(1))
                .body("digest", is(draft.<String>path("digest")))
                .body("period.endsOn", is("2026-11-14"))
                .body("corrects", nullValue());
        anybody()
                .get(version(FIGURES, 1) + "/data.json")
                .then()
                .statusCode(200)
                .body("targets", is(56))
                .body("figures", hasSize(1))
                .body("figures[0].indicator", is("DA06.III.3"))
                .body("figures[0].value", is(92.5f))
                .body("figures[0].goal.value", is(90))
                .body("figures[0].unitName", is("Công an xã"));
    }

    @Test
    void whatIsNotApprovedOrApprovedLaterOrOfAnotherPlanOrPeriodIsNeverTold() {
        Prepared.approved();
        String waiting = Reports.submitted(
                Tokens.reporter(POLICE), Reports.draft(OTHER, POLICE, "2026-11", Map.of("value", 71.25)));
        Prepared.unlocked("2026-10");
        Reports.approved(
                Tokens.reporter(POLICE),
                REVIEWER,
                Reports.draft(Prepared.TARGET, POLICE, "2026-10", Map.of("value", 61.125)));
        Communes.establish(1);
        Communes.report(1, 1, "2026-11", Map.of("value", 51.0625));
        released();
        Reports.move(REVIEWER, waiting, 1, "approve").statusCode(200);

        for (String file : FILES) {
            anybody()
                    .get(version(FIGURES, 1) + file)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("71.25")))
                    .body(not(containsString("61.125")))
                    .body(not(containsString("51.0625")));
        }
        anybody().get(version(FIGURES, 1) + "/data.json").then().body("figures.indicator", contains("DA06.III.3"));
    }

    @Test
    void aDraftWhoseFiguresHaveMovedIsNotReleased() {
        Prepared.approved();
        Response draft = draft(Prepared.publicationBody());
        Reports.approved(
                Tokens.reporter(POLICE), REVIEWER, Reports.draft(OTHER, POLICE, "2026-11", Map.of("value", 70)));
        act(draft.path("id"), draft.header("ETag"), "release", Map.of())
                .then()
                .statusCode(409)
                .body("detail", containsString("không còn hiệu lực"));
        Response edited = as(ADMINISTRATOR, Map.of("title", "Kết quả tháng 11"))
                .header("If-Match", draft.header("ETag"))
                .put("/publications/{id}", draft.<String>path("id"));
        edited.then().statusCode(200).body("digest", not(is(draft.<String>path("digest"))));
        act(draft.path("id"), edited.header("ETag"), "release", Map.of()).then().statusCode(200);
        anybody().get(version(FIGURES, 1) + "/data.json").then().body("figures", hasSize(2));
    }

    /** Law 91/2025/QH15: whoever reported, reviewed or published is nobody's business outside. */
    @Test
    void noPersonIsNamed() {
        Prepared.approved();
        String first = released();
        String second = released(correction(first), null);
        withdrawn(second, "\"1\"");
        List<String> addresses =
                new ArrayList<>(List.of("/publications", "/publications/" + FIGURES + "/versions", "/catalog.jsonld"));
        FILES.forEach(file -> addresses.add(version(FIGURES, 1) + file));
        for (String address : addresses) {
            anybody()
                    .get(address)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("Tên ")))
                    .body(not(containsString("administrator")))
                    .body(not(containsString("reporter-")))
                    .body(not(containsString("reviewer-")));
        }
    }

    // ---- Embargo

    @Test
    void beforeItsEmbargoEndsAVersionDoesNotExist() {
        Prepared.approved();
        String id = released(Prepared.publicationBody(), "2026-11-30T02:00:00Z");
        as(ADMINISTRATOR).get("/publications/{id}", id).then().body("status", is("SCHEDULED"));
        TestClock.set(Instant.parse("2026-11-30T01:59:59.999999Z"));
        for (String file : FILES) {
            anybody().get(version(FIGURES, 1) + file).then().statusCode(404);
        }
        anybody().get("/publications/{code}", FIGURES).then().statusCode(404);
        anybody().get("/publications/{code}/versions", FIGURES).then().statusCode(404);
        anybody().get("/publications").then().body("items", empty());
        anybody().get("/catalog.jsonld").then().body("'dcat:dataset'", empty());

        TestClock.set(Instant.parse("2026-11-30T02:00:00Z"));
        as(ADMINISTRATOR).get("/publications/{id}", id).then().body("status", is("PUBLISHED"));
        for (String file : FILES) {
            anybody().get(version(FIGURES, 1) + file).then().statusCode(200);
        }
        anybody().get("/publications").then().body("items.publishedAt", contains("2026-11-30T02:00:00Z"));
    }

    @Test
    void withdrawnUnderEmbargoItNeverWas() {
        String id = released(Prepared.publicationBody(), "2026-11-30T02:00:00Z");
        withdrawn(id, "\"1\"");
        TestClock.set(Instant.parse("2026-12-01T00:00:00Z"));
        anybody().get(version(FIGURES, 1)).then().statusCode(404);
        anybody().get("/publications/{code}/versions", FIGURES).then().statusCode(404);
    }

    @Test
    void aCorrectionUnderEmbargoLeavesTheVersionBeforeAlone() {
        String first = released();
        released(correction(first), "2026-11-30T02:00:00Z");
        anybody().get(version(FIGURES, 1)).then().body("correctedBy", nullValue());
        anybody().get("/publications/{code}", FIGURES).then().body("number", is(1));
        TestClock.set(Instant.parse("2026-11-30T02:00:00Z"));
        anybody().get(version(FIGURES, 1)).then().body("correctedBy", is("/public/v1" + version(FIGURES, 2)));
        anybody().get("/publications/{code}", FIGURES).then().body("number", is(2));
    }

    // ---- Corrections and withdrawals

    @Test
    void aCorrectedVersionStaysAndNamesTheNewOne() {
        Prepared.Stored wrong = Prepared.approved();
        String first = released();
        String before = anybody().get(version(FIGURES, 1) + "/data.json").asString();
        String revision = as(Tokens.reporter(POLICE))
                .post("/submissions/{id}/revisions", wrong.id())
                .path("id");
        as(Tokens.reporter(POLICE), Map.of("figures", Map.of("numerator", 7000, "denominator", 8000)))
                .header("If-Match", "\"0\"")
                .put("/submissions/{id}", revision)
                .then()
                .statusCode(200);
        Reports.move(Tokens.reporter(POLICE), revision, 1, "submit").statusCode(200);
        Reports.move(REVIEWER, revision, 2, "approve").statusCode(200);
        released(correction(first), null);

        assertEquals(before, anybody().get(version(FIGURES, 1) + "/data.json").asString());
        anybody()
                .get(version(FIGURES, 1) + "/data.csv")
                .then()
                .header("Link", "</public/v1" + version(FIGURES, 2) + ">; rel=\"successor-version\"");
        anybody()
                .get("/publications/{code}", FIGURES)
                .then()
                .body("number", is(2))
                .body("corrects", is("/public/v1" + version(FIGURES, 1)))
                .body("correctionReason", is("Số liệu III.3 tính trùng."));
        anybody().get(version(FIGURES, 2) + "/data.json").then().body("figures[0].value", is(87.5f));
        anybody().get("/publications").then().body("items.number", contains(2));
        anybody().get("/publications/{code}/versions", FIGURES).then().body("items.number", contains(2, 1));
    }

    @Test
    void aWithdrawnVersionIsGoneButItsTraceStays() {
        String id = released();
        withdrawn(id, "\"1\"");
        for (String file : FILES) {
            anybody()
                    .header("Accept-Language", "en")
                    .get(version(FIGURES, 1) + file)
                    .then()
                    .statusCode(410)
                    .contentType("application/problem+json")
                    .body("code", is("gone"))
                    .body("detail", containsString("Công bố nhầm kỳ."));
        }
        anybody().get("/publications/{code}", FIGURES).then().statusCode(410);
        anybody().get("/publications").then().body("items", empty());
        anybody()
                .get("/publications/{code}/versions", FIGURES)
                .then()
                .statusCode(200)
                .body("items.withdrawalReason", contains("Công bố nhầm kỳ."))
                .body("items[0].files", nullValue());
        // Whoever publishes again follows on from it.
        draft(Prepared.publicationBody()).then().statusCode(409);
        released(correction(id), null);
        anybody().get("/publications/{code}", FIGURES).then().statusCode(200).body("number", is(2));
        anybody().get(version(FIGURES, 1)).then().statusCode(410);
    }

    @Test
    void whatWasReleasedCannotBeChangedInTheDatabaseEither() {
        released();
        for (String change : List.of(
                "update publication set content = '{}'",
                "update publication set title = 'Khác'",
                "update publication set public_from = public_from + interval '1 day'",
                "update publication set released_at = null, public_from = null, state = 'DRAFT'",
                "delete from publication")) {
            assertThrows(SQLException.class, () -> execute(change), change);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    // ---- What is refused

    @Test
    void aSecondPublicationOfTheSameIsRefused() {
        Response draft = draft(Prepared.publicationBody());
        draft(Prepared.publicationBody()).then().statusCode(409);
        draft(correction(draft.path("id"))).then().statusCode(409).body("detail", containsString("bản nháp"));
        as(ADMINISTRATOR)
                .header("If-Match", draft.header("ETag"))
                .delete("/publications/{id}", draft.<String>path("id"))
                .then()
                .statusCode(204);
        String first = released();
        String second = released(correction(first), null);
        draft(correction(first)).then().statusCode(409).body("detail", containsString(second));
        Map<String, Object> unexplained = correction(second);
        unexplained.remove("correctionReason");
        draft(unexplained).then().statusCode(400).body("errors.pointer", contains("/correctionReason"));
    }

    @Test
    void badDraftsAreRefusedByField() {
        refuse("period", "2026-13", "/period", "unknown-period");
        refuse("period", "2026-12", "/period", "period-runs");
        refuse("title", " ", "/title", "required");
        refuse("title", "x".repeat(301), "/title", "size");
        refuse("kind", "NEWS", "/kind", "unknown-value");
        refuse("correctionReason", "Sai", "/correctionReason", "contradicts");
        refuse("unknown", 1, "/unknown", "unknown-field");
        refuse("bulletin", bulletin().get("bulletin"), "/bulletin", "not-for-kind");
        Map<String, Object> foreign = new HashMap<>(Prepared.publicationBody());
        foreign.put("plan", "da06-99999");
        draft(foreign).then().statusCode(404);
        Map<String, Object> unknown = new HashMap<>(Prepared.publicationBody());
        unknown.put("corrects", "0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10");
        unknown.put("correctionReason", "Sai");
        draft(unknown).then().statusCode(409);
    }

    private static void refuse(String field, Object value, String pointer, String code) {
        Map<String, Object> body = new HashMap<>(Prepared.publicationBody());
        body.put(field, value);
        draft(body)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
    }

    @Test
    void onlyWhatTheStateAllowsIsDone() {
        Prepared.Stored draft = Prepared.publication();
        act(draft.id(), draft.etag(), "withdraw", Map.of("reason", "Nhầm"))
                .then()
                .statusCode(409)
                .body("code", is("transition-not-allowed"));
        act(draft.id(), "\"7\"", "release", Map.of()).then().statusCode(412);
        as(ADMINISTRATOR, Map.of())
                .post("/publications/{id}/release", draft.id())
                .then()
                .statusCode(428);
        act(draft.id(), draft.etag(), "release", Map.of("publicFrom", "2026-11-01T00:00:00Z"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/publicFrom"));
        Response released = act(draft.id(), draft.etag(), "release", Map.of());
        act(draft.id(), released.header("ETag"), "release", Map.of()).then().statusCode(409);
        act(draft.id(), released.header("ETag"), "withdraw", Map.of("reason", " "))
                .then()
                .statusCode(400);
        as(ADMINISTRATOR)
                .header("If-Match", released.header("ETag"))
                .delete("/publications/{id}", draft.id())
                .then()
                .statusCode(409);
        as(ADMINISTRATOR, Map.of("title", "Khác"))
                .header("If-Match", released.header("ETag"))
                .put("/publications/{id}", draft.id())
                .then()
                .statusCode(409);
    }

    @Test
    void aCorrectionIsNotPublicBeforeWhatItCorrects() {
        String first = released(Prepared.publicationBody(), "2026-11-30T02:00:00Z");
        Response second = draft(correction(first));
        act(second.path("id"), second.header("ETag"), "release", Map.of())
                .then()
                .statusCode(400)
                .body("errors.code", contains("before-corrected"));
    }

    @Test
    void aRepeatedKeyDraftsOnce() {
        for (int i = 0; i < 2; i++) {
            as(ADMINISTRATOR, Prepared.publicationBody())
                    .header("Idempotency-Key", "publication-1")
                    .post("/publications")
                    .then()
                    .statusCode(201);
        }
        as(ADMINISTRATOR).get("/publications").then().body("items", hasSize(1));
    }

    // ---- The bulletin on administrative procedures (task II.5)

    @Test
    void theBulletinTellsWhatWasCutAndTheFiguresThatBelongToIt() {
        Prepared.approved();
        Reports.approved(
                Tokens.reporter(Prepared.CENTRE),
                REVIEWER,
                Reports.draft(Prepared.JOINT_TARGET, Prepared.CENTRE, "2026-11", Map.of("value", 75)));
        released(bulletin(), null);
        anybody()
                .get(version(BULLETIN, 1) + "/data.json")
                .then()
                .statusCode(200)
                .body("bulletin.task", is("II.5"))
                .body("bulletin.procedures", is(2))
                .body("bulletin.documentsCut", is(4))
                .body("bulletin.daysCut", is(2))
                .body("targets", is(5))
                .body("figures.indicator", contains("DA06.I.1"));
    }

    @Test
    void aBulletinsProceduresAreUnderItsEmbargoAndGoneOnceItIsWithdrawn() {
        String id = released(bulletin(), "2026-11-30T02:00:00Z");
        anybody().get(version(BULLETIN, 1) + PROCEDURES).then().statusCode(404);
        TestClock.set(Instant.parse("2026-11-30T02:00:00Z"));
        anybody()
                .get(version(BULLETIN, 1) + PROCEDURES)
                .then()
                .statusCode(200)
                .body(containsString("Đăng ký thường trú"));
        withdrawn(id, "\"1\"");
        anybody()
                .get(version(BULLETIN, 1) + PROCEDURES)
                .then()
                .statusCode(410)
                .body("detail", containsString("Công bố nhầm kỳ."));
    }

    @Test
    void aBulletinIsRefusedByField() {
        Map<String, Object> none = new HashMap<>(bulletin());
        none.remove("bulletin");
        draft(none).then().statusCode(400).body("errors.pointer", contains("/bulletin"));
        Map<String, Object> grown = new HashMap<>(bulletin());
        grown.put("bulletin", Map.of("simplifications", List.of(simplification("Khai sinh", 1, 2, 3, 4))));
        draft(grown)
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        contains(
                                "/bulletin/simplifications/0/documentsAfter", "/bulletin/simplifications/0/daysAfter"));
        Map<String, Object> nothing = new HashMap<>(bulletin());
        nothing.put("bulletin", Map.of("simplifications", List.of()));
        draft(nothing).then().statusCode(400).body("errors.pointer", contains("/bulletin/simplifications"));
    }

    @Test
    void aProgrammeWithoutTheTaskHasNoBulletin() {
        Communes.establish(1);
        Map<String, Object> body = new HashMap<>(bulletin());
        body.put("plan", Communes.plan(Communes.code(1)));
        as(Tokens.of("administrator", "VN"), body)
                .post("/publications")
                .then()
                .statusCode(400)
                .body("errors.code", contains("no-bulletin"));
    }

    // ---- Cost

    @Test
    void aListCostsTheSameForMany() {
        released();
        long one = statementsOf(() -> anybody().get("/publications").then().statusCode(200));
        long own =
                statementsOf(() -> as(ADMINISTRATOR).get("/publications").then().statusCode(200));
        Prepared.unlocked("2026-10");
        Map<String, Object> other = new HashMap<>(Prepared.publicationBody());
        for (String period : List.of("2026-10", "2026-09", "2026-08")) {
            other.put("period", period);
            released(other, null);
        }
        released(bulletin(), null);
        assertEquals(
                one, statementsOf(() -> anybody().get("/publications").then().body("items", hasSize(5))));
        assertEquals(
                own,
                statementsOf(() -> as(ADMINISTRATOR).get("/publications").then().body("items", hasSize(5))));
    }

    @AfterEach
    void communesGo() throws SQLException {
        execute(Communes.FORGET);
    }
}
