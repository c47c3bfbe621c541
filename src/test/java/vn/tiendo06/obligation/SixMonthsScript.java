package vn.tiendo06.obligation;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tiendo06.obligation.SixMonthsTest.Line;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.Tokens;

/** Does over HTTP what the lines of script.tsv say, and notes where the answer is another. */
class SixMonthsScript {

    private static final String PLAN = "da06-10816";
    private static final String COMMUNE = "10816";

    /** A row of the plan. */
    private record Row(String unit, String frequency, String figure, String code) {}

    private static final class Report {
        String id;
        String etag;
        boolean waits;
    }

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Report> reports = new LinkedHashMap<>();
    private final List<String> differences;

    SixMonthsScript(List<Line> rows, List<String> differences) {
        this.differences = differences;
        for (Line line : rows) {
            for (String code : line.at(3).split(" ")) {
                this.rows.add(new Row(line.at(0), line.at(1), line.at(2), code));
            }
        }
    }

    /** "period unit row" of what a line of a table means. */
    List<String> keys(String period, String unit, String row) {
        if (!row.equals("*")) {
            return List.of(key(period, unit, row));
        }
        String frequency = period.contains("Q") ? "QUARTER" : "MONTH";
        return rows.stream()
                .filter(r -> unit.equals("*") || unit.equals(r.unit))
                .filter(r -> r.frequency.equals(frequency))
                .map(r -> key(period, r.unit, r.code))
                .toList();
    }

    private static String key(String period, String unit, String row) {
        return period + " " + unit + " " + row;
    }

    void play(Line line) {
        String unit = line.at(4);
        String period = line.at(5);
        if (!line.at(3).equals("*")) {
            one(line, line.at(3), unit, period);
            return;
        }
        if (line.at(2).equals("APPROVE")) {
            approveAll(line, period);
            return;
        }
        for (String key : keys(period, unit, "*")) {
            String row = key.split(" ")[2];
            if (!reports.containsKey(key) && !isDone(row)) {
                one(line, row, unit, period);
            }
        }
    }

