package vn.tiendo06.kernel.error;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

/** Every error has one shape, tells what is wrong by name, and nothing of the inside. */
@QuarkusTest
class ErrorFormatTest extends ApiTest {

    private static final Pattern INSIDE = Pattern.compile(
            "(?i)exception|\\bat [a-z]+(\\.[a-z]+)+|vn\\.tiendo06|java\\.|jakarta|hibernate|jackson|postgres|psql"
                    + "|\\bselect\\b|\\binsert into\\b|\\bconstraint\\b|SQLState");

    @Inject
    DataSource database;

    private final String police = Tokens.reporter(POLICE);
    private final String admin = Tokens.of("administrator", "VN");

    /** What all errors have in common. */
    private static ValidatableResponse problem(Response response, int status, String code) {
        assertNothingOfTheInside(response);
        return response.then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .header("Content-Language", notNullValue())
                .body("type", is("urn:tiendo06:problem:" + code))
                .body("code", is(code))
                .body("status", is(status))
                .body("title", notNullValue());
    }

    private static void assertNothingOfTheInside(Response response) {
        String body = response.asString();
        assertFalse(INSIDE.matcher(body).find(), () -> body.substring(0, Math.min(300, body.length())));
    }

    private Response send(String body) {
        return as(police)
                .contentType("application/json; charset=utf-8")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/submissions");
    }

    private static String draftWith(String figures) {
        return "{\"subjectId\":\"%s\",\"unit\":\"10816.CA\",\"period\":\"2026-11\",\"figures\":%s}"
                .formatted(Prepared.TARGET, figures);
    }

    // ---- Requests that meet no endpoint

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/plans/da06-10816/nothing", "/targets/a/b/c/d", "/submissions/1/explode"})
    void unknownPath(String path) {
        problem(as(admin).get(path), 404, "not-found").body("instance", is("/api/v1" + path));
    }

    @Test
    void unknownPathOutsideTheApi() {
        problem(given().auth().oauth2(admin).get("/elsewhere"), 404, "not-found");
    }

    @Test
    void unknownObject() {
        problem(as(admin).get("/plans/{code}", "nothing"), 404, "not-found").body("detail", notNullValue());
        problem(as(admin).get("/submissions/{id}", "0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10"), 404, "not-found");
    }

