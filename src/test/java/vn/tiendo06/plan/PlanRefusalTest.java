package vn.tiendo06.plan;

import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Tokens;

/** A faulty plan document is refused with every fault by row, field and reason. */
@QuarkusTest
class PlanRefusalTest extends ApiTest {

    private static final String OTHER = "10902";
    private static final String ADMIN = Tokens.of("administrator", OTHER);

    /** Rows of the document that faults are put in: each fault has a row of its own. */
    private static final int ROWS = 25;

    /** What a change to a faultless document makes of it, as "row pointer code". */
    record Fault(String expected, Consumer<ObjectNode> change) {
        @Override
        public String toString() {
            return expected;
        }
    }

    @BeforeEach
    void otherCommune() {
        as(Tokens.of("administrator", "31"), locality("10902", "COMMUNE")).post("/localities");
    }

    static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        target(faults, 0, "/code unknown-section", "targets/IX.1", t -> t.put("code", "IX.1"));
        target(faults, 24, "/code duplicate-code", "targets/I.24", t -> t.put("code", "I.24"));
        target(faults, 2, "/code format", "targets/A1", t -> t.put("code", "A1"));
        target(faults, 3, "/statement required", t -> t.put("statement", "  "));
        target(faults, 4, "/indicatorCode duplicate-code", t -> t.put("indicatorCode", "DA06.I.1"));
        target(faults, 5, "/monitoringUnits/1 unresolved-unit", t -> units(t, "Công an xã", "Phòng Không Có"));
        target(faults, 6, "/monitoringUnits/1 duplicate-mention", t -> units(t, "Công an xã", "CÔNG AN XÃ;"));
        target(faults, 7, "/monitoringUnits required", PlanRefusalTest::units);
        target(faults, 8, "/milestones/0/comparator value-needs-comparator", t -> milestone(t, 2026, "NONE", "80"));
        target(faults, 9, "/milestones/0/value comparator-needs-value", t -> milestone(t, 2026, "GTE", "null"));
        target(faults, 10, "/milestones/0/year year-outside-plan", t -> milestone(t, 2031, "GTE", "80"));
        target(faults, 11, "/milestones/0/value out-of-range", t -> milestone(t, 2026, "GTE", "120"));
        target(faults, 12, "/milestones/0/value digits", t -> milestone(t, 2026, "GTE", "0.1234567"));
        target(faults, 13, "/milestones/0/text text-required", t -> milestone(t, 2026, "NONE", "null")
                .putNull("text"));
        target(faults, 14, "/milestones/0/year required", t -> milestone(t, 2026, "GTE", "80")
                .putNull("year"));
        target(faults, 15, "/milestones/1/year duplicate-year", t -> milestone(t, 2030, "GTE", "80"));
        target(faults, 16, "/unitOfMeasure value-needs-unit", t -> t.putNull("unitOfMeasure")
                .putNull("measure"));
        target(faults, 17, "/measure measure-mismatch", t -> t.put("unitOfMeasure", "hồ sơ"));
        target(faults, 18, "/direction required", t -> t.remove("direction"));
        target(faults, 19, "/source required", t -> t.put("source", " \t "));
        target(faults, 20, "/maximum too-small", t -> t.put("maximum", -1).putArray("milestones"));
        target(faults, 21, "/milestones/0/comparator against-direction", t -> milestone(t, 2026, "LTE", "80"));
        // An exact value may be approached from either side.
        target(faults, 22, "/milestones/0/comparator against-direction", t -> ((ObjectNode)
                        t.put("direction", "DECREASE").at("/milestones/1"))
                .put("comparator", "EQ"));
        task(faults, 0, "/code unknown-section", "tasks/II.1", t -> t.put("code", "II.1"));
        task(faults, 1, "/schedule/dueDates dates-required", t -> schedule(t, "BY_DATE"));
        task(faults, 2, "/schedule/recurrence recurrence-required", t -> schedule(t, "RECURRING"));
        task(faults, 3, "/schedule/recurrence recurrence-only", t -> schedule(t, "ONGOING")
                .put("recurrence", "MONTHLY"));
        task(
                faults,
                4,
                "/schedule/dueDates/1 dates-ascending",
                t -> schedule(t, "BY_DATE", "2027-03-31", "2026-12-31"));
        task(faults, 5, "/schedule/dueDates/0 date-outside-plan", t -> schedule(t, "MILESTONES", "2025-12-31"));
        task(faults, 6, "/schedule/condition condition-required", t -> schedule(t, "AFTER_EVENT"));
        task(faults, 7, "/schedule/kind required", t -> schedule(t, "BY_DATE", "2026-12-31")
                .remove("kind"));
        task(faults, 8, "/schedule required", t -> t.remove("schedule"));
        task(faults, 9, "/leads required", t -> t.putArray("leads"));
        task(faults, 10, "/leads/0 unresolved-unit", t -> t.putArray("leads").add("10816.CA"));
        task(faults, 11, "/coordinators/0 required", t -> t.putArray("coordinators")
                .add(" "));
        unit(faults, OTHER + ".CB", "/aliases duplicate-alias", u -> u.putArray("aliases")
                .add("CÔNG AN  XÃ"));
        unit(faults, OTHER + ".X", "/localityCode locality-differs", u -> u.put("localityCode", "10816"));
        unit(faults, OTHER + ".P", "/parentCode unresolved-unit", u -> u.put("parentCode", "10902.NONE"));
        unit(faults, OTHER + ".M", "/members not-for-kind", u -> u.putArray("members")
                .add(OTHER + ".CA"));
        unit(faults, OTHER + ".G", "/members/0 unresolved-unit", u -> group(u, OTHER + ".G"));
        unit(faults, OTHER + ".H", "/members/0 unresolved-unit", u -> group(u, "10816.CA"));
        unit(faults, OTHER + ".R", "/members/1 duplicate-mention", u -> group(u, OTHER + ".CA", OTHER + ".CA"));
        unit(faults, "31.SNV", "/name unit-differs", u -> u.put("localityCode", "31"));
        unit(faults, OTHER + ".CA", "/code duplicate-code", u -> u.put("name", "Công an xã")
                .put("kind", "POLICE"));
        faults.add(new Fault("sections/I /sections/2/numeral duplicate-code", plan -> ((ArrayNode) plan.get("sections"))
                .add(plan.get("sections").get(0).deepCopy())));
        faults.add(new Fault("- /issuer required", plan -> plan.put("issuer", "")));
        return faults;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachFaultAlone(Fault fault) {
        ObjectNode plan = faultless();
        fault.change().accept(plan);
        assertEquals(
                List.of(settled(fault, plan)), told(as(ADMIN, plan.toString()).post("/plans?dryRun=true")));
    }

