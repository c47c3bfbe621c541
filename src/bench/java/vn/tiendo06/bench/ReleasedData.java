package vn.tiendo06.bench;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.tiendo06.testing.Tokens;

/**
 * Makes, through the API as release 0.1 had it, something of everything that an installation keeps: reports in every state with
 * their history, corrections, files, contributions and comments, decisions of administrators made, changed and taken back. Any
 * later release must do the same, and so must 0.1 on a later schema.
 */
final class ReleasedData {

    static final String PLAN = "da06-10816";
    static final String POLICE = "10816.CA";
    static final String CENTRE = "10816.TTHCC";

    private static final String NEW_UNIT = "10816.THU";
    private static final String TARGETS = PLAN + ".MT.";
    private static final String TASKS = PLAN + ".NV.";
    private static final String JOINT = TARGETS + "I.1";
    private static final String OPEN = TARGETS + "III.4";
    private static final String WAITING = TASKS + "II.3";

    static final String COUNTRY = Tokens.of("administrator", "VN");
    static final String ADMINISTRATOR = Tokens.of("administrator", "10816");
    static final String REPORTER = Tokens.reporter(POLICE);
    static final String COLLEAGUE = Tokens.reporter(CENTRE);
    static final String REVIEWER = Tokens.of("reviewer", "10816");
    private static final String HEAD = Tokens.head(POLICE);

    private static final Map<String, String> PEOPLE =
            Map.of(REPORTER, "reporter", COLLEAGUE, "colleague", REVIEWER, "reviewer", HEAD, "head");

    /** A keyed transition, the version that it named, and its answer. */
    record Keyed(String path, String who, String key, String etag, String answer) {}

    /** Does a keyed transition once more. */
    Response again(Keyed one) {
        String token = PEOPLE.entrySet().stream()
                .filter(person -> person.getValue().equals(one.who()))
                .findFirst()
                .orElseThrow()
                .getKey();
        return as(token)
                .header("If-Match", one.etag())
                .header("Idempotency-Key", one.key())
                .post(one.path());
    }

    private final String base;

    /** The reports that are left unfinished, by their state; {@code CORRECTED} is an approved one. */
    final Map<String, String> reports = new HashMap<>();

    final List<Keyed> keyed = new ArrayList<>();

    ReleasedData(String base) {
        this.base = base;
    }

    /** Makes all of it on a database without a plan. */
    void fill() throws Exception {
        send(
                as(COUNTRY).body(Files.readString(Path.of("src/main/resources/plans/" + PLAN + ".json"))),
                "POST",
                "/plans",
                200);
        for (String period : List.of("2026-07", "2026-08", "2026-09", "2026-10", "2026-11")) {
            post(COUNTRY, "/lock-exceptions", lockException(period, "2099-01-01T00:00:00Z"), 201);
        }
        decisions();
        series();
        states();
        confirmed();
        joint();
    }