    @Test
    void malformedIdentifier() {
        problem(as(admin).get("/submissions/{id}", "not-a-uuid"), 400, "invalid-request")
                .body("errors[0].pointer", is("path/id"))
                .body("errors[0].code", is("type"));
        problem(as(admin).get("/plans/{code}", "a\u0000b"), 400, "invalid-request")
                .body("errors[0].code", is("control-character"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plans/da06-10816", "/targets", "/localities/10816"})
    void methodNotAllowed(String path) {
        problem(as(admin).delete(path), 405, "method-not-allowed");
        problem(as(admin).patch(path), 405, "method-not-allowed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/plans/da06-10816|GET, HEAD",
                "/plans|GET, HEAD, POST",
                "/submissions/0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10|GET, HEAD, PUT",
                "/submissions/0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10/submit|POST",
                "/holidays/2027-01-01|DELETE, PUT"
            })
    void methodNotAllowedNamesThoseThatAre(String path, String allowed) {
        problem(as(admin).patch(path), 405, "method-not-allowed").header("Allow", allowed);
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE")) {
            int status = as(admin)
                    .contentType("application/json")
                    .body("{}")
                    .request(method, path)
                    .statusCode();
            assertEquals(List.of(allowed.split(", ")).contains(method), status != 405, method + " " + status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/octet-stream",
                "image/png",
                "application/x-ndjson",
                "application/stream+json"
            })
    void unsupportedMediaType(String type) {
        problem(
                as(police)
                        .header("Content-Type", type)
                        .body(draftWith("{}").getBytes(StandardCharsets.UTF_8))
                        .post("/submissions"),
                415,
                "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/png"})
    void notAcceptable(String accept) {
        problem(as(admin).header("Accept", accept).get("/plans"), 406, "not-acceptable");
    }

    // ---- Bodies

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"subjectId\":",
                "{'subjectId':'a'}",
                "{\"subjectId\" \"a\"}",
                "{\"figures\":{\"value\":NaN}}",
                "{\"figures\":{\"value\":01}}",
                "{\"figures\":{\"value\":+1}}",
                "{\"unit\":\"a\tb\"}",
                "{\"unit\":\"\\x\"}",
                "{,}",
                "// comment\n{}",
                "\uFEFF\uFEFF{}",
                "{\"subjectId\":\"a\"} {\"subjectId\":\"b\"}",
                "{\"subjectId\":\"a\"}]",
                "{\"subjectId\":\"a\",\"subjectId\":\"b\"}",
                "{\"figures\":{\"value\":1,\"value\":2}}"
            })
    void malformedJson(String body) {
        problem(send(body), 400, "invalid-request")
                .body("errors.size()", is(1))
                .body("errors[0].pointer", is(""))
                .body("errors[0].code", is("malformed-json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "null"})
    void emptyBody(String body) {
        problem(send(body), 400, "invalid-request").body("errors[0].code", is("required"));
    }

    @Test
    void noBodyAtAll() {
        problem(as(police).contentType(ContentType.JSON).post("/submissions"), 400, "invalid-request")
                .body("errors[0].code", is("required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "1", "true", "[{}]"})
    void notAnObject(String body) {
        problem(send(body), 400, "invalid-request").body("errors[0].code", is("type"));
    }

    @Test
    void everyWrongFieldIsTold() {
        problem(send("""
                                {"subjectId": 1, "unit": ["a"], "period": {"a": 1}, "more": 1, "evidence": "none",
                                 "figures": {"value": "12", "taskState": "SOMEDAY", "deliverableReached": "yes"}}"""), 400, "invalid-request")
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/subjectId",
                                "/unit",
                                "/period",
                                "/more",
                                "/evidence",
                                "/figures/value",
                                "/figures/taskState",
                                "/figures/deliverableReached"))
                .body("errors.find { it.pointer == '/more' }.code", is("unknown-field"))
                .body("errors.find { it.pointer == '/unit' }.code", is("type"))
                .body("errors.find { it.pointer == '/figures/taskState' }.code", is("unknown-value"));
    }

    @Test
    void missingFields() {
        problem(send("{}"), 400, "invalid-request")
                .body("errors.pointer", containsInAnyOrder("/subjectId", "/unit", "/period"))
                .body("errors.code", is(Collections.nCopies(3, "required")));
        problem(send("{\"subjectId\":\" \",\"unit\":\"\",\"period\":null}"), 400, "invalid-request")
                .body("errors.code", is(Collections.nCopies(3, "required")));
    }

    @Test
    void anUnknownFieldsNameIsEscapedInThePointer() {
        problem(send(draftWith("{\"a/b~c\":1}")), 400, "invalid-request")
                .body("errors[0].pointer", is("/figures/a~1b~0c"));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 999, 5_000, 200_000})
    void deepNesting(int depth) {
        problem(send("[".repeat(depth) + "]".repeat(depth)), 400, "invalid-request");
        problem(send("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999",
                "-1e999999",
                "1e-999999",
                "1e2147483647",
                "1e-2147483647",
                "1e99999999999",
                "100000000000000000000000000000000",
                "0.0000000000000001"
            })
    void hugeNumbers(String number) {
        long begun = System.nanoTime();
        problem(send(draftWith("{\"value\":" + number + "}")), 400, "invalid-request");
        problem(send("{\"period\":" + number + "}"), 400, "invalid-request");
        assertTrue(
                Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 5, "a number must not keep the server busy");
    }

    @Test
    void aNumberOfAThousandDigits() {
        problem(send(draftWith("{\"value\":" + "9".repeat(900) + "}")), 400, "invalid-request");
        problem(send(draftWith("{\"value\":" + "9".repeat(100_000) + "}")), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\u001b", "\\u007f", "\\ud800", "\\udc00x", "\\ud800\\ud800"})
    void controlCharactersAndBrokenSurrogates(String escape) {
        String body = "{\"subjectId\":\"%s\",\"unit\":\"10816.CA\",\"period\":\"2026-11\",\"narrative\":\"a%sb\"}"
                .formatted(Prepared.TARGET, escape);
        problem(send(body), 400, "invalid-request")
                .body("errors[0].pointer", is("/narrative"))
                .body("errors[0].code", is("control-character"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800"})
    void controlCharactersInAFieldsName(String escape) {
        problem(send("{\"a%s\":1}".formatted(escape)), 400, "invalid-request");
        problem(send("{\"a%s\":\"\\u0000\"}".formatted(escape)), 400, "invalid-request");
    }

    @Test
    void bytesThatAreNotUtf8() {
        byte[] body = "{\"subjectId\":\"a??b\"}".getBytes(StandardCharsets.ISO_8859_1);
        body[15] = (byte) 0xc3;
        body[16] = (byte) 0x28;
        problem(as(police).contentType("application/json").body(body).post("/submissions"), 400, "invalid-request");
    }

    @Test
    void lineEndsTabsAndRareLettersAreText() {
        String body = "{\"subjectId\":\"%s\",\"unit\":\"10816.CA\",\"period\":\"2026-11\",\"narrative\":\"%s\"}"
                .formatted(Prepared.TARGET, "một\\n\\thai 𠀋 \\ud840\\udc0b");
        send(body).then().statusCode(201).body("narrative", is("một\n\thai 𠀋 𠀋"));
    }

    @Test
    void tooLargeABody() {
        problem(send("{\"narrative\":\"" + "x".repeat(6_000_000) + "\"}"), 413, "payload-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "/", "a/b/c", "text/html"})
    void onlyJsonIsToBeHad(String accept) {
        for (String path : List.of("/plans", "/plans/da06-10816", "/units/10816.CA")) {
            int status = as(police).header("Accept", accept).get(path).statusCode();
            assertTrue(status == 406 || status == 400, accept + " " + path + " " + status);
        }
    }

    // ---- Parameters

    @ParameterizedTest
    @CsvSource({
        "limit,0,out-of-range",
        "limit,201,out-of-range",
        "limit,-1,out-of-range",
        "limit,many,type",
        "limit,1e2,type",
        "limit,99999999999,type",
        "sort,nothing,unknown-sort",
        "sort,code;drop table plan,unknown-sort",
        "cursor,garbage,bad-cursor",
        "colour,red,unknown-parameter"
    })
    void parameters(String name, String value, String code) {
        problem(as(admin).queryParam(name, value).get("/plans"), 400, "invalid-request")
                .body("errors[0].pointer", is("query/" + name))
                .body("errors[0].code", is(code));
    }

    // ---- Language

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|vi",
                "vi|vi",
                "en|en",
                "en-GB,en;q=0.9|en",
                "vi;q=0.2,en;q=0.8|en",
                "fr,de;q=0.5|vi",
                "fr,en;q=0.1|en",
                "*|vi",
                ";;;|vi",
                "en;q=abc|vi",
                "q=1|vi",
                "%00|vi"
            })
    void language(String header, String language) {
        var request = as(admin);
        Response response =
                (header == null ? request : request.header("Accept-Language", header)).get("/plans/{code}", "nothing");
        problem(response, 404, "not-found")
                .header("Content-Language", is(language))
                .body("title", is(language.equals("en") ? "Not found" : "Không tìm thấy"));
    }

    @Test
    void aHostileLanguageHeader() {
        problem(
                as(admin).header("Accept-Language", "en-".repeat(2_000)).get("/plans/{code}", "nothing"),
                404,
                "not-found");
    }

    @Test
    void faultsComeInBothLanguages() {
        String vietnamese = send("{}").path("errors[0].message");
        String english = as(police, "{}")
                .header("Accept-Language", "en")
                .post("/submissions")
                .path("errors[0].message");
        assertEquals("Required.", english);
        assertFalse(vietnamese.isBlank() || vietnamese.equals(english), vietnamese);
    }

    // ---- Writers at once

    @Test
    void oneOfTwoReviewersApproves() throws Exception {
        Prepared.Stored submitted = Prepared.submitted();
        List<Response> answers = atOnce("submission", i -> as(Tokens.token(
                        "reviewer-" + i, java.util.Set.of("reviewer"), List.of(), List.of(COMMUNE)))
                .header("If-Match", submitted.etag())
                .post("/submissions/{id}/approve", submitted.id()));
        assertEquals(List.of(200, 412), statuses(answers));
        problem(loser(answers), 412, "precondition-failed").body("detail", notNullValue());
        as(police)
                .get("/submissions/{id}/history", submitted.id())
                .then()
                .body("items.action", is(List.of("CREATE", "SUBMIT", "APPROVE")));
    }

    @Test
    void oneOfTwoEditsIsKept() throws Exception {
        Prepared.Stored draft = Prepared.draft();
        List<Response> answers = atOnce("submission", i -> as(police, Map.of("figures", Map.of("value", 50 + i)))
                .header("If-Match", draft.etag())
                .put("/submissions/{id}", draft.id()));
        assertEquals(List.of(200, 412), statuses(answers));
        problem(loser(answers), 412, "precondition-failed");
    }

    @Test
    void oneOfTwoDraftsIsMade() throws Exception {
        List<Response> answers =
                atOnce("submission", i -> as(i == 0 ? police : Tokens.colleague(POLICE), Prepared.draftBody())
                        .post("/submissions"));
        assertEquals(List.of(201, 409), statuses(answers));
        problem(loser(answers), 409, "conflict").body("detail", notNullValue());
        as(police).get("/submissions").then().body("items.size()", is(1));
    }

    @Test
    void oneOfTwoCorrectionsIsMade() throws Exception {
        Prepared.Stored approved = Prepared.approved();
        List<Response> answers =
                atOnce("submission", i -> as(police).post("/submissions/{id}/revisions", approved.id()));
        assertEquals(List.of(201, 409), statuses(answers));
        problem(loser(answers), 409, "conflict");
    }

    @Test
    void oneOfTwoAssignmentsIsKept() throws Exception {
        String target = PLAN + ".MT.III.4";
        String etag = as(admin).get("/targets/{id}", target).header("ETag");
        List<Response> answers = atOnce("subject", i -> as(
                        admin,
                        Map.of(
                                "comparator",
                                "GTE",
                                "value",
                                100 + i,
                                "document",
                                Map.of("number", "12/KH", "date", "2026-10-20", "issuer", "Bộ Công an")))
                .header("If-Match", etag)
                .put("/targets/{id}/milestones/{year}", target, 2026));
        assertEquals(List.of(200, 412), statuses(answers));
        problem(loser(answers), 412, "precondition-failed");
    }

    /** Holds writes to a table until two requests wait for it, so that both have read the same state. */
    private List<Response> atOnce(String table, IntFunction<Response> request) throws Exception {
        List<CompletableFuture<Response>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2);
                Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            try (var statement = holder.createStatement()) {
                statement.execute("lock table " + table + " in share mode");
            }
            for (int i = 0; i < 2; i++) {
                int number = i;
                running.add(CompletableFuture.supplyAsync(() -> request.apply(number), threads));
            }
            awaitWaiting();
            holder.rollback();
            holder.setAutoCommit(true);
            return running.stream().map(CompletableFuture::join).toList();
        }
    }

    private void awaitWaiting() throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try (Connection watcher = database.getConnection();
                var statement =
                        watcher.prepareStatement("select count(distinct pid) from pg_locks where not granted")) {
            while (System.nanoTime() < deadline) {
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    if (rows.getInt(1) >= 2) {
                        return;
                    }
                }
                Thread.sleep(20);
            }
        }
        throw new AssertionError("the two requests never met");
    }

    private static List<Integer> statuses(List<Response> answers) {
        return answers.stream().map(Response::statusCode).sorted().toList();
    }

    private static Response loser(List<Response> answers) {
        return answers.stream().filter(a -> a.statusCode() >= 400).findFirst().orElseThrow();
    }
}
