package vn.tiendo06.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static vn.tiendo06.testing.Reports.create;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.drafted;
import static vn.tiendo06.testing.Reports.move;
import static vn.tiendo06.testing.Reports.submitted;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Tokens;

/** What submissions refuse to take, and how they say so. */
@QuarkusTest
class SubmissionInputTest extends ApiTest {

    private static final String TARGET = PLAN + ".MT.III.3";
    private static final String HEAD =
            "\"subjectId\":\"%s\",\"unit\":\"%s\",\"period\":\"2026-11\"".formatted(TARGET, POLICE);

    private final String police = Tokens.reporter(POLICE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);

    private static Map<String, Object> report() {
        return draft(TARGET, POLICE, "2026-11", Map.of("value", 85));
    }

    /** The part of a body that POST and PUT share, each with one thing wrong. */
    static Stream<Arguments> badContent() {
        String long8001 = "ă".repeat(8001);
        return Stream.of(
                Arguments.of("\"figures\":{\"value\":1e30}", "/figures/value digits"),
                Arguments.of("\"figures\":{\"value\":1e2000000000}", "/figures/value digits"),
                Arguments.of("\"figures\":{\"value\":1e-2000000000}", "/figures/value digits"),
                Arguments.of("\"figures\":{\"value\":0.0000001}", "/figures/value digits"),
                Arguments.of("\"figures\":{\"value\":100000000000000}", "/figures/value digits"),
                Arguments.of("\"figures\":{\"numerator\":1,\"denominator\":0.0000001}", "/figures/denominator digits"),
                Arguments.of("\"figures\":{\"value\":100.5}", "/figures/value out-of-range"),
                Arguments.of("\"figures\":{\"value\":-1}", "/figures/value out-of-range"),
                Arguments.of("\"figures\":{\"value\":\"85\"}", "/figures/value type"),
                Arguments.of("\"figures\":{\"value\":true}", "/figures/value type"),
                Arguments.of("\"figures\":{\"value\":[85]}", "/figures/value type"),
                Arguments.of("\"figures\":{\"value\":{}}", "/figures/value type"),
                Arguments.of("\"figures\":85", "/figures type"),
                Arguments.of("\"figures\":[]", "/figures type"),
                Arguments.of("\"figures\":{\"percent\":85}", "/figures/percent unknown-field"),
                Arguments.of("\"figures\":{\"progressPercent\":100.5}", "/figures/progressPercent too-large"),
                Arguments.of("\"figures\":{\"progressPercent\":-1}", "/figures/progressPercent too-small"),
                Arguments.of("\"figures\":{\"progressPercent\":0.001}", "/figures/progressPercent digits"),
                Arguments.of("\"figures\":{\"taskState\":\"FINISHED\"}", "/figures/taskState unknown-value"),
                Arguments.of("\"figures\":{\"taskState\":2}", "/figures/taskState unknown-value"),
                Arguments.of("\"figures\":{\"assessment\":\"FULFILLED\"}", "/figures/assessment not-for-kind"),
                Arguments.of("\"figures\":{\"deliverableReached\":\"yes\"}", "/figures/deliverableReached type"),
                Arguments.of("\"figures\":{\"numerator\":3,\"denominator\":2}", "/figures/numerator numerator-exceeds"),
                Arguments.of(
                        "\"figures\":{\"numerator\":0,\"denominator\":0}", "/figures/denominator zero-denominator"),
                Arguments.of(
                        "\"figures\":{\"value\":50,\"numerator\":1,\"denominator\":2}", "/figures/value either-or"),
                Arguments.of("\"narrative\":\"" + long8001 + "\"", "/narrative size"),
                Arguments.of("\"difficulties\":\"" + long8001 + "\"", "/difficulties size"),
                Arguments.of("\"proposals\":\"" + long8001 + "\"", "/proposals size"),
                Arguments.of("\"narrative\":7", "/narrative type"),
                Arguments.of("\"narrative\":[\"a\"]", "/narrative type"),
                Arguments.of("\"narrative\":\"a\\u0000b\"", "/narrative control-character"),
                Arguments.of("\"narrative\":\"a\\ud800b\"", "/narrative control-character"),
                Arguments.of("\"evidence\":{}", "/evidence type"),
                Arguments.of("\"evidence\":[null]", "/evidence/0 required"),
                Arguments.of("\"evidence\":[\"45/BC\"]", "/evidence/0 type"),
                Arguments.of("\"evidence\":[{}]", "/evidence/0/number required"),
                Arguments.of("\"evidence\":[{\"number\":\"  \"}]", "/evidence/0/number required"),
                Arguments.of("\"evidence\":[{\"number\":\"" + "1".repeat(101) + "\"}]", "/evidence/0/number size"),
                Arguments.of(
                        "\"evidence\":[{\"number\":\"1\"},{\"number\":\"2\",\"date\":\"2026-11-24\"}]",
                        "/evidence/1/date future-date"),
                Arguments.of("\"evidence\":[{\"number\":\"1\",\"date\":\"14/11/2026\"}]", "/evidence/0/date type"),
                Arguments.of("\"evidence\":[{\"number\":\"1\",\"date\":\"2026-02-30\"}]", "/evidence/0/date type"),
                Arguments.of("\"evidence\":[{\"number\":\"1\",\"date\":20260101}]", "/evidence/0/date type"),
                Arguments.of(
                        "\"evidence\":[{\"number\":\"1\",\"link\":\"javascript:alert(1)\"}]",
                        "/evidence/0/link format"),
                Arguments.of("\"evidence\":[{\"number\":\"1\",\"link\":\"ftp://a/b\"}]", "/evidence/0/link format"),
                Arguments.of("\"evidence\":[{\"number\":\"1\",\"link\":\"https://a b\"}]", "/evidence/0/link format"),
                Arguments.of(
                        "\"evidence\":[{\"number\":\"1\",\"link\":\"https://a/" + "b".repeat(2000) + "\"}]",
                        "/evidence/0/link size"),
                Arguments.of("\"evidence\":[{\"number\":\"1\",\"file\":\"x\"}]", "/evidence/0/file unknown-field"),
                Arguments.of(
                        "\"evidence\":[" + String.join(",", Collections.nCopies(51, "{\"number\":\"1\"}")) + "]",
                        "/evidence size"),
                Arguments.of("\"state\":\"APPROVED\"", "/state unknown-field"),
                Arguments.of("\"narrative\":\"a\",\"narrative\":\"b\"", " malformed-json"));
    }