    @Test
    void everyFaultAtOnce() {
        ObjectNode plan = faultless();
        List<String> expected = new ArrayList<>();
        for (Fault fault : faults()) {
            fault.change().accept(plan);
            expected.add(settled(fault, plan));
        }
        Response response =
                as(ADMIN, plan.toString()).header("Accept-Language", "en").post("/plans");
        response.then()
                .header("Content-Language", "en")
                .body("title", is("The plan is refused because of its faults"))
                .body("errors.message", everyItem(not(startsWith("fault."))));
        assertEquals(lines(expected), lines(told(response)));
        as(ADMIN).get("/plans/faulty").then().statusCode(404);
    }

    @Test
    void theUnchangedDocumentIsFaultless() {
        as(ADMIN, faultless().toString())
                .post("/plans?dryRun=true")
                .then()
                .statusCode(200)
                .body("created", is(2 * ROWS));
    }

    @Test
    void anUnknownLocalityDoesNotHideTheOtherFaults() {
        ObjectNode plan = faultless();
        plan.put("localityCode", "10999");
        milestone((ObjectNode) plan.get("targets").get(2), 2031, "GTE", "80");
        schedule((ObjectNode) plan.get("tasks").get(2), "RECURRING");
        assertEquals(
                List.of(
                        "- /localityCode unknown-locality",
                        "targets/I.3 /targets/2/milestones/0/year year-outside-plan",
                        "tasks/I.3 /tasks/2/schedule/recurrence recurrence-required"),
                told(as(ADMIN, plan.toString()).post("/plans")));
    }

