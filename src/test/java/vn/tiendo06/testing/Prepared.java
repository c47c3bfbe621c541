package vn.tiendo06.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Objects in a given state, brought there through the API by those whose job it is. */
public final class Prepared {

    /** A target that the commune's police alone answer for. */
    public static final String TARGET = ApiTest.PLAN + ".MT.III.3";

    public static final String PERIOD = "2026-11";

    /**
     * An object and the tag of its current version.
     *
     * @param part id of a part of it, null for none
     */
    public record Stored(String id, String etag, String part) {
        public Stored(String id, String etag) {
            this(id, etag, null);
        }
    }

    private Prepared() {}

    /** What the police draft. */
    public static Map<String, Object> draftBody() {
        return draftBody(PERIOD);
    }

    private static Map<String, Object> draftBody(String period) {
        return Map.of(
                "subjectId",
                TARGET,
                "unit",
                ApiTest.POLICE,
                "period",
                period,
                "figures",
                Map.of("numerator", 7400, "denominator", 8000));
    }

    public static Stored draft() {
        return draft(PERIOD);
    }

    private static Stored draft(String period) {
        return of(ApiTest.as(Tokens.reporter(ApiTest.POLICE), draftBody(period)).post("/submissions"), 201);
    }

    public static Stored submitted() {
        return submitted(draft());
    }

    private static Stored submitted(Stored draft) {
        return moved(draft, "submit", Tokens.reporter(ApiTest.POLICE));
    }

    /** As {@link #approved()}, for the month that runs: for tests that stand in the system's time. */
    public static Stored approvedNow() {
        String period = Reports.monthAt(TestClock.at(), ApiTest.as(Tokens.reporter(ApiTest.POLICE)));
        return approved(submitted(draft(period)));
    }

    public static Stored approved() {
        return approved(submitted());
    }

    private static Stored approved(Stored submitted) {
        return moved(submitted, "approve", Tokens.of("reviewer", ApiTest.COMMUNE));
    }

    /** A draft with a file. */
    public static Stored attached() {
        Stored draft = draft();
        Response response = given().basePath("/api/v1")
                .auth()
                .oauth2(Tokens.reporter(ApiTest.POLICE))
                .contentType("text/plain")
                .header("If-Match", draft.etag())
                .queryParam("name", "so-lieu.txt")
                .body("Số liệu tháng 11")
                .post("/submissions/{id}/attachments", draft.id());
        response.then().statusCode(201);
        return new Stored(draft.id(), response.header("ETag"), response.path("attachments[0].id"));
    }

    /** A target for which the service centre answers, together with the police. */
    public static final String JOINT_TARGET = ApiTest.PLAN + ".MT.I.1";

    public static final String CENTRE = "10816.TTHCC";

    /** The service centre's draft, to which the police may add. */
    public static Stored jointDraft() {
        return of(
                ApiTest.as(Tokens.reporter(CENTRE), Reports.draft(JOINT_TARGET, CENTRE, PERIOD, Map.of("value", 75)))
                        .post("/submissions"),
                201);
    }

    /** The same with what the police have added. */
    public static Stored contributed() {
        Stored draft = jointDraft();
        return of(
                ApiTest.as(Tokens.reporter(ApiTest.POLICE), contributionBody())
                        .header("If-Match", draft.etag())
                        .put("/submissions/{id}/contributions/{unit}", draft.id(), ApiTest.POLICE),
                200);
    }

    public static Map<String, Object> contributionBody() {
        return Map.of("narrative", "Công an xã đã chuẩn hoá 120 trường thông tin.");
    }

