package vn.tiendo06.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;

/** A report's row, unit, period, plan and locality are there, and stay, whoever writes past the application. */
@QuarkusTest
class ReportReferencesTest extends ApiTest {

    private static final String FOREIGN_KEY = "23503";

    /** A copy of a report with something of it replaced, as a revision of its own. */
    private static String copy(String column, String value) {
        return """
            insert into submission (plan_code, locality_code, subject_id, subject_kind, unit_code, period_code, revision, state,
              evidence, created_at, created_by_issuer, created_by, created_by_name, updated_at, version)
            select r.plan_code, r.locality_code, r.subject_id, r.subject_kind, r.unit_code, r.period_code, 7, 'WITHDRAWN',
              r.evidence, r.created_at, r.created_by_issuer, r.created_by, r.created_by_name, r.updated_at, 0
            from submission s, jsonb_populate_record(s, '{"%s": "%s"}') r""".formatted(column, value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject_id da06-10816.MT.X.99",
                "unit_code 10816.XX",
                "period_code 2026-99",
                "plan_code da06",
                "locality_code 31",
                "subject_id "
            })
    void whatItRefersToIsThere(String replaced) throws SQLException {
        Prepared.draft();
        String[] parts = replaced.split(" ", 2);
        assertEquals(FOREIGN_KEY, refused(copy(parts[0], parts[1])).getSQLState(), replaced);
        run(copy("narrative", "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from subject where id = 'da06-10816.MT.III.3'",
                "update subject set id = 'x' where id = 'da06-10816.MT.III.3'",
                "delete from unit where code = '10816.CA'",
                "delete from period where code = '2026-11'",
                "update period set code = 'x' where code = '2026-11'",
                "update subject set plan_code = 'x' where id = 'da06-10816.MT.III.3'",
                "update plan set locality_code = '31' where code = 'da06-10816'",
                "truncate period, current_figure, current_task_report cascade"
            })
    void whatIsReportedOnStays(String sql) throws SQLException {
        Prepared.draft();
        assertEquals(FOREIGN_KEY, refused(sql).getSQLState());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unit_code = '10816.VH'", "period_code = '2026-10'", "plan_code = 'x'", "locality_code = '31'"})
    void aReportStaysWhereItIs(String change) throws SQLException {
        Prepared.draft();
        assertTrue(refused("update submission set " + change).getMessage().contains("stays"), change);
    }

    @Test
    void whoMayNotSeeAllReportsTakesNoRowOut() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("set transaction isolation level repeatable read");
                SQLException refused = assertThrows(
                        SQLException.class, () -> statement.execute("delete from period where code = '2035-12'"));
                assertEquals(FOREIGN_KEY, refused.getSQLState());
            } finally {
                connection.rollback();
            }
        }
    }

    @Test
    void whoTakesARowOutWaitsForTheReportsInFlight() throws Exception {
        Prepared.draft();
        try (Connection writer = dataSource.getConnection();
                Connection remover = dataSource.getConnection();
                Statement write = writer.createStatement();
                Statement remove = remover.createStatement()) {
            write.execute(
                    "insert into period select '2026-98', kind, year, starts_on, ends_on, cut_off_at, due_at, lock_at"
                            + " from period where code = '2026-11'");
            writer.setAutoCommit(false);
            write.execute(copy("period_code", "2026-98"));
            CompletableFuture<String> removal = CompletableFuture.supplyAsync(() -> {
                try {
                    remove.execute("delete from period where code = '2026-98'");
                    return "removed";
                } catch (SQLException e) {
                    return e.getSQLState();
                }
            });
            awaitWaiting(write);
            writer.commit();
            assertEquals(FOREIGN_KEY, removal.get(20, TimeUnit.SECONDS));
            write.execute("truncate submission cascade");
            write.execute("delete from period where code = '2026-98'");
            writer.commit();
        }
    }

    private static void awaitWaiting(Statement statement) throws Exception {
        String waiting = "select exists (select from pg_locks where not granted and relation = 'submission'::regclass)";
        for (int i = 0; i < 100; i++) {
            try (ResultSet found = statement.executeQuery(waiting)) {
                found.next();
                if (found.getBoolean(1)) {
                    return;
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nobody waits");
    }

    private SQLException refused(String sql) {
        return assertThrows(SQLException.class, () -> run(sql), sql);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
