package vn.tiendo06.obligation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** Six months of the plan of Hà Bắc, played and compared as the tables in six-months say. */
@QuarkusTest
class SixMonthsTest extends ApiTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String REVIEWER = Tokens.of("reviewer", COMMUNE);
    private static final String FROM = "2026-11-01";

    private final List<String> differences = new ArrayList<>();
    private final SixMonthsScript script = new SixMonthsScript(table("rows"), differences);
    private final List<Line> obligations = table("obligations");
    private final List<Line> rates = table("rates");
    private final List<Line> statuses = table("statuses");
    private int compared;

    /** A row of a table, and where it stands. */
    record Line(String where, String[] cells) {
        String at(int column) {
            return cells[column];
        }
    }

    static RequestSpecification by(String token) {
        return as(token);
    }

    static RequestSpecification by(String token, Object body) {
        return as(token, body);
    }

    @Test
    void everyObligationRateAndStatusIsAsWorkedOutByHand() {
        Set<String> checks = new HashSet<>();
        for (Line line : table("script")) {
            TestClock.set(LocalDateTime.parse(line.at(0)).atZone(ZONE).toInstant());
            if (line.at(2).equals("CHECK")) {
                checks.add(line.at(0));
                checkObligations(line.at(0));
                checkRates(line.at(0));
                checkStatuses(line.at(0));
            } else {
                script.play(line);
            }
        }
        for (List<Line> table : List.of(rates, statuses)) {
            table.stream()
                    .filter(line -> !checks.contains(line.at(0)))
                    .forEach(line -> differences.add(line.where() + ": the script has no CHECK at " + line.at(0)));
        }
        assertEquals("", String.join("\n", differences), () -> differences.size() + " of " + compared + " differ");
    }

    /** What is expected of one report, and the line that says so. */
    private record Expected(String status, String due, String where) {}

    private void checkObligations(String now) {
        Map<String, Expected> expected = expectedAt(now);
        Map<String, String> query = Map.of("plan", PLAN, "from", FROM);
        Map<String, String> actual = new TreeMap<>();
        for (JsonNode item : Pages.walk(REVIEWER, "/obligations", query, 200)) {
            String key = item.get("period").textValue() + " "
                    + item.at("/unit/code").textValue() + " "
                    + item.get("subjectId").textValue().substring(PLAN.length() + 1);
            LocalDate due = Instant.parse(item.get("dueAt").textValue())
                    .minusMillis(1)
                    .atZone(ZONE)
                    .toLocalDate();
            if (actual.put(key, item.get("status").textValue() + " due " + due) != null) {
                differences.add(now + " " + key + ": answered twice");
            }
        }
        expected.forEach((key, value) -> compare(
                value.where() + " at " + now + " " + key, value.status() + " due " + value.due(), actual.remove(key)));
        actual.forEach((key, value) -> compare("obligations.tsv at " + now + " " + key, "not owed", value));
    }

    private Map<String, Expected> expectedAt(String now) {
        Map<String, Expected> expected = new LinkedHashMap<>();
        Map<String, String> due = new LinkedHashMap<>();
        for (Line line : obligations) {
            if (line.at(0).compareTo(now) > 0) {
                continue;
            }
            String period = line.at(1);
            if (!line.at(2).equals("-")) {
                due.put(period, line.at(2));
            }
            String status = line.at(5);
            for (String key : keys(expected.keySet(), line)) {
                if (status.equals("NOTHING")) {
                    expected.remove(key);
                } else if (status.equals("PENDING>MISSING")) {
                    expected.computeIfPresent(
                            key,
                            (k, was) -> was.status().equals("PENDING")
                                    ? new Expected("MISSING", was.due(), line.where())
                                    : was);
                } else {
                    expected.put(key, new Expected(status, due.get(period), line.where()));
                }
            }
        }
        return expected;
    }

    /** Only the line that opens a period brings in the rows of the unit: later ones speak of those that are there. */
    private List<String> keys(Set<String> known, Line line) {
        String unit = line.at(3);
        if (!line.at(4).equals("*") || line.at(5).equals("PENDING")) {
            return script.keys(line.at(1), unit, line.at(4));
        }
        return known.stream()
                .filter(key -> key.startsWith(line.at(1) + " " + (unit.equals("*") ? "" : unit + " ")))
                .toList();
    }

    private void checkRates(String now) {
        Map<String, String> actual = new TreeMap<>();
        for (String group : List.of("UNIT", "PERIOD", "SECTION")) {
            JsonNode answer = Pages.json(as(REVIEWER)
                    .queryParams("plan", PLAN, "from", FROM, "groupBy", group)
                    .get("/obligations/summary"));
            answer.get("items")
                    .forEach(row -> actual.put(group + " " + row.get("key").textValue(), rate(row)));
            actual.put("TOTAL ALL", rate(answer.get("total")));
        }
        for (Line line : rates) {
            if (line.at(0).equals(now)) {
                String key = line.at(1) + " " + line.at(2);
                String expected = String.join(" ", List.of(line.cells()).subList(3, 12));
                compare(line.where() + " " + key, expected, actual.remove(key));
            }
        }
        actual.forEach((key, value) -> compare("rates.tsv at " + now + " " + key, "no such group", value));
    }

    private static String rate(JsonNode row) {
        List<String> cells = new ArrayList<>();
        for (String field : List.of(
                "owed", "onTime", "late", "missing", "returned", "pending", "exempt", "completeness", "timeliness")) {
            cells.add(
                    row.get(field).isNull()
                            ? "-"
                            : row.get(field).decimalValue().toPlainString());
        }
        return String.join(" ", cells);
    }

    private void checkStatuses(String now) {
        List<Line> lines =
                statuses.stream().filter(line -> line.at(0).equals(now)).toList();
        if (lines.isEmpty()) {
            return;
        }
        Map<String, String> actual = new TreeMap<>();
        for (String list : List.of("/targets", "/tasks")) {
            for (JsonNode row : Pages.walk(REVIEWER, list, Map.of("plan", PLAN), 200)) {
                actual.put(
                        row.get("id").textValue().substring(PLAN.length() + 1),
                        row.get("status").textValue());
            }
        }
        for (Line line : lines) {
            for (String row : line.at(2).split(" ")) {
                compare(line.where() + " " + row, line.at(1), actual.remove(row));
            }
        }
        actual.forEach((row, status) -> compare("statuses.tsv at " + now + " " + row, "a line", status));
    }

    private void compare(String what, String expected, String actual) {
        compared++;
        if (!expected.equals(actual)) {
            differences.add(what + ": expected " + expected + ", answered " + actual);
        }
    }

    private static List<Line> table(String name) {
        String file = name + ".tsv";
        try (InputStream in = SixMonthsTest.class.getResourceAsStream("/six-months/" + file)) {
            List<String> text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < text.size(); i++) {
                if (!text.get(i).startsWith("#")) {
                    lines.add(new Line(file + ":" + (i + 1), text.get(i).split("\t")));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }
}
