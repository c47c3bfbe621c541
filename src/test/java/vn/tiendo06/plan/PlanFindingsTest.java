package vn.tiendo06.plan;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Tokens;

/** What the plan leaves unclear is told, row by row. */
@QuarkusTest
class PlanFindingsTest extends ApiTest {

    private static final String VIEWER = Tokens.of("viewer", COMMUNE);

    static Stream<Arguments> expected() {
        Predicate<Map<String, String>> numeric =
                t -> !t.get("value2026").isEmpty() || !t.get("value2030").isEmpty();
        Predicate<Map<String, String>> stated =
                t -> !t.get("text2026").isEmpty() || !t.get("text2030").isEmpty();
        Predicate<Map<String, String>> reduction = t -> t.get("direction").equals("REDUCTION");
        Predicate<Map<String, String>> waiting = t -> t.get("conditional").equals("true");
        Predicate<Map<String, String>> dated = t -> !t.get("dueDates").isEmpty();
        Predicate<Map<String, String>> repeated =
                t -> Reading.parts(t.get("coordinators")).stream().anyMatch(Reading.parts(t.get("leads"))::contains);
        return Stream.of(
                targets("missing-unit-of-measure WARNING RESULT unitOfMeasure", 5, t -> t.get("unitOfMeasure")
                        .isEmpty()),
                targets("missing-milestone WARNING RESULT milestones", 3, stated.negate()),
                targets("milestone-in-words NOTE RESULT milestones", 7, stated.and(numeric.negate())),
                targets("missing-baseline WARNING RESULT baseline", 2, reduction),
                targets("missing-baseline NOTE RESULT baseline", 44, numeric.and(reduction.negate())),
                targets("number-measured-in-percent WARNING RESULT unitOfMeasure", 1, t -> t.get("code")
                        .equals("III.5")),
                targets("joint-monitors NOTE RESPONSIBILITY monitoringUnits", 23, t -> several(t, "units")),
                tasks("missing-deliverable WARNING RESULT deliverable", 7, t -> t.get("hasProduct")
                        .equals("false")),
                tasks("condition-without-trigger WARNING WHEN schedule.condition", 12, waiting.and(dated.negate())),
                tasks("condition-without-trigger NOTE WHEN schedule.condition", 7, waiting.and(dated)),
                tasks("lead-repeated-as-coordinator WARNING WHO coordinators", 3, repeated),
                tasks("joint-leads NOTE RESPONSIBILITY leads", 9, t -> several(t, "leads")));
    }

    @ParameterizedTest
    @MethodSource
    void expected(String finding, List<String> rows) {
        List<String> found = findings(VIEWER).stream()
                .filter(f -> finding.equals(
                        String.join(" ", text(f, "code"), text(f, "severity"), text(f, "aspect"), text(f, "field"))))
                .map(f -> text(f, "row"))
                .toList();
        assertEquals(rows, found);
    }

    @Test
    void whatIsKnownToBeUnclear() {
        assertEquals(List.of("II.13", "II.14", "V.7", "VI.2", "VI.3"), rows("missing-unit-of-measure"));
        assertEquals(List.of("II.6", "II.8", "VI.2", "VIII.2", "IX.1", "X.1", "X.2"), rows("missing-deliverable"));
        assertEquals(List.of("I.3", "IV.1", "IV.7"), rows("lead-repeated-as-coordinator"));
        assertEquals(List.of("III.5"), rows("number-measured-in-percent"));
        assertEquals(19, rows("condition-without-trigger").size());
        assertEquals(List.of(), rows("missing-schedule"));
        assertEquals(
                List.of("V.5", "V.9"),
                findings(VIEWER).stream()
                        .filter(f -> text(f, "code").equals("missing-baseline")
                                && text(f, "severity").equals("WARNING"))
                        .map(f -> text(f, "row"))
                        .toList());
    }

