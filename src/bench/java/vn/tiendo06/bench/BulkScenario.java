package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;
import vn.tiendo06.testing.Tokens;

/**
 * A national cycle: every commune's 107 rows handed in by {@code POST /submissions/bulk}, several clients at once, on fresh
 * tables. Before it, communes by which client, application and database warm up, then single communes' cycles, one call
 * each. With {@code -Dexplain=true} the database's log shows the plan of every statement.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
public class BulkScenario {

    private static final int COMMUNES = Integer.getInteger("communes", 3321);
    private static final int CLIENTS = Integer.getInteger("clients", 4);

    /** Communes that one client reports for in one call: an account has at most 200 units, ten communes' worth. */
    private static final int BATCH = Integer.getInteger("batch", 10);

    /** Communes that come first and are not counted. */
    private static final int WARM_UP = Integer.getInteger("warmup", 400);

    private static final int ALONE = 20;
    private static final boolean EXPLAIN = Boolean.getBoolean("explain");
    private static final JsonFactory JSON = new JsonFactory();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What every commune reports, with the first one's code where its own belongs. */
    private record Row(String subject, String unit, String kind, boolean numeric) {}

    @Test
    void everyCommunesCycle() throws Exception {
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        try (EmbeddedPostgres postgres = database();
                RunningApplication application =
                        new RunningApplication(postgres.getJdbcUrl("postgres", "postgres"), issuerUrl, Map.of())) {
            application.start();
            DataSource database = postgres.getPostgresDatabase();
            Round round = new Round(application.base(), Outage.none());
            round.loadPlan();
            prepare(database);
            String period = text(
                    database,
                    "select code from period where kind = 'MONTH' and starts_on <= current_date"
                            + " and ends_on >= current_date");
            List<Row> rows = rows(database, period);
            String api = application.base() + "/api/v1/submissions/bulk";

            run(api, rows, period, 0, WARM_UP);
            List<Double> alone = new ArrayList<>();
            for (int i = WARM_UP; i < WARM_UP + ALONE; i++) {
                byte[] body = body(rows, period, i, 1);
                long start = System.nanoTime();
                assertEquals(rows.size(), send(api, "account-" + i / BATCH, body), "created");
                alone.add((System.nanoTime() - start) / 1e6);
            }
            alone.sort(null);
            System.out.printf(
                    "after %d items of warm-up, a commune's cycle, %d rows: median %.0f ms, slowest %.0f ms%n",
                    WARM_UP * rows.size(), rows.size(), alone.get(ALONE / 2), alone.getLast());

            int items = (COMMUNES - WARM_UP - ALONE) * rows.size();
            double[] before = cpuSeconds(database, application.pid());
            long start = System.nanoTime();
            run(api, rows, period, WARM_UP + ALONE, COMMUNES);
            double seconds = (System.nanoTime() - start) / 1e9;
            double[] after = cpuSeconds(database, application.pid());
            double[] each = new double[before.length];
            for (int i = 0; i < each.length; i++) {
                each[i] = (after[i] - before[i]) * 1e6 / items;
            }
            System.out.printf(
                    "%d items, batches of %d, %d clients: %.1f s, %.0f a second; processor an item: %.0f µs, client %.0f,"
                            + " application %.0f, database %.0f%n",
                    items,
                    BATCH * rows.size(),
                    CLIENTS,
                    seconds,
                    items / seconds,
                    each[0] + each[1] + each[2],
                    each[0],
                    each[1],
                    each[2]);
            assertEquals(
                    String.valueOf((long) COMMUNES * rows.size()),
                    text(database, "select count(*) from submission where state = 'SUBMITTED' and version = 0"));
            assertEquals(
                    String.valueOf((long) COMMUNES * rows.size()),
                    text(database, "select count(*) from audit_event where kind = 'submission'"));
            assertEquals("0", text(database, "select count(*) from audit_event e where hash <> audit_hash(e)"));
            assertEquals("0", text(database, """
                    select count(*) from (select e.ordinal, e.previous_hash,
                        lag(e.hash, 1, repeat('0', 64)) over w as before, lag(e.ordinal, 1, 0) over w + 1 as place
                      from audit_event e window w as (partition by e.locality_code order by e.ordinal)) links
                    where previous_hash <> before or ordinal <> place"""));
        } finally {
            issuer.stop();
        }
    }

    private static EmbeddedPostgres database() throws Exception {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                // Plans are made once for each connection, whatever the application's own settings say of it.
                .setServerConfig("plan_cache_mode", "force_generic_plan");
        if (EXPLAIN) {
            builder.setServerConfig("session_preload_libraries", "auto_explain")
                    .setServerConfig("auto_explain.log_min_duration", "0")
                    .setServerConfig("auto_explain.log_analyze", "on")
                    .setServerConfig("auto_explain.log_timing", "off")
                    .setServerConfig("auto_explain.log_triggers", "on")
                    .setServerConfig("auto_explain.log_nested_statements", "on")
                    .setServerConfig("auto_explain.log_parameter_max_length", "0")
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig(
                            "log_directory", Path.of("target").toAbsolutePath().toString())
                    .setServerConfig("log_filename", "bulk-plans.log");
        }
        return builder.start();
    }

    /** Hands in what communes report, from one on and up to another, by as many clients as there are. */
    private void run(String api, List<Row> rows, String period, int from, int to) throws Exception {
        ConcurrentLinkedQueue<Integer> batches = new ConcurrentLinkedQueue<>();
        for (int first = from; first < to; first += BATCH) {
            batches.add(first);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> working = new ArrayList<>();
            for (int n = 0; n < CLIENTS; n++) {
                working.add(threads.submit(() -> {
                    for (Integer first = batches.poll(); first != null; first = batches.poll()) {
                        int count = Math.min(BATCH, to - first);
                        assertEquals(
                                count * rows.size(),
                                send(api, "account-" + first / BATCH, body(rows, period, first, count)),
                                "created");
                    }
                    return null;
                }));
            }
            for (Future<?> one : working) {
                one.get();
            }
        }
    }

    private static String code(int commune) {
        return String.valueOf(50000 + commune);
    }

    /** Copies the commune that the application comes with, its units and its plan; and an account for each batch. */
    private static void prepare(DataSource database) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create temp table commune as select cast(50000 + n as text) as code from generate_series(0, "
                            + (COMMUNES - 1) + ") n");
            statement.execute("insert into locality (code, name, level, parent_code, ancestors) select c.code,"
                    + " 'Xã ' || c.code, l.level, l.parent_code, array['VN', l.parent_code, c.code]"
                    + " from commune c, locality l where l.code = '10816'");
            copy(statement, "unit", "o.locality_code = '10816'");
            copy(statement, "unit_alias", "o.locality_code = '10816'");
            copy(statement, "unit_member", "o.group_code like '10816.%'");
            copy(statement, "plan", "o.code = 'da06-10816'");
            copy(statement, "plan_section", "o.plan_code = 'da06-10816'");
            copy(statement, "subject", "o.plan_code = 'da06-10816'");
            copy(statement, "subject_unit", "o.subject_id like 'da06-10816.%'");
            statement.execute("""
                    insert into membership (issuer, subject, role, units, localities, created_at, updated_at)
                    select '%s', 'account-' || (cast(u.locality_code as integer) - 50000) / %d, 'REPORTER',
                      array_agg(u.code order by u.code), '{}', now(), now()
                    from unit u where u.locality_code in (select code from commune) group by 2""".formatted(Tokens.ISSUER, BATCH));
            statement.execute("vacuum analyze");
        }
    }

    private static void copy(Statement statement, String table, String condition) throws Exception {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("select column_name, data_type from information_schema.columns"
                + " where table_name = '" + table + "' and is_generated = 'NEVER'")) {
            while (found.next()) {
                String column = found.getString(1);
                columns.add(column);
                values.add(
                        found.getString(2).equals("text")
                                ? "replace(o." + column + ", '10816', c.code)"
                                : "o." + column);
            }
        }
        statement.execute("insert into " + table + " (" + String.join(", ", columns) + ") select "
                + String.join(", ", values) + " from commune c, " + table + " o where " + condition);
    }

    private static List<Row> rows(DataSource database, String period) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet found = connection
                        .createStatement()
                        .executeQuery("select s.id, accountable_unit(s, pe.ends_on), s.kind, subject_is_numeric(s)"
                                + " from subject s, period pe where s.plan_code = 'da06-10816' and pe.code = '" + period
                                + "' and accountable_unit(s, pe.ends_on) like '10816.%' order by s.id")) {
            while (found.next()) {
                rows.add(new Row(found.getString(1), found.getString(2), found.getString(3), found.getBoolean(4)));
            }
        }
        return rows;
    }

    private static byte[] body(List<Row> rows, String period, int first, int communes) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream(rows.size() * communes * 400);
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("mode", "PER_ITEM");
            json.writeBooleanField("submit", true);
            json.writeArrayFieldStart("items");
            for (int commune = first; commune < first + communes; commune++) {
                String code = code(commune);
                for (Row row : rows) {
                    json.writeStartObject();
                    json.writeStringField("ref", row.subject());
                    json.writeStringField("subjectId", row.subject().replace("10816", code));
                    json.writeStringField("unit", row.unit().replace("10816", code));
                    json.writeStringField("period", period);
                    json.writeStringField(
                            "narrative", "Đã triển khai tại các thôn; tiếp tục rà soát, cập nhật trong kỳ tới.");
                    json.writeObjectFieldStart("figures");
                    if (row.kind().equals("TASK")) {
                        json.writeStringField("taskState", "IN_PROGRESS");
                        json.writeNumberField("progressPercent", 40);
                    } else if (row.numeric()) {
                        json.writeNumberField("value", 1);
                    } else {
                        json.writeStringField("assessment", "IN_PROGRESS");
                    }
                    json.writeEndObject();
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return body.toByteArray();
    }

    private int send(String api, String account, byte[] body) throws Exception {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(URI.create(api))
                        .header("Authorization", "Bearer " + Tokens.token(account, Set.of(), List.of(), List.of()))
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofMinutes(5))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        Map<String, Integer> counts = new HashMap<>();
        // What was done stands before the result of each, which says CREATED as often.
        try (JsonParser report = JSON.createParser(answer.body())) {
            for (JsonToken token = report.nextToken(); token != null; token = report.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_INT
                        && report.getParsingContext().getParent().inRoot()) {
                    counts.put(report.currentName(), report.getIntValue());
                } else if (token == JsonToken.VALUE_STRING
                        && report.currentName().equals("outcome")) {
                    counts.merge(report.getText(), 1, Integer::sum);
                }
            }
        }
        if (answer.statusCode() != 200
                || counts.get("rejected") > 0
                || !counts.get("created").equals(counts.get("CREATED"))) {
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            throw new AssertionError(answer.statusCode() + " " + text.substring(0, Math.min(2000, text.length())));
        }
        return counts.get("created");
    }

    /** Processor time so far, of client, application and database. */
    private static double[] cpuSeconds(DataSource database, long application) throws Exception {
        long postmaster =
                Long.parseLong(text(database, "select split_part(pg_read_file('postmaster.pid'), chr(10), 1)"));
        return new double[] {
            cpuSeconds(Stream.of(ProcessHandle.current())),
            cpuSeconds(ProcessHandle.of(application).stream()),
            cpuSeconds(ProcessHandle.of(postmaster).orElseThrow().descendants())
        };
    }

    private static double cpuSeconds(Stream<ProcessHandle> processes) {
        return processes
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9)
                .sum();
    }

    private static String text(DataSource database, String sql) throws Exception {
        try (Connection connection = database.getConnection();
                ResultSet found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }
}