    @Test
    void yearsInOrder() {
        ObjectNode plan = SmallPlan.of("faulty", OTHER, 0, 1);
        plan.put("fromYear", 2031).put("toYear", 2030);
        schedule((ObjectNode) plan.get("tasks").get(0), "ONGOING");
        assertEquals(
                List.of("- /toYear years-order"),
                told(as(ADMIN, plan.toString()).post("/plans")));
    }

    static Stream<Fault> gaps() {
        return Stream.of(
                new Fault("- /sections required", plan -> plan.remove("sections")),
                new Fault("sections/#1 /sections/0 required", plan -> ((ArrayNode) plan.get("sections")).insertNull(0)),
                new Fault("units/#1 /units/0 required", plan -> ((ArrayNode) plan.get("units")).insertNull(0)),
                new Fault("targets/#1 /targets/0 required", plan -> ((ArrayNode) plan.get("targets")).insertNull(0)),
                new Fault("tasks/#1 /tasks/0 required", plan -> ((ArrayNode) plan.get("tasks")).insertNull(0)),
                new Fault("units/#2 /units/1/code required", plan -> ((ObjectNode) plan.at("/units/1")).remove("code")),
                new Fault("- /code required", plan -> plan.putNull("code")),
                new Fault("- /localityCode required", plan -> plan.putNull("localityCode")),
                new Fault("- /toYear required", plan -> plan.putNull("toYear")));
    }

    /** What is missing is told, never an internal error; other faults may follow from it. */
    @ParameterizedTest
    @MethodSource
    void gaps(Fault gap) {
        // A stored plan of the code, so that the rows are held against it too.
        as(ADMIN, SmallPlan.of("gaps", OTHER).toString()).post("/plans").then().statusCode(200);
        ObjectNode plan = SmallPlan.of("gaps", OTHER);
        gap.change().accept(plan);
        List<String> told = told(as(ADMIN, plan.toString()).post("/plans"));
        assertEquals(
                List.of(gap.expected()),
                told.stream().filter(gap.expected()::equals).toList(),
                told::toString);
    }