    @Test
    void everyFindingNamesItsRowAndIsCounted() {
        JsonNode body = Pages.json(as(VIEWER).get("/plans/{code}/findings", PLAN));
        assertEquals(PLAN, text(body, "planCode"));
        int total = 0;
        for (var count : body.get("counts").properties()) {
            assertEquals(count.getValue().intValue(), rows(count.getKey()).size(), count.getKey());
            total += count.getValue().intValue();
        }
        assertEquals(total, body.get("items").size());
        for (JsonNode finding : body.get("items")) {
            String row = text(finding, "row");
            if (row == null) {
                assertEquals(true, finding.get("subjectId").isNull());
            } else {
                assertEquals(row, text(finding, "subjectId").replaceFirst(PLAN + "\\.(MT|NV)\\.", ""));
            }
            assertEquals(false, text(finding, "message").equals(text(finding, "code")), finding::toString);
        }
        assertEquals(1, rows("missing-number").size());
        assertEquals(1, rows("missing-issue-date").size());
    }

    @Test
    void aRecordedTriggerRemovesTheFinding() {
        String administrator = Tokens.of("administrator", COMMUNE);
        String task = "/tasks/" + PLAN + ".NV.II.3";
        String etag = as(VIEWER).get(task).header("ETag");
        List<String> before = rows("condition-without-trigger");
        as(administrator, """
                        {"document": {"number": "12/BCA", "date": "2026-10-20", "issuer": "Bộ Công an"},
                         "dueOn": "2027-06-30"}""")
                .header("If-Match", etag)
                .post(task + "/triggers")
                .then()
                .statusCode(201);
        List<String> after = new ArrayList<>(before);
        assertEquals(true, after.remove("II.3"));
        assertEquals(after, rows("condition-without-trigger"));
        assertEquals(18, after.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                    | Chưa có đơn vị tính.",
                "vi                  | Chưa có đơn vị tính.",
                "en                  | No unit of measure.",
                "en-GB,en;q=0.9      | No unit of measure.",
                "fr, en;q=0.8        | No unit of measure.",
                "vi;q=0.5, en;q=0.9  | No unit of measure.",
                "fr                  | Chưa có đơn vị tính.",
                "***                 | Chưa có đơn vị tính.",
            })
    void language(String accept, String message) {
        var request = accept == null ? as(VIEWER) : as(VIEWER).header("Accept-Language", accept);
        request.get("/plans/{code}/findings", PLAN)
                .then()
                .statusCode(200)
                .body("items.find { it.code == 'missing-unit-of-measure' }.message", is(message));
    }

    @Test
    void onlyForWhoSeesThePlan() {
        as(Tokens.of("viewer", "01")).get("/plans/{code}/findings", PLAN).then().statusCode(404);
        assertEquals(findings(VIEWER), findings(Tokens.of("auditor", "VN")));
        assertEquals(findings(VIEWER), findings(Tokens.reporter("31.CA")));
    }

    private static Arguments targets(String finding, int count, Predicate<Map<String, String>> unclear) {
        return arguments(finding, count, Reading.codes(Reading.TARGETS, unclear));
    }

    private static Arguments tasks(String finding, int count, Predicate<Map<String, String>> unclear) {
        return arguments(finding, count, Reading.codes(Reading.TASKS, unclear));
    }

    private static Arguments arguments(String finding, int count, List<String> rows) {
        assertEquals(count, rows.size(), finding);
        return Arguments.of(finding, rows);
    }

    private static boolean several(Map<String, String> row, String column) {
        return Reading.parts(row.get(column)).size() > 1;
    }

    private static List<JsonNode> findings(String token) {
        List<JsonNode> items = new ArrayList<>();
        Pages.json(as(token).get("/plans/{code}/findings", PLAN)).get("items").forEach(items::add);
        return items;
    }

    private static List<String> rows(String code) {
        return findings(VIEWER).stream()
                .filter(f -> text(f, "code").equals(code))
                .map(f -> text(f, "row"))
                .toList();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).textValue();
    }
}
