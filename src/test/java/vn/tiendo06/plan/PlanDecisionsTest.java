package vn.tiendo06.plan;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Tokens;

/** What is decided after the plan was issued: values given to milestones, documents that set tasks in motion. */
@QuarkusTest
class PlanDecisionsTest extends ApiTest {

    private static final String ADMIN = Tokens.of("administrator", COMMUNE);
    private static final String ASSIGNED = "/targets/" + PLAN + ".MT.III.4";
    private static final String WAITING = "/tasks/" + PLAN + ".NV.II.3";

    private static final String ASSIGNMENT = """
            {"comparator": "GTE", "value": 150,
             "document": {"number": "77/QĐ-UBND", "date": "2026-11-20", "issuer": "UBND thành phố", "title": null}}""";

    private static final String TRIGGER = """
            {"document": {"number": "12/BCA", "date": "2026-10-20", "issuer": "Bộ Công an"}, "dueOn": "2027-06-30"}""";

    @Test
    void aValueIsAssigned() throws IOException {
        String before = etag(ASSIGNED);
        ValidatableResponse answer = put("III.4", 2026, ASSIGNMENT).statusCode(200);
        JsonNode target = Pages.parse(answer.extract().asString());
        JsonNode milestone = target.at("/milestones/0");
        assertEquals(Pages.parse("""
                        {"year": 2026, "comparator": "GTE", "value": 150, "text": "Theo chỉ tiêu được giao",
                         "assignedBy": {"number": "77/QĐ-UBND", "date": "2026-11-20", "issuer": "UBND thành phố",
                           "title": null}}"""), milestone);
        assertEquals("NONE", target.at("/milestones/1/comparator").textValue());
        String after = answer.extract().header("ETag");
        assertEquals(next(before), after);
        assertEquals(target, Pages.json(as(ADMIN).get(ASSIGNED)));
        assertEquals(List.of("III.4"), codes("/targets?numeric=true&section=III&q=nuoc ngoai"));
        assertEquals(List.of("III.4"), codes("/targets?status=NO_DATA&section=III&q=nuoc ngoai"));

        // Loading the plan again keeps it.
        try (InputStream in = PlanDecisionsTest.class.getResourceAsStream("/plans/" + PLAN + ".json")) {
            as(ADMIN, new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .post("/plans")
                    .then()
                    .statusCode(200)
                    .body("plan", is("UNCHANGED"));
        }
        assertEquals(target, Pages.json(as(ADMIN).get(ASSIGNED)));
        assertEquals(after, etag(ASSIGNED));
    }

    @Test
    void aLaterDocumentTakesTheEarliersPlace() {
        put("III.4", 2026, ASSIGNMENT).statusCode(200);
        put("III.4", 2026, ASSIGNMENT.replace("150", "175.5").replace("77/", "78/"))
                .statusCode(200)
                .body("milestones[0].value", is(175.5f))
                .body("milestones[0].assignedBy.number", is("78/QĐ-UBND"))
                .body("milestones.size()", is(2));
    }

    @Test
    void aYearThePlanIsSilentAbout() {
        put("III.4", 2028, ASSIGNMENT)
                .statusCode(200)
                .body("milestones.year", contains(2026, 2028, 2030))
                .body("milestones[1].value", is(150))
                .body("milestones[1].text", nullValue());
        put("I.4", 2030, ASSIGNMENT.replace("150", "100"))
                .statusCode(200)
                .body("milestones.year", contains(2026, 2030));
    }

    static Stream<Arguments> refusedAssignments() {
        return Stream.of(
                refused("I.1", 2026, ASSIGNMENT.replace("150", "90"), "path/year", "qualitative-only"),
                refused("V.7", 2030, ASSIGNMENT, "/value", "value-needs-unit"),
                refused("II.13", 2026, ASSIGNMENT, "/value", "value-needs-unit"),
                refused("I.4", 2030, ASSIGNMENT, "/value", "out-of-range"),
                refused("I.4", 2030, ASSIGNMENT.replace("150", "100.000001"), "/value", "out-of-range"),
                refused("III.4", 2026, ASSIGNMENT.replace("150", "-1"), "/value", "too-small"),
                refused("III.4", 2026, ASSIGNMENT.replace("150", "0.1234567"), "/value", "digits"),
                refused("III.4", 2026, ASSIGNMENT.replace("150", "\"150\""), "/value", "type"),
                refused("III.4", 2026, ASSIGNMENT.replace("150", "null"), "/value", "required"),
                refused("III.4", 2026, ASSIGNMENT.replace("GTE", "NONE"), "/comparator", "value-needs-comparator"),
                refused("III.4", 2026, ASSIGNMENT.replace("GTE", "LTE"), "/comparator", "against-direction"),
                refused("III.4", 2026, ASSIGNMENT.replace("GTE", "ABOUT"), "/comparator", "unknown-value"),
                refused("III.4", 2025, ASSIGNMENT, "path/year", "year-outside-plan"),
                refused("III.4", 2031, ASSIGNMENT, "path/year", "year-outside-plan"),
                refused("III.4", 2026, ASSIGNMENT.replace("11-20", "11-24"), "/document/date", "future-date"),
                refused("III.4", 2026, ASSIGNMENT.replace("2026-11", "1900-11"), "/document/date", "too-small"),
                refused("III.4", 2026, ASSIGNMENT.replace("77/QĐ-UBND", " "), "/document/number", "required"),
                refused("III.4", 2026, ASSIGNMENT.replace("comparator", "compare"), "/compare", "unknown-field"),
                refused("III.4", 2026, "{\"comparator\": \"GTE\", \"value\": 1}", "/document", "required"));
    }

    @ParameterizedTest
    @MethodSource
    void refusedAssignments(String code, int year, String body, String pointer, String reason) {
        String before = etag("/targets/" + PLAN + ".MT." + code);
        put(code, year, body)
                .statusCode(400)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(reason));
        assertEquals(before, etag("/targets/" + PLAN + ".MT." + code));
    }