    private void decisions() {
        post(
                COUNTRY,
                "/localities",
                Map.of("code", "10999", "name", "Xã Thử", "level", "COMMUNE", "parentCode", "31"),
                201);
        String ended = post(COUNTRY, "/lock-exceptions", lockException("2026-06", "2099-01-01T00:00:00Z"), 201)
                .path("id");
        remove(COUNTRY, "/lock-exceptions/" + ended);
        post(
                ADMINISTRATOR,
                "/units",
                Map.of("code", NEW_UNIT, "localityCode", "10816", "name", "Đơn vị thử", "kind", "DIVISION"),
                201);
        change(ADMINISTRATOR, "/units/" + NEW_UNIT, Map.of("name", "Đơn vị thử 2", "kind", "DIVISION"));
        Map<String, Object> ending = Map.of("validTo", "2098-12-31", "successors", List.of(POLICE));
        change(ADMINISTRATOR, "/units/" + NEW_UNIT, "/ending", ending);
        send(tagged(ADMINISTRATOR, "/units/" + NEW_UNIT), "DELETE", "/units/" + NEW_UNIT + "/ending", 200);
        change(ADMINISTRATOR, "/units/" + NEW_UNIT, "/ending", ending);

        String member = post(
                        COUNTRY,
                        "/memberships",
                        Map.of("issuer", Tokens.ISSUER, "subject", "an", "role", "REPORTER", "units", List.of(POLICE)),
                        201)
                .path("id");
        change(COUNTRY, "/memberships/" + member, Map.of("units", List.of(CENTRE), "localities", List.of()));
        send(
                as(REPORTER).body(Map.of("email", "an@habac.gov.vn", "kinds", List.of("OVERDUE"))),
                "PUT",
                "/me/reminders",
                200);

        for (double ratio : List.of(0.8, 0.85)) {
            change(
                    ADMINISTRATOR,
                    "/plans/" + PLAN + "/status-thresholds",
                    Map.of("atRiskRatio", ratio, "dueSoonDays", 20, "figureDays", 60));
        }
        change(ADMINISTRATOR, "/targets/" + TARGETS + "III.5", "/trajectory", Map.of("trajectory", "HELD"));
        for (String unit : List.of("Công an xã", CENTRE)) {
            change(
                    ADMINISTRATOR,
                    "/targets/" + JOINT,
                    "/accountable-unit",
                    Map.of("unit", unit, "effectiveFrom", "2034-12-15"));
        }
        Map<String, String> document = Map.of("number", "12/KH", "date", "2026-10-20", "issuer", "Bộ Công an");
        change(
                ADMINISTRATOR,
                "/targets/" + OPEN,
                "/milestones/2026",
                Map.of("comparator", "GTE", "value", 100, "document", document));
        send(
                tagged(ADMINISTRATOR, "/tasks/" + WAITING).body(Map.of("document", document, "dueOn", "2027-06-30")),
                "POST",
                "/tasks/" + WAITING + "/triggers",
                201);
        post(ADMINISTRATOR, "/plans/" + PLAN + "/regimes", regime(), 201);

        post(ADMINISTRATOR, "/obligations/exemptions", exemption("2026-08"), 201);
        String taken = post(ADMINISTRATOR, "/obligations/exemptions", exemption("2026-09"), 201)
                .path("id");
        send(as(ADMINISTRATOR), "DELETE", "/obligations/exemptions/" + taken, 204);
        for (String day : List.of("2034-12-24", "2034-12-27")) {
            send(as(COUNTRY).body(Map.of("day", day, "name", "Nghỉ bù")), "PUT", "/holidays/" + day, 200, 201);
        }
        send(as(COUNTRY), "DELETE", "/holidays/2034-12-24", 204);
    }

    /** Figures in force over some months, one of them corrected. */
    private void series() {
        int value = 60;
        for (String period : List.of("2026-07", "2026-08", "2026-09", "2026-10")) {
            for (String row : List.of("III.1", "III.2", "III.5")) {
                approved(draft(REPORTER, TARGETS + row, POLICE, period, Map.of("value", value++)));
            }
            approved(draft(
                    REPORTER,
                    TARGETS + "III.3",
                    POLICE,
                    period,
                    Map.of("numerator", 7000 + value, "denominator", 8000)));
        }
        for (int percent : List.of(40, 55)) {
            approved(draft(
                    REPORTER,
                    TASKS + "IV.3",
                    POLICE,
                    percent == 40 ? "2026-09" : "2026-10",
                    Map.of("taskState", "IN_PROGRESS", "progressPercent", percent)));
        }
        String wrong = draft(REPORTER, TARGETS + "III.6", POLICE, "2026-09", Map.of("value", 31));
        approved(wrong);
        String right = revised(wrong);
        edited(right, 32);
        approved(right);
        reports.put("CORRECTED", right);
    }

