package vn.tiendo06.bench;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestIssuer;
import vn.tiendo06.testing.Tokens;

/**
 * The application is killed (SIGKILL) at random instants while it works off imports, and started again: each job ends, and
 * each of its rows was written once. {@code -Djobs}, {@code -Dseed}.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
public class ImportKillScenario {

    private static final int JOBS = Integer.getInteger("jobs", 20);
    private static final long SEED = Long.getLong("seed", 6);
    // Of the plan's first year, which begins with 2026-01.
    private static final int MONTHS = 11;
    private static final String UNIT = "10816.CA";
    private static final List<String> ROWS =
            List.of("III.1", "III.2", "III.3", "III.5", "III.6", "III.10", "IV.3", "IV.5", "IV.6", "IV.7");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Small pieces, so that many kills come between two of them, and claims that soon end. */
    private static final Map<String, String> SETTINGS = Map.of(
            "TIENDO06_STARTUP_PLANS", "da06-10816",
            "TIENDO06_IMPORTS_CHUNK", "6",
            "TIENDO06_IMPORTS_LEASE", "1s",
            "TIENDO06_IMPORTS_POLL", "0.2s");

    @Test
    void everyRowIsWrittenOnce() throws Exception {
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        Random random = new Random(SEED);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String jdbcUrl = postgres.getJdbcUrl("postgres", "postgres");
            queue(jdbcUrl, issuerUrl);
            DataSource database = postgres.getPostgresDatabase();
            int kills = 0;
            int between = 0;
            long end = System.nanoTime() + PATIENCE.toNanos();
            try (RunningApplication application = new RunningApplication(jdbcUrl, issuerUrl, SETTINGS)) {
                application.start();
                while (open(database) > 0) {
                    // A job that five lives in a row did not get on is given up: at most every third is that short.
                    long before = done(database);
                    while (kills % 3 != 0 && open(database) > 0 && done(database) == before) {
                        assertTrue(System.nanoTime() < end, "the imports do not get on");
                        Thread.sleep(20);
                    }
                    assertTrue(System.nanoTime() < end, "the imports do not end");
                    Thread.sleep(50 + random.nextInt(700));
                    if (open(database) == 0) {
                        break;
                    }
                    application.kill();
                    kills++;
                    between += (int) Math.min(1, underWay(database));
                    application.start();
                }
            }
            System.out.println("imports " + JOBS + " of " + ROWS.size() * MONTHS + " rows, kills " + kills
                    + ", of these within a job " + between + ", seed " + SEED);
            assertEquals(List.of(), Invariants.lasting(database));
            assertEquals(List.of(), wrong(database));
            assertTrue(between >= 3, "the kills came when nothing was under way: they proved little");
        } finally {
            issuer.stop();
        }
    }

    /** Has the application take the jobs while nobody works on them. */
    private static void queue(String jdbcUrl, String issuerUrl) throws Exception {
        Map<String, String> idle = new HashMap<>(SETTINGS);
        idle.put("TIENDO06_IMPORTS_ENABLED", "false");
        try (RunningApplication application = new RunningApplication(jdbcUrl, issuerUrl, idle)) {
            application.start();
            RestAssured.baseURI = "http://127.0.0.1";
            RestAssured.port = URI.create(application.base()).getPort();
            List<String> months = IntStream.range(0, MONTHS)
                    .mapToObj(n -> "2026-%02d".formatted(n + 1))
                    .toList();
            Prepared.unlocked(months.toArray(String[]::new));
            for (int job = 0; job < JOBS; job++) {
                List<Map<String, Object>> items = new ArrayList<>();
                for (String month : months) {
                    for (String row : ROWS) {
                        items.add(Map.of(
                                "subjectId",
                                "da06-10816.MT." + row,
                                "unit",
                                UNIT,
                                "period",
                                month,
                                "narrative",
                                "Lần nhập " + job,
                                "figures",
                                Map.of("value", job)));
                    }
                }
                given().auth()
                        .oauth2(Tokens.reporter(UNIT))
                        .contentType(ContentType.JSON)
                        .body(Map.of("items", items))
                        .post("/api/v1/imports")
                        .then()
                        .statusCode(202);
            }
        }
    }

    /** Rows that are through. */
    private static long done(DataSource database) throws SQLException {
        return Invariants.count(database, "select coalesce(sum(done), 0) from import_job");
    }

    private static long open(DataSource database) throws SQLException {
        return Invariants.count(database, "select count(*) from import_job where state in ('QUEUED', 'RUNNING')");
    }

    /** Jobs that are neither at their beginning nor at their end. */
    private static long underWay(DataSource database) throws SQLException {
        return Invariants.count(
                database,
                "select count(*) from import_job where state in ('QUEUED', 'RUNNING') and done between 1 and total - 1");
    }

    private static List<String> wrong(DataSource database) throws SQLException {
        int rows = ROWS.size() * MONTHS;
        List<String> wrong = new ArrayList<>();
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                        select 'job ' || j.id || ': ' || j.state || ', ' || j.done || ' done, rows '
                            || (select count(*) filter (where r.outcome in ('CREATED', 'UPDATED')) from import_row r
                                where r.job_id = j.id)
                          from import_job j
                          where j.state <> 'DONE' or j.done <> %1$d
                            or %1$d <> (select count(*) filter (where r.outcome in ('CREATED', 'UPDATED')) from import_row r
                              where r.job_id = j.id)
                        union all
                        select 'report ' || s.id || ': ' || count(*) from submission s
                          join submission_event e on e.submission_id = s.id
                          group by s.id
                          having count(*) <> %2$d or count(*) filter (where e.event = 'CREATE') <> 1
                        union all
                        select count(*) || ' reports' from submission having count(*) <> %1$d""".formatted(rows, JOBS))) {
            while (found.next()) {
                wrong.add(found.getString(1));
            }
        }
        return wrong;
    }
}