    /** What of the period waits for its review. */
    private void approveAll(Line line, String period) {
        List<Report> waiting = reports.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(period + " ") && entry.getValue().waits)
                .map(Map.Entry::getValue)
                .toList();
        List<Map<String, Object>> items = waiting.stream()
                .map(report -> Map.<String, Object>of(
                        "id",
                        report.id,
                        "version",
                        Integer.valueOf(report.etag.replace("\"", "")),
                        "action",
                        "APPROVE"))
                .toList();
        Response answer =
                SixMonthsTest.by(token(line.at(1)), Map.of("items", items)).post("/submissions/bulk-review");
        if (check(line, answer)) {
            for (int i = 0; i < waiting.size(); i++) {
                Integer version = answer.path("results[" + i + "].version");
                if (version == null) {
                    differences.add(line.where() + ": " + answer.path("results[" + i + "]"));
                } else {
                    waiting.get(i).etag = "\"" + version + "\"";
                    waiting.get(i).waits = false;
                }
            }
        }
    }

    // The script reports this one as done at its first report, so that nothing is asked afterwards.
    private boolean isDone(String row) {
        return row.equals("NV.VIII.1");
    }

    private void one(Line line, String row, String unit, String period) {
        Report report = reports.get(key(period, unit, row));
        String token = token(line.at(1));
        String text = line.at(6);
        String subject = PLAN + "." + row;
        switch (line.at(2)) {
            case "HOLIDAY" ->
                check(
                        line,
                        SixMonthsTest.by(token, Map.of("day", row, "name", text))
                                .put("/holidays/{day}", row));
            case "ASSIGN" -> {
                String path = "/targets/" + subject;
                check(
                        line,
                        tagged(
                                        SixMonthsTest.by(
                                                token,
                                                Map.of(
                                                        "comparator",
                                                        "GTE",
                                                        "value",
                                                        figures(text, row).get("value"),
                                                        "document",
                                                        document())),
                                        path)
                                .put(path + "/milestones/" + period));
            }
            case "TRIGGER" -> {
                String path = "/tasks/" + subject;
                check(
                        line,
                        tagged(SixMonthsTest.by(token, Map.of("document", document(), "dueOn", text)), path)
                                .post(path + "/triggers"));
            }
            case "EXEMPT" ->
                check(
                        line,
                        SixMonthsTest.by(
                                        token,
                                        Map.of("subjectId", subject, "unit", unit, "period", period, "reason", text))
                                .post("/obligations/exemptions"));
            case "EXCEPTION" ->
                check(
                        line,
                        SixMonthsTest.by(
                                        token,
                                        Map.of(
                                                "plan",
                                                PLAN,
                                                "subjectId",
                                                subject,
                                                "unit",
                                                unit,
                                                "period",
                                                period,
                                                "validUntil",
                                                text + ":00+07:00",
                                                "reason",
                                                "Mất kết nối"))
                                .post("/lock-exceptions"));
            case "REPORT" -> {
                Response made = SixMonthsTest.by(token, Reports.draft(subject, unit, period, figures(text, row)))
                        .post("/submissions");
                if (check(line, made) && made.statusCode() == 201) {
                    report = new Report();
                    keep(report, made, false);
                    reports.put(key(period, unit, row), report);
                    move(line, token, report, "submit", 200, Map.of());
                }
            }
            case "SUBMIT" -> move(line, token, report, "submit", status(line), Map.of());
            case "WITHDRAW" -> {
                move(line, token, report, "withdraw", status(line), Map.of());
                reports.remove(key(period, unit, row));
            }
            case "RETURN" -> move(line, token, report, "return", status(line), Map.of("reason", text));
            case "APPROVE" -> move(line, token, report, "approve", status(line), Map.of());
            case "REOPEN" -> {
                Response next = SixMonthsTest.by(token, Map.of("reason", text))
                        .header("If-Match", report.etag)
                        .post("/submissions/{id}/reopen", report.id);
                if (check(line, next)) {
                    keep(report, next, false);
                }
            }
            case "CORRECT" -> {
                Response next = SixMonthsTest.by(token).post("/submissions/{id}/revisions", report.id);
                if (check(line, next) && next.statusCode() == 201) {
                    keep(report, next, false);
                    edit(line, token, report, figures(text, row), 200);
                }
            }
            case "EDIT" -> edit(line, token, report, figures(text, row), status(line));
            default -> throw new AssertionError(line.where() + ": " + line.at(2));
        }
    }

    private void edit(Line line, String token, Report report, Map<String, ?> figures, int expected) {
        Response edited = SixMonthsTest.by(token, Map.of("figures", figures))
                .header("If-Match", report.etag)
                .put("/submissions/{id}", report.id);
        if (check(line, edited, expected)) {
            keep(report, edited, false);
        }
    }

    private void move(Line line, String token, Report report, String how, int expected, Map<String, ?> body) {
        RequestSpecification request = body.isEmpty() ? SixMonthsTest.by(token) : SixMonthsTest.by(token, body);
        Response moved = request.header("If-Match", report.etag).post("/submissions/{id}/" + how, report.id);
        if (check(line, moved, expected)) {
            keep(report, moved, how.equals("submit"));
        }
    }

    private static void keep(Report report, Response answer, boolean waits) {
        report.id = Pages.parse(answer.asString()).get("id").textValue();
        report.etag = answer.header("ETag");
        report.waits = waits;
    }

    private boolean check(Line line, Response answer) {
        return check(line, answer, status(line));
    }

    private boolean check(Line line, Response answer, int expected) {
        boolean locked = expected != 409 || "period-locked".equals(answer.path("code"));
        if (answer.statusCode() == expected && locked) {
            return true;
        }
        differences.add(line.where() + " " + String.join(" ", line.cells()) + ": answered " + answer.statusCode() + " "
                + answer.asString());
        return false;
    }

    private static int status(Line line) {
        return Integer.parseInt(line.at(7));
    }

    private static RequestSpecification tagged(RequestSpecification request, String path) {
        return request.header(
                "If-Match",
                SixMonthsTest.by(Tokens.of("administrator", COMMUNE)).get(path).header("ETag"));
    }

    private static Map<String, String> document() {
        return Map.of("number", "77/QĐ-UBND", "date", "2026-11-01", "issuer", "UBND thành phố");
    }

    private static String token(String actor) {
        return switch (actor) {
            case "reviewer", "administrator" -> Tokens.of(actor, COMMUNE);
            case "country" -> Tokens.of("administrator", "VN");
            default -> Tokens.reporter(actor);
        };
    }

    private Map<String, Object> figures(String text, String row) {
        String figure =
                rows.stream().filter(r -> r.code.equals(row)).findFirst().orElseThrow().figure;
        if (text.startsWith("value=") && figure.equals("TASK")) {
            return Map.of("taskState", "IN_PROGRESS", "progressPercent", 50);
        }
        if (text.startsWith("value=") && figure.equals("ASSESSMENT")) {
            return Map.of("assessment", "IN_PROGRESS");
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        for (String pair : text.split(" ")) {
            String[] parts = pair.split("=");
            figures.put(
                    parts[0],
                    switch (parts[0]) {
                        case "taskState" -> parts[1];
                        case "deliverableReached" -> Boolean.valueOf(parts[1]);
                        default -> Integer.valueOf(parts[1]);
                    });
        }
        return figures;
    }
}