    private static void refused(ValidatableResponse answer, String fault) {
        answer.statusCode(400)
                .contentType("application/problem+json")
                .body("code", is("invalid-request"))
                .body("errors", hasSize(1))
                .body("errors[0].pointer", is(fault.substring(0, fault.lastIndexOf(' '))))
                .body("errors[0].code", is(fault.substring(fault.lastIndexOf(' ') + 1)));
    }

    @ParameterizedTest(name = "{1} {index}")
    @MethodSource("badContent")
    void badContentOfADraft(String content, String fault) {
        // A task's fields fit no target, whatever they say: try those on a task.
        String head =
                fault.matches("/figures/(progress|task|deliv).*") ? HEAD.replace(TARGET, PLAN + ".NV.IV.1") : HEAD;
        refused(
                as(police, "{" + head + "," + content + "}")
                        .post("/submissions")
                        .then(),
                fault);
    }

    @ParameterizedTest(name = "{1} {index}")
    @MethodSource("badContent")
    void badContentOfAnEdit(String content, String fault) {
        boolean ofTask = fault.matches("/figures/(progress|task|deliv).*");
        String id = drafted(police, ofTask ? draft(PLAN + ".NV.IV.1", POLICE, "2026-11", Map.of()) : report());
        refused(
                as(police, "{" + content + "}")
                        .header("If-Match", "\"0\"")
                        .put("/submissions/{id}", id)
                        .then(),
                fault);
        as(police).get("/submissions/{id}", id).then().header("ETag", "\"0\"");
    }

    @ParameterizedTest
    @CsvSource({
        "subjectId, /subjectId required",
        "unit,      /unit required",
        "period,    /period required",
    })
    void missingOrTooLong(String field, String fault) {
        Map<String, Object> body = report();
        body.remove(field);
        refused(create(police, body), fault);
        body.put(field, "   ");
        refused(create(police, body), fault);
        body.put(field, "x".repeat(201));
        refused(create(police, body), "/" + field + " size");
        body.put(field, 7);
        refused(create(police, body), "/" + field + " type");
    }

    @ParameterizedTest
    @CsvSource({
        "III.3",
        "da06-10816.MT.III.99",
        "da06-99999.MT.III.3",
        "' or 1=1 --",
    })
    void unknownSubject(String id) {
        Map<String, Object> body = report();
        body.put("subjectId", id);
        refused(create(police, body), "/subjectId unknown-subject");
    }

