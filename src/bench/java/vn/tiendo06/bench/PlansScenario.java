package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.RestAssured;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;
import vn.tiendo06.testing.Tokens;

/**
 * Every read of the API, by callers of every kind, on a data set of {@link NationalScenario}: prints what each takes, and has
 * PostgreSQL write the plans of its statements to its log, after a line {@code READ name}. No table that grows with each commune
 * and month may be read from end to end.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class PlansScenario {

    private static final String DATABASE = System.getProperty("database", "bench_1");
    private static final int TIMES = Integer.getInteger("times", 5);
    private static final Pattern ONLY = Pattern.compile(System.getProperty("only", ""));
    private static final String MODEL = CommuneNames.MODEL;
    private static final String PLAN = "da06-" + MODEL;

    private final Map<String, String> callers = new LinkedHashMap<>();
    private final Map<String, List<String>> reads = new LinkedHashMap<>();

    PlansScenario() {
        callers.put("ministry", Tokens.of("administrator", "VN"));
        callers.put("city", Tokens.of("reviewer", CommuneNames.MODEL_PROVINCE));
        callers.put("office", Tokens.of("reviewer", MODEL));
        callers.put("police", Tokens.reporter(MODEL + ".CA"));
        callers.put("city-police", Tokens.reporter(CommuneNames.MODEL_PROVINCE + ".CA"));
        callers.put("head", Tokens.head(MODEL + ".CA"));
        callers.put("viewer", Tokens.of("viewer", MODEL));
        callers.put("auditor", Tokens.of("auditor", "VN"));
        callers.put("portal", Tokens.of("integrator", "VN"));
        List<String> all = List.of("ministry", "city", "office", "police", "city-police", "head", "viewer", "auditor");
        List<String> some = List.of("ministry", "city", "police");
        reads.put("/submissions", all);
        reads.put("/submissions?plan=" + PLAN, all);
        reads.put("/submissions?plan=" + PLAN + "&state=SUBMITTED", some);
        reads.put("/submissions?state=SUBMITTED", all);
        reads.put("/submissions?state=RETURNED", some);
        reads.put("/submissions?period=2026-11", some);
        reads.put("/submissions?period=2026-11&kind=TASK&sort=subject", some);
        reads.put("/submissions?unit=" + MODEL + ".CA", some);
        reads.put("/submissions?subject=" + PLAN + ".MT.III.3", some);
        reads.put("/submissions/{id}", all);
        reads.put("/submissions/{id}/history", some);
        reads.put("/obligations?plan=" + PLAN, some);
        reads.put("/obligations?plan=" + PLAN + "&period=2026-11", some);
        reads.put("/obligations/summary?plan=" + PLAN + "&groupBy=UNIT", some);
        reads.put("/obligations/summary?plan=" + PLAN + "&groupBy=UNIT&from=2026-10-15", some);
        reads.put("/worklist", List.of("police", "city-police", "office", "city", "head"));
        reads.put("/regimes?plan=" + PLAN, some);
        reads.put("/holidays", some);
        reads.put("/targets", all);
        reads.put("/targets?plan=" + PLAN, all);
        reads.put("/targets?indicator=DA06.III.3", some);
        reads.put("/targets?q=dinh+danh", some);
        reads.put("/tasks", all);
        reads.put("/tasks?plan=" + PLAN, all);
        reads.put("/targets/" + PLAN + ".MT.III.3", some);
        reads.put("/targets/" + PLAN + ".MT.III.3/progress", some);
        reads.put("/tasks/" + PLAN + ".NV.VII.4/progress", some);
        reads.put("/plans", all);
        reads.put("/plans/" + PLAN, some);
        reads.put("/plans/" + PLAN + "/dashboard", some);
        reads.put("/plans/" + PLAN + "/dashboard?period=2026-09", some);
        reads.put("/rollups?indicator=DA06.III.3&locality=" + CommuneNames.MODEL_PROVINCE, List.of("ministry", "city"));
        reads.put("/rollups?indicator=DA06.III.3&locality=VN", List.of("ministry"));
        reads.put("/rollups?indicator=DA06.III.3&locality=VN&period=2026-10", List.of("ministry"));
        reads.put("/rollups/cascade?indicator=DA06.III.3&locality=VN", List.of("ministry"));
        reads.put("/audit-events", List.of("auditor", "ministry"));
        reads.put("/audit-events?kind=submission&action=APPROVE", List.of("auditor"));
        reads.put("/periods", some);
        reads.put("/units", some);
        reads.put("/units?locality=" + MODEL, some);
        reads.put("/localities?parent=" + CommuneNames.MODEL_PROVINCE, some);
    }

    @Test
    void shows() throws Exception {
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        Map<String, String> settings = Map.of("QUARKUS_FLYWAY_OUT_OF_ORDER", "true");
        try (BenchServer server = BenchServer.open();
                Connection control = server.connect(DATABASE);
                Statement statement = control.createStatement()) {
            for (String setting : List.of(
                    "session_preload_libraries = 'auto_explain'",
                    "auto_explain.log_min_duration = 0",
                    "auto_explain.log_analyze = on",
                    "auto_explain.log_buffers = on")) {
                statement.execute("alter database " + DATABASE + " set " + setting);
            }
            try (RunningApplication application = new RunningApplication(server.url(DATABASE), issuerUrl, settings)) {
                application.start();
                String id = first(statement);
                Map<String, Long> before = readWhole(statement);
                reads.forEach((path, who) ->
                        who.forEach(caller -> read(statement, application.base(), path.replace("{id}", id), caller)));
                assertEquals(before, readWhole(statement), "tables of all communes that were read from end to end");
            } finally {
                statement.execute("alter database " + DATABASE + " reset session_preload_libraries");
            }
        }
    }

    /** How often the tables that grow with each commune and month have been read from end to end. */
    private static Map<String, Long> readWhole(Statement statement) throws Exception {
        // Backends report what they did within a second of their next commit.
        Thread.sleep(3000);
        Map<String, Long> scans = new TreeMap<>();
        try (ResultSet row = statement.executeQuery("""
                select relname, seq_scan from pg_stat_user_tables
                where relname in ('submission', 'submission_event', 'current_figure', 'current_task_report',
                  'audit_event')""")) {
            while (row.next()) {
                scans.put(row.getString(1), row.getLong(2));
            }
        }
        return scans;
    }

    private static String first(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select id from submission where locality_code = '" + MODEL
                + "' and state = 'APPROVED' order by updated_at desc limit 1")) {
            row.next();
            return row.getString(1);
        }
    }

    private void read(Statement statement, String base, String path, String caller) {
        String name = caller + " " + path;
        if (!ONLY.matcher(name).find()) {
            return;
        }
        long[] micros = new long[TIMES];
        int status = 0;
        for (int i = 0; i < TIMES; i++) {
            if (i == TIMES - 1) {
                mark(statement, name);
            }
            long begin = System.nanoTime();
            status = RestAssured.given()
                    .auth()
                    .oauth2(callers.get(caller))
                    .urlEncodingEnabled(false)
                    .get(base + "/api/v1" + path)
                    .statusCode();
            micros[i] = (System.nanoTime() - begin) / 1000;
        }
        long last = micros[TIMES - 1];
        long first = micros[0];
        Arrays.sort(micros);
        System.out.printf(
                "READ %d first %.1f ms, median %.1f ms, last %.1f ms  %s%n",
                status, first / 1000.0, micros[TIMES / 2] / 1000.0, last / 1000.0, name);
        assertEquals(0, status >= 500 ? status : 0, name);
    }

    private static void mark(Statement statement, String name) {
        try {
            statement.execute("do $$ begin raise log 'READ %', '" + name + "'; end $$");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
