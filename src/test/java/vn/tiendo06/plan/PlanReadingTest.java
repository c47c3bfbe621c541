package vn.tiendo06.plan;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Tokens;

/** The plan as the API gives it is the plan as somebody else read it from its source. */
@QuarkusTest
class PlanReadingTest extends ApiTest {

    private static final String VIEWER = Tokens.of("viewer", COMMUNE);
    private static final Set<String> WAITING = Set.of("ON_REQUEST", "AFTER_EVENT", "PER_ROADMAP");

    @Test
    void sections() {
        JsonNode plan = Pages.json(as(VIEWER).get("/plans/{code}", PLAN));
        List<String> actual = new ArrayList<>();
        plan.get("sections").forEach(s -> actual.add(String.join("|", text(s, "kind"), text(s, "numeral"), title(s))));
        List<String> expected = Reading.SECTIONS.stream()
                .map(s -> String.join("|", s.get("kind"), s.get("numeral"), squeezed(s.get("title"))))
                .toList();

        assertEquals(expected, actual);
        Map<String, Long> byKind = expected.stream()
                .collect(Collectors.groupingBy(s -> s.substring(0, s.indexOf('|')), Collectors.counting()));
        assertEquals(Map.of("TARGETS", 6L, "TASKS", 10L), byKind);
        plan.get("sections").forEach(section -> {
            List<Map<String, String>> rows = text(section, "kind").equals("TARGETS") ? Reading.TARGETS : Reading.TASKS;
            String prefix = text(section, "numeral") + ".";
            assertEquals(
                    Reading.codes(rows, row -> row.get("code").startsWith(prefix))
                            .size(),
                    section.get("rows").intValue(),
                    () -> section.toString());
        });
    }

    @Test
    void targets() {
        List<JsonNode> rows = Pages.walk(VIEWER, "/targets", Map.of("plan", PLAN), 13);
        assertEquals(56, rows.size());
        compare(Reading.TARGETS, rows, PlanReadingTest::targetRow);
        rows.forEach(row -> {
            String code = text(row, "code");
            assertEquals("DA06." + code, text(row, "indicatorCode"));
            assertEquals(PLAN + ".MT." + code, text(row, "id"));
            assertEquals(code.substring(0, code.indexOf('.')), text(row, "section"));
        });
    }

    @Test
    void tasks() {
        List<JsonNode> rows = Pages.walk(VIEWER, "/tasks", Map.of("plan", PLAN), 13);
        assertEquals(51, rows.size());
        compare(Reading.TASKS, rows, PlanReadingTest::taskRow);
        rows.forEach(row -> assertEquals(PLAN + ".NV." + text(row, "code"), text(row, "id")));
    }

    @Test
    void oneRowIsTheSameAsInItsList() {
        for (String kind : List.of("targets", "tasks")) {
            for (JsonNode row : Pages.walk(VIEWER, "/" + kind, Map.of("plan", PLAN), 200)) {
                JsonNode single = Pages.json(as(VIEWER).get("/" + kind + "/" + text(row, "id")));
                ((ObjectNode) row).remove("status");
                assertEquals(row, single);
            }
        }
    }

    static Stream<Arguments> spellings() {
        return Reading.SPELLINGS.stream().map(row -> Arguments.of(row.get("spelling"), row.get("unitCode")));
    }

    @ParameterizedTest
    @MethodSource
    void spellings(String spelling, String unit) {
        List<JsonNode> named = Pages.walk(VIEWER, "/units", Map.of("name", spelling), 50);
        assertEquals(List.of(unit), Pages.texts(named, "code"));

        List<JsonNode> targets = Pages.walk(VIEWER, "/targets", Map.of("plan", PLAN, "unit", spelling), 50);
        assertEquals(
                Reading.codes(
                        Reading.TARGETS, row -> Reading.parts(row.get("units")).contains(unit)),
                Pages.texts(targets, "code"));

        List<JsonNode> tasks = Pages.walk(VIEWER, "/tasks", Map.of("plan", PLAN, "unit", spelling), 50);
        assertEquals(
                Reading.codes(
                        Reading.TASKS,
                        row -> Reading.parts(row.get("leads")).contains(unit)
                                || Reading.parts(row.get("coordinators")).contains(unit)),
                Pages.texts(tasks, "code"));
    }

    @Test
    void everyUnitNamedIsThere() {
        List<String> known = Pages.texts(Pages.walk(VIEWER, "/units", Map.of(), 7), "code");
        Set<String> named = Stream.of(
                        cells(Reading.TARGETS, "units"),
                        cells(Reading.TASKS, "leads"),
                        cells(Reading.TASKS, "coordinators"),
                        cells(Reading.SPELLINGS, "unitCode"))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(), named.stream().filter(code -> !known.contains(code)).collect(Collectors.toSet()));
    }

    private static Stream<String> cells(List<Map<String, String>> rows, String column) {
        return rows.stream().flatMap(row -> Reading.parts(row.get(column)).stream());
    }

    private static void compare(
            List<Map<String, String>> reading, List<JsonNode> rows, Function<JsonNode, Map<String, String>> asRead) {
        assertEquals(Reading.codes(reading, row -> true), Pages.texts(rows, "code"));
        assertAll(Stream.iterate(0, i -> i + 1)
                .limit(reading.size())
                .map(i -> () -> assertEquals(reading.get(i), asRead.apply(rows.get(i)))));
    }

    private static Map<String, String> targetRow(JsonNode target) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("code", text(target, "code"));
        row.put("unitOfMeasure", text(target, "unitOfMeasure"));
        for (int year : new int[] {2026, 2030}) {
            JsonNode milestone = milestone(target, year);
            row.put("comparator" + year, text(milestone, "comparator"));
            row.put("value" + year, number(milestone.path("value")));
            row.put("text" + year, text(milestone, "text"));
        }
        row.put("direction", text(target, "direction"));
        row.put("units", codes(target, "monitoringUnits"));
        row.put("source", source(target));
        return row;
    }

    private static Map<String, String> taskRow(JsonNode task) {
        JsonNode schedule = task.get("schedule");
        List<String> dueDates = new ArrayList<>();
        schedule.get("dueDates").forEach(date -> dueDates.add(date.textValue()));
        boolean conditional = WAITING.contains(text(schedule, "kind")) || schedule.hasNonNull("condition");
        Map<String, String> row = new LinkedHashMap<>();
        row.put("code", text(task, "code"));
        row.put("leads", codes(task, "leads"));
        row.put("coordinators", codes(task, "coordinators"));
        row.put("scheduleKind", text(schedule, "kind"));
        row.put("dueDates", String.join("|", dueDates));
        row.put("conditional", String.valueOf(conditional));
        row.put("hasProduct", String.valueOf(task.hasNonNull("deliverable")));
        row.put("source", source(task));
        return row;
    }

    private static JsonNode milestone(JsonNode target, int year) {
        for (JsonNode milestone : target.get("milestones")) {
            if (milestone.get("year").intValue() == year) {
                return milestone;
            }
        }
        return MissingNode.getInstance();
    }

    private static String codes(JsonNode row, String field) {
        List<String> codes = new ArrayList<>();
        row.get(field).forEach(unit -> codes.add(unit.get("code").textValue()));
        return String.join("|", codes);
    }

    private static String source(JsonNode row) {
        return text(row, "source").replace("\t", " ¦ ");
    }

    private static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).textValue() : "";
    }

    private static String number(JsonNode value) {
        return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : "";
    }

    private static String title(JsonNode section) {
        return squeezed(text(section, "title"));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