    /** An import of the police that is over. */
    public static Stored imported() {
        String id = ApiTest.as(Tokens.reporter(ApiTest.POLICE), Map.of("items", List.of(draftBody())))
                .queryParam("dryRun", true)
                .post("/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return finished(id);
    }

    /** The police's import of a table, over. */
    public static Stored sheetImported() {
        String id = ApiTest.as(Tokens.reporter(ApiTest.POLICE))
                .contentType(Joining.CSV)
                .body("subjectId,unit,period,value\n" + TARGET + ",10816.CA," + PERIOD + ",nhiều\n")
                .post("/imports")
                .path("id");
        return finished(id);
    }

    /** An import when it is over. */
    public static Stored finished(String id) {
        for (int i = 0; i < 1200; i++) {
            String state = ApiTest.as(Tokens.of("administrator", "VN"))
                    .get("/imports/{id}", id)
                    .path("state");
            if (!state.equals("QUEUED") && !state.equals("RUNNING")) {
                return new Stored(id, "\"0\"");
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("the import " + id + " does not end");
    }

    /** A webhook of the commune's administrator. */
    public static Stored webhook() {
        Response created = ApiTest.as(Tokens.of("administrator", ApiTest.COMMUNE), webhookBody())
                .post("/webhooks");
        created.then().statusCode(201);
        return new Stored(created.path("webhook.id"), created.header("ETag"));
    }

    public static Map<String, Object> webhookBody() {
        return Map.of("name", "Cổng thử", "url", "https://hook.example/x", "locality", ApiTest.COMMUNE, "active", true);
    }

    /** A unit of the commune. */
    public static Stored unit() {
        return of(
                ApiTest.as(Tokens.of("administrator", ApiTest.COMMUNE), unitBody())
                        .post("/units"),
                201);
    }

    public static final String NEW_UNIT = "10816.THU";

    public static Map<String, Object> unitBody() {
        return Map.of("code", NEW_UNIT, "localityCode", ApiTest.COMMUNE, "name", "Đơn vị thử", "kind", "DIVISION");
    }

    /** A unit of the commune that is to end. */
    public static Stored endingUnit() {
        Stored unit = unit();
        return of(
                ApiTest.as(Tokens.of("administrator", ApiTest.COMMUNE), Map.of("validTo", "2030-12-31"))
                        .header("If-Match", unit.etag())
                        .put("/units/{code}/ending", NEW_UNIT),
                200);
    }

    /** A reporter's membership. */
    public static Stored membership() {
        return of(ApiTest.as(Tokens.of("administrator", "VN"), membershipBody()).post("/memberships"), 201);
    }

    /** An account that a membership makes an integrator of a locality. */
    public static void integrator(String subject, String locality) {
        Map<String, Object> body = Map.of(
                "issuer", Tokens.ISSUER, "subject", subject, "role", "INTEGRATOR", "localities", List.of(locality));
        ApiTest.as(Tokens.of("administrator", "VN"), body)
                .post("/memberships")
                .then()
                .statusCode(201);
    }

    public static Map<String, Object> membershipBody() {
        return Map.of(
                "issuer", Tokens.ISSUER, "subject", "an.nguyen", "role", "REPORTER", "units", List.of(ApiTest.POLICE));
    }

    /** A release of the police from one report. */
    public static Stored exemption() {
        return of(ApiTest.as(Tokens.of("administrator", "VN"), exemptionBody()).post("/obligations/exemptions"), 201);
    }

    public static Map<String, Object> exemptionBody() {
        return Map.of("subjectId", TARGET, "unit", ApiTest.POLICE, "period", PERIOD, "reason", "Hệ thống ngừng");
    }

    /** An exception for the police from the lock of a period. */
    public static Stored lockException() {
        return of(
                ApiTest.as(Tokens.of("administrator", "VN"), lockExceptionBody())
                        .post("/lock-exceptions"),
                201);
    }

    public static Map<String, Object> lockExceptionBody() {
        return Map.of(
                "plan",
                ApiTest.PLAN,
                "period",
                "2026-10",
                "unit",
                ApiTest.POLICE,
                "validUntil",
                "2030-12-01T00:00:00+07:00",
                "reason",
                "Mất kết nối toàn xã");
    }

    /** Lifts the locks of periods, for tests of something else. */
    public static void unlocked(String... periods) {
        unlockedIn(ApiTest.PLAN, periods);
    }

    /** The same in any plan. */
    public static void unlockedIn(String plan, String... periods) {
        for (String period : periods) {
            Map<String, Object> exception = Map.of(
                    "plan",
                    plan,
                    "period",
                    period,
                    "validUntil",
                    "2031-01-01T00:00:00+07:00",
                    "reason",
                    "Nhập số liệu cũ");
            of(ApiTest.as(Tokens.of("administrator", "VN"), exception).post("/lock-exceptions"), 201);
        }
    }

    /** Has the plan ask the heads of its units to confirm what they report. */
    public static void confirmationRequired() {
        String administrator = Tokens.of("administrator", "VN");
        String etag = ApiTest.as(administrator).get("/plans/" + ApiTest.PLAN).header("ETag");
        ApiTest.as(administrator, Map.of("confirmationRequired", true))
                .header("If-Match", etag)
                .put("/plans/{code}/review", ApiTest.PLAN)
                .then()
                .statusCode(200);
    }

    /** A publication's draft. */
    public static Stored publication() {
        return of(
                ApiTest.as(Tokens.of("administrator", ApiTest.COMMUNE), publicationBody())
                        .post("/publications"),
                201);
    }

    public static Map<String, Object> publicationBody() {
        return Map.of(
                "kind", "FIGURES", "plan", ApiTest.PLAN, "period", PERIOD, "title", "Kết quả Đề án 06 tháng 11/2026");
    }

    /** A publication that is public. */
    public static Stored released() {
        Stored draft = publication();
        return of(
                ApiTest.as(Tokens.of("administrator", ApiTest.COMMUNE), Map.of())
                        .header("If-Match", draft.etag())
                        .post("/publications/{id}/release", draft.id()),
                200);
    }

    /** The correction of a publication that is public; public for a while, it has been withdrawn. */
    public static Stored withdrawnCorrection() {
        String administrator = Tokens.of("administrator", ApiTest.COMMUNE);
        Map<String, Object> correction = new HashMap<>(publicationBody());
        correction.put("corrects", released().id());
        correction.put("correctionReason", "=1+1 là sai: số liệu tính trùng");
        Stored draft = of(ApiTest.as(administrator, correction).post("/publications"), 201);
        Stored released = of(
                ApiTest.as(administrator, Map.of())
                        .header("If-Match", draft.etag())
                        .post("/publications/{id}/release", draft.id()),
                200);
        return of(
                ApiTest.as(administrator, Map.of("reason", "Nhầm kỳ"))
                        .header("If-Match", released.etag())
                        .post("/publications/{id}/withdraw", released.id()),
                200);
    }

    /** What is there already. */
    public static Stored existing(String path) {
        return of(ApiTest.as(Tokens.of("administrator", "VN")).get(path), 200);
    }

    private static Stored moved(Stored from, String action, String token) {
        return of(
                given().basePath("/api/v1")
                        .auth()
                        .oauth2(token)
                        .contentType(ContentType.JSON)
                        .header("If-Match", from.etag())
                        .post("/submissions/{id}/{action}", from.id(), action),
                200);
    }

    private static Stored of(Response response, int status) {
        response.then().statusCode(status);
        String etag = response.header("ETag");
        return new Stored(response.path("id"), etag == null ? "\"0\"" : etag);
    }
}
