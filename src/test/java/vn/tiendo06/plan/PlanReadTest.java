package vn.tiendo06.plan;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Tokens;

/** Each filter of targets and tasks gives the rows that the reading of the plan has for it. */
@QuarkusTest
class PlanReadTest extends ApiTest {

    private static final String VIEWER = Tokens.of("viewer", COMMUNE);

    static Stream<Arguments> targets() {
        Predicate<Map<String, String>> numeric =
                t -> !t.get("value2026").isEmpty() || !t.get("value2030").isEmpty();
        return Stream.of(
                targets(Map.of("section", "III"), section("III")),
                targets(Map.of("section", "VIII"), t -> false),
                targets(Map.of("unit", POLICE), named(POLICE, "units")),
                targets(Map.of("unit", "công an  xã"), named(POLICE, "units")),
                targets(Map.of("unit", "Công an thành phố"), named("31.CA", "units")),
                targets(Map.of("unit", POLICE, "section", "V"), section("V").and(named(POLICE, "units"))),
                targets(Map.of("numeric", true), numeric),
                targets(Map.of("numeric", false), numeric.negate()),
                targets(Map.of("status", "NO_DATA"), numeric),
                targets(Map.of("status", "QUALITATIVE"), numeric.negate()),
                targets(Map.of("status", "ACHIEVED"), t -> false),
                targets(Map.of("status", "QUALITATIVE", "numeric", true), t -> false),
                targets(Map.of("indicator", "DA06.I.1"), t -> t.get("code").equals("I.1")),
                targets(Map.of("indicator", "DA06.I"), t -> false));
    }

    @ParameterizedTest
    @MethodSource
    void targets(Map<String, Object> filter, List<String> codes) {
        assertEquals(codes, found("/targets", filter));
    }

    static Stream<Arguments> tasks() {
        Predicate<Map<String, String>> leads = named(POLICE, "leads");
        Predicate<Map<String, String>> coordinates = named(POLICE, "coordinators");
        return Stream.of(
                tasks(Map.of("section", "VII"), section("VII")),
                tasks(Map.of("unit", "Công an xã"), leads.or(coordinates)),
                tasks(Map.of("unit", "Công an xã", "role", "LEAD"), leads),
                tasks(Map.of("unit", POLICE, "role", "COORDINATOR"), coordinates),
                tasks(Map.of("unit", POLICE, "role", "MONITOR"), t -> false),
                tasks(Map.of("unit", "Phòng Văn hoá", "role", "LEAD"), named(CULTURE, "leads")),
                tasks(Map.of("schedule", "ONGOING"), kind("ONGOING")),
                tasks(Map.of("schedule", "RECURRING"), t -> t.get("code").equals("II.5")),
                tasks(Map.of("schedule", "PER_ROADMAP"), kind("PER_ROADMAP")),
                tasks(Map.of("schedule", "UNSPECIFIED"), t -> false),
                tasks(Map.of("dueTo", "2026-06-30"), due("0000-00-00", "2026-06-30")),
                tasks(Map.of("dueFrom", "2030-03-31"), due("2030-03-31", "9999-99-99")),
                tasks(Map.of("dueFrom", "2027-01-01", "dueTo", "2027-03-31"), due("2027-01-01", "2027-03-31")),
                // IV.7 is due in 2027 and in 2030, and never between.
                tasks(Map.of("dueFrom", "2028-02-01", "dueTo", "2030-02-01"), due("2028-02-01", "2030-02-01")),
                tasks(Map.of("dueFrom", "2027-03-31", "dueTo", "2027-01-01"), t -> false),
                // Past due, or recurring with a past period unreported.
                tasks(
                        Map.of("status", "OVERDUE"),
                        due("0000-00-00", "2026-11-22").or(kind("RECURRING"))),
                tasks(
                        Map.of("status", "AWAITING_TRIGGER"),
                        t -> t.get("conditional").equals("true")
                                && t.get("dueDates").isEmpty()),
                tasks(Map.of("status", "DONE"), t -> false));
    }