    @Test
    void everyTypeFaultAtOnce() {
        ObjectNode plan = faultless();
        plan.put("fromYear", "2026").put("issuedOn", "31/12/2026").put("colour", "red");
        ObjectNode target = (ObjectNode) plan.get("targets").get(0);
        target.put("direction", "UP").put("statement", 7);
        ((ObjectNode) target.at("/milestones/0")).put("value", "80").put("comparator", 1);
        ((ObjectNode) target.at("/milestones/1")).put("year", 2030.5);
        ObjectNode task = (ObjectNode) plan.get("tasks").get(3);
        task.putArray("leads").add(5).add("Công an xã");
        ((ObjectNode) task.get("schedule"))
                .put("kind", "SOON")
                .putArray("dueDates")
                .add("2026-02-30");
        ((ObjectNode) plan.get("tasks").get(4)).put("coordinators", "UBND xã");
        ((ObjectNode) plan.get("units").get(1)).put("kind", "police").putObject("name");

        Response response = as(ADMIN, plan.toString()).post("/plans");
        response.then().statusCode(400).body("code", is("invalid-request"));
        assertEquals(
                lines(List.of(
                        "- /colour unknown-field",
                        "- /fromYear type",
                        "- /issuedOn type",
                        "- /targets/0/direction unknown-value",
                        "- /targets/0/milestones/0/comparator unknown-value",
                        "- /targets/0/milestones/0/value type",
                        "- /targets/0/milestones/1/year type",
                        "- /targets/0/statement type",
                        "- /tasks/3/leads/0 type",
                        "- /tasks/3/schedule/dueDates/0 type",
                        "- /tasks/3/schedule/kind unknown-value",
                        "- /tasks/4/coordinators type",
                        "- /units/1/kind unknown-value",
                        "- /units/1/name type")),
                lines(errors(response)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{\"code\": ", "{\"code\": \"a\", \"code\": \"b\"}", "{} {}"})
    void whatIsNoDocument(String body) {
        as(ADMIN, body).post("/plans").then().statusCode(400).body("code", is("invalid-request"));
    }

    @Test
    void anUnknownLevelOfLocality() {
        Response response = as(Tokens.of("administrator", "31"), locality("10903", "DISTRICT"))
                .post("/localities");
        response.then().statusCode(400);
        assertEquals(List.of("- /level unknown-value"), errors(response));
    }

    private static Map<String, String> locality(String code, String level) {
        return Map.of("code", code, "name", "Xã Từ Chối", "level", level, "parentCode", "31");
    }

    private static ObjectNode faultless() {
        return SmallPlan.of("faulty", OTHER, ROWS, ROWS);
    }

    private static List<String> told(Response response) {
        assertEquals(422, response.statusCode(), response::asString);
        assertEquals("plan-refused", response.path("code"));
        return errors(response);
    }

    private static List<String> errors(Response response) {
        JsonNode body = Pages.parse(response.asString());
        List<String> errors = new ArrayList<>();
        body.path("errors")
                .forEach(e -> errors.add("%s %s %s"
                        .formatted(
                                e.path("row").asText("-"),
                                e.get("pointer").textValue(),
                                e.get("code").textValue())));
        return errors;
    }

    // A unit's place depends on how many were added before it.
    private static String settled(Fault fault, ObjectNode plan) {
        return fault.expected().replace("{n}", String.valueOf(plan.get("units").size() - 1));
    }

    private static void target(List<Fault> faults, int index, String fault, Consumer<ObjectNode> change) {
        target(faults, index, fault, "targets/I." + (index + 1), change);
    }

    private static void target(List<Fault> faults, int index, String fault, String row, Consumer<ObjectNode> change) {
        add(faults, "targets", index, fault, row, change);
    }

    private static void task(List<Fault> faults, int index, String fault, Consumer<ObjectNode> change) {
        task(faults, index, fault, "tasks/I." + (index + 1), change);
    }

    private static void task(List<Fault> faults, int index, String fault, String row, Consumer<ObjectNode> change) {
        add(faults, "tasks", index, fault, row, change);
    }

    private static void add(
            List<Fault> faults, String list, int index, String fault, String row, Consumer<ObjectNode> change) {
        faults.add(new Fault(
                "%s /%s/%d%s".formatted(row, list, index, fault),
                plan -> change.accept((ObjectNode) plan.get(list).get(index))));
    }

    private static void unit(List<Fault> faults, String code, String fault, Consumer<ObjectNode> change) {
        faults.add(new Fault(
                "units/%s /units/{n}%s".formatted(code, fault),
                plan -> change.accept(((ArrayNode) plan.get("units"))
                        .addObject()
                        .put("code", code)
                        .put("name", "Đơn vị " + code)
                        .put("kind", "OFFICE")
                        .put("localityCode", OTHER))));
    }

    private static void units(ObjectNode target, String... wordings) {
        ArrayNode units = target.putArray("monitoringUnits");
        Stream.of(wordings).forEach(units::add);
    }

    private static void group(ObjectNode unit, String... members) {
        ArrayNode codes = unit.put("kind", "GROUP").putArray("members");
        Stream.of(members).forEach(codes::add);
    }

    private static ObjectNode milestone(ObjectNode target, int year, String comparator, String value) {
        ObjectNode milestone = (ObjectNode) target.at("/milestones/0");
        milestone.put("year", year).put("comparator", comparator);
        milestone.set("value", Pages.parse(value));
        return milestone;
    }

    private static ObjectNode schedule(ObjectNode task, String kind, String... dates) {
        ObjectNode schedule = task.putObject("schedule").put("kind", kind).put("text", "Như kế hoạch");
        ArrayNode dueDates = schedule.putArray("dueDates");
        Stream.of(dates).forEach(dueDates::add);
        return schedule;
    }

    private static String lines(List<String> faults) {
        assertEquals(new TreeSet<>(faults).size(), faults.size(), () -> "one fault told twice: " + faults);
        return String.join("\n", new TreeSet<>(faults));
    }
}