    @Test
    void tellsAllThatIsWrong() {
        as(police, "{\"figures\":{\"value\":\"a\",\"x\":1},\"y\":2,\"evidence\":[{\"date\":\"z\"}]}")
                .post("/submissions")
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/figures/value", "/figures/x", "/y", "/evidence/0/date"));
        as(police, draft(TARGET, CULTURE, "2099-11", Map.of("value", 101)))
                .post("/submissions")
                .then()
                .statusCode(403);
        Map<String, Object> body = draft(PLAN + ".MT.IV.1", POLICE, "2099-11", Map.of("value", 101));
        body.put("evidence", List.of(Map.of("number", "1", "date", "2027-01-01")));
        String reporter = Tokens.reporter(CULTURE);
        body.put("unit", CULTURE);
        body.put("subjectId", TARGET);
        as(reporter, body)
                .header("Accept-Language", "en")
                .post("/submissions")
                .then()
                .statusCode(400)
                .header("Content-Language", "en")
                .body("errors.pointer", contains("/unit", "/period", "/figures/value", "/evidence/0/date"))
                .body("errors.code", contains("not-responsible", "unknown-period", "out-of-range", "future-date"))
                .body("errors[1].message", is("There is no reporting period \"2099-11\"."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "\"text\"", "{", "{} {}", "{\"unit\":}"})
    void noObject(String body) {
        as(police, body).post("/submissions").then().statusCode(400).body("code", is("invalid-request"));
    }

    @Test
    void anotherContentType() {
        as(police)
                .contentType("text/plain")
                .body("x")
                .post("/submissions")
                .then()
                .statusCode(415)
                .body("code", is("unsupported-media-type"));
    }

    @Test
    void theLongestThatFits() {
        Map<String, Object> body = report();
        body.put("narrative", "ă".repeat(8000));
        body.put("evidence", Collections.nCopies(50, Map.of("number", "1".repeat(100), "date", "2026-11-23")));
        body.put("figures", Map.of("value", 99.999999));
        create(police, body).statusCode(201).body("evidence", hasSize(50)).body("figures.value", equalTo(99.999999f));
    }

    @Test
    void aCountWithAllItsDigits() {
        as(
                        police,
                        "{\"subjectId\":\"" + PLAN + ".MT.IV.4\",\"unit\":\"" + POLICE
                                + "\",\"period\":\"2026-11\",\"figures\":{\"value\":99999999999999}}")
                .post("/submissions")
                .then()
                .statusCode(201)
                .body("figures.value", is(99999999999999L));
    }

    @ParameterizedTest
    @CsvSource({"-99999999999999, 0.000001", "-99999999999999, 1"})
    void aFallTooDeepToKeep(String numerator, String denominator) {
        String body = ("{\"subjectId\":\"%s.MT.V.5\",\"unit\":\"%s\",\"period\":\"2026-11\",\"figures\":"
                        + "{\"numerator\":%s,\"denominator\":%s}}")
                .formatted(PLAN, POLICE, numerator, denominator);
        refused(as(police, body).post("/submissions").then(), "/figures/numerator digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":null}", "{\"reason\":\" \"}"})
    void aReturnNeedsItsReason(String body) {
        String id = submitted(police, report());
        refused(
                as(reviewer, body)
                        .header("If-Match", "\"1\"")
                        .post("/submissions/{id}/return", id)
                        .then(),
                "/reason required");
        refused(
                as(reviewer, Map.of("reason", "x".repeat(2001)))
                        .header("If-Match", "\"1\"")
                        .post("/submissions/{id}/return", id)
                        .then(),
                "/reason size");
        as(reviewer).get("/submissions/{id}", id).then().body("state", is("SUBMITTED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"edit", "submit", "withdraw", "approve", "return"})
    void ifMatch(String action) {
        boolean review = action.equals("approve") || action.equals("return");
        String id = review ? submitted(police, report()) : drafted(police, report());
        int version = review ? 1 : 0;
        String token = review ? reviewer : police;
        matched(token, id, null, action).statusCode(428).body("code", is("precondition-required"));
        matched(token, id, "\"" + (version + 1) + "\"", action).statusCode(412).body("code", is("precondition-failed"));
        for (String bad : List.of("W/\"" + version + "\"", "*", "" + version, "\"" + version + "\", \"9\"", "\"x\"")) {
            matched(token, id, bad, action)
                    .statusCode(400)
                    .body("errors[0].pointer", is("header/If-Match"))
                    .body("errors[0].code", is("bad-if-match"));
        }
        matched(token, id, "\"" + version + "\"", action).statusCode(200).header("ETag", "\"" + (version + 1) + "\"");
        matched(token, id, "\"" + version + "\"", action).statusCode(412);
    }

    private ValidatableResponse matched(String token, String id, String ifMatch, String action) {
        if (!action.equals("edit")) {
            return move(token, id, ifMatch, action);
        }
        var request = as(token, Map.of("figures", Map.of("value", 1)));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/submissions/{id}", id)
                .then();
    }
}