    @Test
    void todaysDocumentIsNotOfTheFuture() {
        put("III.4", 2026, ASSIGNMENT.replace("11-20", "11-23")).statusCode(200);
    }

    static Stream<Arguments> ifMatch() {
        return Stream.of(ASSIGNED, WAITING)
                .flatMap(path -> Stream.of(
                        Arguments.of(path, null, 428, "precondition-required"),
                        Arguments.of(path, "", 428, "precondition-required"),
                        Arguments.of(path, "*", 400, "invalid-request"),
                        Arguments.of(path, "W/{etag}", 400, "invalid-request"),
                        Arguments.of(path, "{etag}, {etag}", 400, "invalid-request"),
                        Arguments.of(path, "1", 400, "invalid-request"),
                        Arguments.of(path, "\"9999\"", 412, "precondition-failed"),
                        Arguments.of(path, "\"0\"", 412, "precondition-failed")));
    }

    @ParameterizedTest
    @MethodSource
    void ifMatch(String path, String ifMatch, int status, String code) {
        RequestSpecification request = as(ADMIN, path.equals(ASSIGNED) ? ASSIGNMENT : TRIGGER);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch.replace("{etag}", etag(path)));
        }
        Response response = write(request, path);
        response.then().statusCode(status).body("code", is(code));
    }

    @ParameterizedTest
    @CsvSource({"viewer,10816,403", "reviewer,10816,403", "auditor,VN,403", "administrator,01,404", "administrator,31,0"
    })
    void whoDecides(String role, String locality, int refused) {
        for (String path : List.of(ASSIGNED, WAITING)) {
            String body = path.equals(ASSIGNED) ? ASSIGNMENT : TRIGGER;
            int done = path.equals(ASSIGNED) ? 200 : 201;
            RequestSpecification request = as(Tokens.of(role, locality), body).header("If-Match", etag(path));
            write(request, path).then().statusCode(refused == 0 ? done : refused);
        }
    }

    @Test
    void ofTwoWritersAtOnceOneIsTold() {
        for (String path : List.of(ASSIGNED, WAITING)) {
            String etag = etag(path);
            List<CompletableFuture<Integer>> writers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> write(
                                    as(ADMIN, path.equals(ASSIGNED) ? ASSIGNMENT : TRIGGER)
                                            .header("If-Match", etag),
                                    path)
                            .statusCode()))
                    .limit(4)
                    .toList();
            List<Integer> statuses =
                    writers.stream().map(CompletableFuture::join).sorted().toList();
            assertEquals(List.of(path.equals(ASSIGNED) ? 200 : 201, 412, 412, 412), statuses, path);
        }
    }

    @Test
    void aTriggerDatesItsTask() {
        String before = etag(WAITING);
        Response answer = trigger("II.3", TRIGGER);
        answer.then()
                .statusCode(201)
                .header("ETag", next(before))
                .body("triggers.size()", is(1))
                .body("triggers[0].dueOn", is("2027-06-30"))
                .body("triggers[0].document.number", is("12/BCA"))
                .body("triggers[0].recordedBy", is("Tên administrator-10816"))
                .body("triggers[0].recordedAt", is("2026-11-23T05:00:00Z"))
                .body("schedule.kind", is("AFTER_EVENT"));
        assertEquals(next(before), etag(WAITING));
        trigger("II.3", TRIGGER.replace("2027-06-30", "2027-09-30"))
                .then()
                .statusCode(201)
                .body("triggers.dueOn", contains("2027-06-30", "2027-09-30"));
        assertEquals(List.of("II.3"), codes("/tasks?section=II&dueFrom=2027-09-30&dueTo=2027-09-30"));
        assertEquals(false, codes("/tasks?status=AWAITING_TRIGGER&section=II").contains("II.3"));
    }

    @Test
    void aTriggerIsRecordedOnceForItsKey() {
        String etag = etag(WAITING);
        for (int i = 0; i < 2; i++) {
            as(ADMIN, TRIGGER)
                    .header("If-Match", etag)
                    .header("Idempotency-Key", "trigger-key-1")
                    .post(WAITING + "/triggers")
                    .then()
                    .statusCode(201)
                    .header("ETag", next(etag))
                    .body("triggers.size()", is(1));
        }
        as(ADMIN).get(WAITING).then().body("triggers.size()", is(1));
    }

    static Stream<Arguments> refusedTriggers() {
        return Stream.of(
                Arguments.of("I.2", TRIGGER, "", "not-conditional"),
                Arguments.of("II.3", TRIGGER.replace("2027-06-30", "2026-10-19"), "/dueOn", "contradicts"),
                Arguments.of("II.3", TRIGGER.replace("2027-06-30", "2101-01-01"), "/dueOn", "out-of-range"),
                Arguments.of("II.3", TRIGGER.replace("2027-06-30", "2027-06-31"), "/dueOn", "type"),
                Arguments.of("II.3", TRIGGER.replace("10-20", "11-24"), "/document/date", "future-date"),
                Arguments.of("II.3", TRIGGER.replace("Bộ Công an", ""), "/document/issuer", "required"),
                Arguments.of("II.3", "{\"dueOn\": \"2027-06-30\"}", "/document", "required"));
    }

    @ParameterizedTest
    @MethodSource
    void refusedTriggers(String code, String body, String pointer, String reason) {
        trigger(code, body)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(reason));
    }

    @Test
    void aTaskWithADateAndAConditionTakesATriggerToo() {
        trigger("V.4", TRIGGER).then().statusCode(201).body("schedule.dueDates", contains("2028-03-31"));
    }

    private static Arguments refused(String code, int year, String body, String pointer, String reason) {
        return Arguments.of(code, year, body, pointer, reason);
    }

    private static ValidatableResponse put(String code, int year, String body) {
        String path = "/targets/" + PLAN + ".MT." + code;
        return as(ADMIN, body)
                .header("If-Match", etag(path))
                .put(path + "/milestones/" + year)
                .then();
    }

    private static Response trigger(String code, String body) {
        String path = "/tasks/" + PLAN + ".NV." + code;
        return as(ADMIN, body).header("If-Match", etag(path)).post(path + "/triggers");
    }

    private static Response write(RequestSpecification request, String path) {
        return path.equals(ASSIGNED) ? request.put(path + "/milestones/2026") : request.post(path + "/triggers");
    }

    private static List<String> codes(String pathAndQuery) {
        return as(ADMIN).get(pathAndQuery).then().statusCode(200).extract().path("items.code");
    }

    private static String etag(String path) {
        return as(ADMIN).get(path).then().statusCode(200).extract().header("ETag");
    }

    private static String next(String etag) {
        return "\"" + (Integer.parseInt(etag.replace("\"", "")) + 1) + "\"";
    }
}