    /** One report in each state, with what led there. */
    private void states() {
        String draft = draft(REPORTER, TARGETS + "III.1", POLICE, "2026-11", Map.of("value", 71));
        edited(draft, 72);
        String gone = attached(draft, "nham.txt", "Tệp nhầm");
        String file = "/submissions/" + draft + "/attachments/" + gone;
        send(tagged(REPORTER, "/submissions/" + draft), "DELETE", file, 200, 204);
        attached(draft, "so-lieu.txt", "Số liệu tháng 11");
        reports.put("DRAFT", draft);

        String submitted = draft(REPORTER, TARGETS + "III.2", POLICE, "2026-11", Map.of("value", 73));
        attached(submitted, "can-cu.txt", "Căn cứ của báo cáo");
        move(REPORTER, submitted, "submit", null);
        post(REVIEWER, "/submissions/" + submitted + "/comments", Map.of("text", "Nguồn số liệu nào?"), 201);
        post(REPORTER, "/submissions/" + submitted + "/comments", Map.of("text", "Hệ thống dân cư."), 201);
        reports.put("SUBMITTED", submitted);

        String returned =
                draft(REPORTER, TARGETS + "III.3", POLICE, "2026-11", Map.of("numerator", 7400, "denominator", 8000));
        move(REPORTER, returned, "submit", null);
        move(REVIEWER, returned, "return", Map.of("reason", "Thiếu văn bản"));
        edited(returned, 93);
        move(REPORTER, returned, "submit", null);
        move(REVIEWER, returned, "return", Map.of("reason", "Chưa khớp với tháng trước"));
        reports.put("RETURNED", returned);

        String withdrawn = draft(REPORTER, TARGETS + "III.5", POLICE, "2026-11", Map.of("value", 12));
        move(REPORTER, withdrawn, "submit", null);
        move(REPORTER, withdrawn, "withdraw", null);

        String corrected = draft(REPORTER, TARGETS + "III.10", POLICE, "2026-10", Map.of("value", 50));
        attached(corrected, "bien-ban.txt", "Biên bản đối chiếu");
        approved(corrected);
        reports.put("OPEN_CORRECTION", revised(corrected));

        String reopened = draft(REPORTER, TARGETS + "IV.3", POLICE, "2026-10", Map.of("value", 20));
        approved(reopened);
        send(
                tagged(ADMINISTRATOR, "/submissions/" + reopened).body(Map.of("reason", "Tính trùng một hộ")),
                "POST",
                "/submissions/" + reopened + "/reopen",
                200,
                201);
        String bulk = draft(REPORTER, TARGETS + "IV.5", POLICE, "2026-10", Map.of("value", 21));
        move(REPORTER, bulk, "submit", null);
        send(
                as(REVIEWER)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(Map.of("items", List.of(Map.of("id", bulk, "version", 1, "action", "APPROVE")))),
                "POST",
                "/submissions/bulk-review",
                200);
    }

    /** The plan asks for confirmation by the head of a unit for a while. */
    private void confirmed() {
        change(ADMINISTRATOR, "/plans/" + PLAN, "/review", Map.of("confirmationRequired", true));
        for (String row : List.of("IV.6", "IV.7")) {
            String report = draft(REPORTER, TARGETS + row, POLICE, "2026-10", Map.of("value", 40));
            move(REPORTER, report, "submit", null);
            move(HEAD, report, "confirm", null);
            reports.put("CONFIRMED", report);
            if (row.equals("IV.6")) {
                move(REVIEWER, report, "approve", null);
            }
        }
        change(ADMINISTRATOR, "/plans/" + PLAN, "/review", Map.of("confirmationRequired", false));
    }

    /** A report to which another unit adds. */
    private void joint() {
        String report = draft(COLLEAGUE, JOINT, CENTRE, "2026-10", Map.of("value", 75));
        Map<String, ?> words = Map.of("narrative", "Công an xã đã chuẩn hoá 120 trường thông tin.");
        change(REPORTER, "/submissions/" + report, "/contributions/" + POLICE, words);
        send(
                tagged(REPORTER, "/submissions/" + report),
                "DELETE",
                "/submissions/" + report + "/contributions/" + POLICE,
                200,
                204);
        change(REPORTER, "/submissions/" + report, "/contributions/" + POLICE, words);
        move(COLLEAGUE, report, "submit", null);
        move(REVIEWER, report, "approve", null);
    }

    private static Map<String, Object> lockException(String period, String until) {
        return Map.of("plan", PLAN, "period", period, "validUntil", until, "reason", "Nhập số liệu cũ");
    }

