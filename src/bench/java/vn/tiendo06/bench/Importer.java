package vn.tiendo06.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import vn.tiendo06.testing.Tokens;

/** Has reports imported on all targets but those that the people of a round work on, a job for each month. */
final class Importer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SUBJECT = "importer";
    private static final String PLAN = "da06-10816";

    private final Api api;
    private final String token;
    private final List<Map<String, Object>> rows;
    private int written;

    Importer(Api api) throws Exception {
        this.api = api;
        List<String> units = new ArrayList<>();
        api.read(Tokens.of("administrator", "VN"), "/units?limit=200")
                .get("items")
                .forEach(unit -> units.add(unit.get("code").textValue()));
        token = Tokens.token(SUBJECT, Set.of("reporter"), units, List.of());
        rows = fitting();
    }

    /** Rows of the plan that can be reported by a number, as a dry run tells. */
    private List<Map<String, Object>> fitting() throws Exception {
        List<Map<String, Object>> all = new ArrayList<>();
        JsonNode plan = JSON.readTree(Files.readString(Path.of("src/main/resources/plans/da06-10816.json")));
        for (JsonNode target : plan.get("targets")) {
            String unit = target.get("monitoringUnits").path(0).asText();
            String code = target.get("code").textValue();
            if (!unit.isEmpty() && !Round.ROWS.contains(code)) {
                all.add(Map.of("subjectId", PLAN + ".MT." + code, "unit", unit));
            }
        }
        String job = queue(1, all, "&dryRun=true");
        await(List.of(job), Duration.ofSeconds(60));
        List<Map<String, Object>> fitting = new ArrayList<>();
        api.get(token, "/imports/" + job + "/results?outcome=CREATED")
                .body()
                .lines()
                .forEach(line -> {
                    try {
                        fitting.add(all.get(JSON.readTree(line).get("index").intValue()));
                    } catch (java.io.IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
        if (fitting.size() < 10) {
            throw new AssertionError("hardly anything can be imported: "
                    + api.get(token, "/imports/" + job + "/results").body());
        }
        return fitting;
    }

    /** Queues a job for each of these months. */
    List<String> queue(int from, int to) throws Exception {
        List<String> jobs = new ArrayList<>();
        for (int month = from; month <= to; month++) {
            jobs.add(queue(month, rows, ""));
            written += rows.size();
        }
        return jobs;
    }

    private String queue(int month, List<Map<String, Object>> of, String options) throws Exception {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Map<String, Object> row : of) {
            Map<String, Object> item = new java.util.HashMap<>(row);
            item.put("period", "2026-%02d".formatted(month));
            item.put("figures", Map.of("value", 10 + month));
            items.add(item);
        }
        return Api.good(api.write("POST", token, "/imports?mode=PER_ITEM" + options, Map.of("items", items)))
                .get("id")
                .textValue();
    }

    void await(List<String> jobs, Duration patience) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        for (String job : jobs) {
            String state;
            do {
                Thread.sleep(100);
                var answer = api.get(token, "/imports/" + job);
                state = answer.statusCode() == 200
                        ? JSON.readTree(answer.body()).get("state").textValue()
                        : "UNKNOWN";
                if (System.nanoTime() > end) {
                    throw new AssertionError("import " + job + " does not end: " + answer.body());
                }
            } while (!state.equals("DONE"));
        }
    }

    /** Who imports, of every unit. */
    String token() {
        return token;
    }

    /** Subject and unit of the rows that can be reported by a number. */
    List<Map<String, Object>> fittingRows() {
        return rows;
    }

    int rows() {
        return written;
    }

    /** Each row must have been created once. */
    List<String> wrong(DataSource database) throws SQLException {
        List<String> wrong = new ArrayList<>();
        long created = Invariants.count(
                database, "select count(*) from submission_event where actor_subject = '" + SUBJECT + "'");
        long told = Invariants.count(database, "select sum(created) from import_job where not dry_run");
        if (created != written || told != written) {
            wrong.add("imported " + written + " rows: " + created + " events, told " + told);
        }
        return wrong;
    }
}
