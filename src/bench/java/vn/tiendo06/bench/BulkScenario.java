package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
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
 * tables. Before it, single communes' cycles, one call each.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
public class BulkScenario {

    private static final int COMMUNES = Integer.getInteger("communes", 3321);
    private static final int CLIENTS = Integer.getInteger("clients", 4);

    /** Communes that one client reports for in one call: an account has at most 200 units, ten communes' worth. */
    private static final int BATCH = Integer.getInteger("batch", 10);

    private static final int ALONE = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What every commune reports, with the first one's code where its own belongs. */
    private record Row(String subject, String unit, String kind, boolean numeric) {}

    @Test
    void everyCommunesCycle() throws Exception {
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("shared_buffers", "1GB")
                        .setServerConfig("max_wal_size", "8GB")
                        .start();
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

            List<Double> alone = new ArrayList<>();
            for (int i = 0; i < ALONE; i++) {
                long start = System.nanoTime();
                assertEquals(rows.size(), send(api, "account-" + i / BATCH, body(rows, period, i, 1)), "created");
                alone.add((System.nanoTime() - start) / 1e6);
            }
            alone.sort(null);
            System.out.printf(
                    "a commune's cycle, %d rows: median %.0f ms, slowest %.0f ms%n",
                    rows.size(), alone.get(ALONE / 2), alone.getLast());

            ConcurrentLinkedQueue<Integer> batches = new ConcurrentLinkedQueue<>();
            for (int first = ALONE; first < COMMUNES; first += BATCH) {
                batches.add(first);
            }
            int items = (COMMUNES - ALONE) * rows.size();
            double cpuBefore = cpuSeconds(database);
            long start = System.nanoTime();
            try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
                List<Future<?>> working = new ArrayList<>();
                for (int n = 0; n < CLIENTS; n++) {
                    working.add(threads.submit(() -> {
                        for (Integer first = batches.poll(); first != null; first = batches.poll()) {
                            int count = Math.min(BATCH, COMMUNES - first);
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
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%d items, batches of %d, %d clients: %.1f s, %.0f a second; %.0f µs of processor an item, client"
                            + " included%n",
                    items,
                    BATCH * rows.size(),
                    CLIENTS,
                    seconds,
                    items / seconds,
                    (cpuSeconds(database) - cpuBefore) * 1e6 / items);
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
        ObjectNode body = JSON.createObjectNode().put("mode", "PER_ITEM").put("submit", true);
        ArrayNode items = body.putArray("items");
        for (int commune = first; commune < first + communes; commune++) {
            for (Row row : rows) {
                ObjectNode item = items.addObject()
                        .put("ref", row.subject())
                        .put("subjectId", row.subject().replace("10816", code(commune)))
                        .put("unit", row.unit().replace("10816", code(commune)))
                        .put("period", period)
                        .put("narrative", "Đã triển khai tại các thôn; tiếp tục rà soát, cập nhật trong kỳ tới.");
                ObjectNode figures = item.putObject("figures");
                if (row.kind().equals("TASK")) {
                    figures.put("taskState", "IN_PROGRESS").put("progressPercent", 40);
                } else if (row.numeric()) {
                    figures.put("value", 1);
                } else {
                    figures.put("assessment", "IN_PROGRESS");
                }
            }
        }
        return JSON.writeValueAsBytes(body);
    }

    private int send(String api, String account, byte[] body) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(api))
                        .header("Authorization", "Bearer " + Tokens.token(account, Set.of(), List.of(), List.of()))
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofMinutes(5))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode report = JSON.readTree(answer.body());
        if (answer.statusCode() != 200 || report.get("rejected").intValue() > 0) {
            throw new AssertionError(answer.statusCode() + " "
                    + answer.body().substring(0, Math.min(2000, answer.body().length())));
        }
        return report.get("created").intValue();
    }

    /** Processor time so far, of client, application and database. */
    private static double cpuSeconds(DataSource database) throws Exception {
        long postmaster =
                Long.parseLong(text(database, "select split_part(pg_read_file('postmaster.pid'), chr(10), 1)"));
        ProcessHandle self = ProcessHandle.current();
        Stream<ProcessHandle> all = Stream.of(
                        Stream.of(self),
                        self.descendants(),
                        ProcessHandle.of(postmaster).orElseThrow().descendants())
                .flatMap(processes -> processes)
                .distinct();
        return all.mapToDouble(process -> process.info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toNanos())
                        .sum()
                / 1e9;
    }

    private static String text(DataSource database, String sql) throws Exception {
        try (Connection connection = database.getConnection();
                ResultSet found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }
}