    private static Map<String, Object> exemption(String period) {
        return Map.of("subjectId", TARGETS + "III.6", "unit", POLICE, "period", period, "reason", "Hệ thống ngừng");
    }

    private static Map<String, Object> regime() {
        return Map.of(
                "effectiveFrom",
                "2030-09-15",
                "basis",
                "Quyết định 5/QĐ-UBND",
                "rules",
                List.of(Map.of("frequency", "QUARTER")),
                "deadlines",
                List.of(Map.of("period", "QUARTER", "level", "COMMUNE", "dueWorkingDays", 3, "lockDays", 5)));
    }

    private String draft(String token, String subject, String unit, String period, Map<String, ?> figures) {
        return post(
                        token,
                        "/submissions",
                        Map.of(
                                "subjectId",
                                subject,
                                "unit",
                                unit,
                                "period",
                                period,
                                "figures",
                                figures,
                                "narrative",
                                "Đã rà soát và đối chiếu.",
                                "difficulties",
                                "Thiếu thiết bị.",
                                "proposals",
                                "Đề nghị bổ sung.",
                                "evidence",
                                List.of(Map.of("number", "12/BC", "date", "2026-07-20", "issuer", "Công an xã"))),
                        201)
                .path("id");
    }

    /** Hands a report in and approves it. */
    void approved(String report) {
        move(REPORTER, report, "submit", null);
        move(REVIEWER, report, "approve", null);
    }

    /** The draft of a correction. */
    String revised(String report) {
        return post(REPORTER, "/submissions/" + report + "/revisions", Map.of(), 201)
                .path("id");
    }

    void edited(String report, int value) {
        change(REPORTER, "/submissions/" + report, Map.of("figures", Map.of("value", value), "narrative", "Đã sửa."));
    }

    private String attached(String report, String name, String text) {
        Response answer = tagged(REPORTER, "/submissions/" + report)
                .contentType("text/plain")
                .queryParam("name", name)
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post("/submissions/{id}/attachments", report);
        expect(answer, "attach to " + report, 201);
        return answer.path("attachments.find { it.name == '" + name + "' }.id");
    }

    /** A transition with a key; what it was answered is kept. */
    Response move(String token, String report, String action, Map<String, ?> body) {
        String path = "/submissions/" + report;
        String etag = etag(token, path);
        String key = UUID.randomUUID().toString();
        RequestSpecification request = as(token).header("If-Match", etag).header("Idempotency-Key", key);
        Response answer = send(body == null ? request : request.body(body), "POST", path + "/" + action, 200);
        if (body == null) {
            keyed.add(new Keyed(path + "/" + action, PEOPLE.get(token), key, etag, answer.asString()));
        }
        return answer;
    }

    private Response post(String token, String path, Map<String, ?> body, int status) {
        return send(
                as(token)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(body),
                "POST",
                path,
                status);
    }

    private void change(String token, String path, Map<String, ?> body) {
        change(token, path, "", body);
    }

    private void change(String token, String path, String part, Map<String, ?> body) {
        send(tagged(token, path).body(body), "PUT", path + part, 200, 201);
    }

    private void remove(String token, String path) {
        send(tagged(token, path), "DELETE", path, 200, 204);
    }

    private RequestSpecification as(String token) {
        return given().baseUri(base).basePath("/api/v1").auth().oauth2(token).contentType(ContentType.JSON);
    }

    private RequestSpecification tagged(String token, String path) {
        return as(token).header("If-Match", etag(token, path));
    }

    private String etag(String token, String path) {
        Response answer = as(token).get(path);
        expect(answer, "GET " + path, 200);
        return answer.header("ETag");
    }

    private static Response send(RequestSpecification request, String method, String path, Integer... good) {
        Response answer = request.request(method, path);
        expect(answer, method + " " + path, good);
        return answer;
    }

    private static void expect(Response answer, String call, Integer... good) {
        if (!List.of(good).contains(answer.statusCode())) {
            throw new AssertionError(call + " " + answer.statusCode() + " " + answer.asString());
        }
    }
}