    @ParameterizedTest
    @MethodSource
    void tasks(Map<String, Object> filter, List<String> codes) {
        assertEquals(codes, found("/tasks", filter));
    }

    @Test
    void everyTaskHasOneStatus() {
        List<String> byStatus = Stream.of(TaskStatus.values())
                .flatMap(status -> found("/tasks", Map.of("status", status.name())).stream())
                .sorted()
                .toList();
        assertEquals(Reading.codes(Reading.TASKS, t -> true).stream().sorted().toList(), byStatus);
    }

    @ParameterizedTest
    @ValueSource(strings = {"định danh", "dinh danh", "ĐỊNH DANH", "  Dinh Danh ", "đinh danh"})
    void withOrWithoutDiacritics(String q) {
        List<String> expected = statements("/targets", s -> s.contains("định danh"));
        assertNotEquals(List.of(), expected);
        assertEquals(expected, found("/targets", Map.of("q", q)));
        assertEquals(expected, found("/targets", Map.of("q", Normalizer.normalize(q, Normalizer.Form.NFD))));
    }

    /** What is a wildcard in SQL is only a sign here, in its full-width form too, which folds to the same. */
    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "100%", "1%0", "_ăn", "%%", "％", "＿", "＼", "\\%", "'"})
    void wildcardsAreLiteral(String q) {
        String folded = Normalizer.normalize(q, Normalizer.Form.NFKC);
        for (String list : List.of("/targets", "/tasks")) {
            assertEquals(statements(list, s -> s.contains(folded)), found(list, Map.of("q", q)), list);
        }
    }

    @Test
    void theSectionsOfAPlanAndTheListOfPlans() {
        as(VIEWER).get("/plans?q=de an 06&locality=10816&programme=DA06").then().body("items.code", contains(PLAN));
        as(VIEWER).get("/plans?programme=DA07").then().statusCode(200).body("items.size()", is(0));
        as(VIEWER).get("/plans?q=de_an").then().statusCode(200).body("items.size()", is(0));
    }

    @Test
    void whatIsNotThere() {
        for (String path : List.of("/plans/none", "/targets/" + PLAN + ".MT.I.99", "/tasks/" + PLAN + ".MT.I.1")) {
            as(VIEWER)
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", is("not-found"));
        }
    }

    private static Arguments targets(Map<String, Object> filter, Predicate<Map<String, String>> wanted) {
        return Arguments.of(filter, Reading.codes(Reading.TARGETS, wanted));
    }

    private static Arguments tasks(Map<String, Object> filter, Predicate<Map<String, String>> wanted) {
        return Arguments.of(filter, Reading.codes(Reading.TASKS, wanted));
    }

    private static Predicate<Map<String, String>> section(String numeral) {
        return row -> row.get("code").startsWith(numeral + ".");
    }

    private static Predicate<Map<String, String>> named(String unit, String column) {
        return row -> Reading.parts(row.get(column)).contains(unit);
    }

    private static Predicate<Map<String, String>> kind(String kind) {
        return row -> row.get("scheduleKind").equals(kind);
    }

    private static Predicate<Map<String, String>> due(String from, String to) {
        return row -> Reading.parts(row.get("dueDates")).stream()
                .anyMatch(date -> date.compareTo(from) >= 0 && date.compareTo(to) <= 0);
    }

    private static List<String> found(String list, Map<String, Object> filter) {
        Map<String, Object> query = new HashMap<>(filter);
        query.put("plan", PLAN);
        return Pages.texts(Pages.walk(VIEWER, list, query, 7), "code");
    }

    private static List<String> statements(String list, Predicate<String> wanted) {
        List<JsonNode> rows = Pages.walk(VIEWER, list, Map.of("plan", PLAN), 200);
        return rows.stream()
                .filter(row -> wanted.test(row.get("statement").textValue().toLowerCase(Locale.ROOT)))
                .map(row -> row.get("code").textValue())
                .toList();
    }
}
