package vn.tiendo06.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Executions;

/** What a replica asks of a database that has its reference data already: little, for it is not ready before. */
@QuarkusTest
class StartupTest extends ApiTest {

    @Inject
    Startup startup;

    private int count(String sql) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void execute(String sql) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    // Other tests may have taken some of it out.
    @BeforeEach
    void allIsThere() {
        startup.onStart(new StartupEvent());
    }

    @Test
    void referenceDataThatAreThereCostAFewStatements() {
        long executed = Executions.of(() -> startup.onStart(new StartupEvent()));
        // Localities, rules, periods, holidays, regimes and each plan, and what begins and ends the transaction.
        assertTrue(executed > 0 && executed <= 8, executed + " statements");
    }

    @Test
    void whatIsMissingIsPutIn() throws Exception {
        String sum =
                "select (select count(*) from period) + (select count(*) from holiday) + (select count(*) from locality)";
        int all = count(sum);
        execute("delete from holiday where day = '2027-01-01'");
        execute("delete from period where code = (select max(code) from period)");
        assertEquals(all - 2, count(sum));
        startup.onStart(new StartupEvent());
        assertEquals(all, count(sum));
    }
}
