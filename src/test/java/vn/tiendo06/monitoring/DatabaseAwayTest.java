package vn.tiendo06.monitoring;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import vn.tiendo06.bench.KillableDatabase;
import vn.tiendo06.kernel.error.DatabasePresence;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

/** A database that is known to be away holds nobody up, and its return is noticed at once. */
@QuarkusTest
@TestProfile(DatabaseAwayTest.Watched.class)
@QuarkusTestResource(value = DatabaseAwayTest.Database.class, restrictToAnnotatedClass = true)
class DatabaseAwayTest extends ApiTest {

    private static final int CALLS = 20;

    public static class Watched implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tiendo06.monitoring.watch-database", "true");
        }
    }

    /** A database that the test may kill. */
    public static class Database implements QuarkusTestResourceLifecycleManager {

        private static KillableDatabase killable;

        @Override
        public Map<String, String> start() {
            try {
                killable = new KillableDatabase();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of(
                    "quarkus.datasource.jdbc.url", killable.jdbcUrl(),
                    "quarkus.datasource.username", "postgres",
                    "quarkus.datasource.password", "postgres");
        }

        @Override
        public void stop() {
            try {
                killable.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Inject
    DatabasePresence presence;

    private final String police = Tokens.reporter(POLICE);

    private static boolean within(Duration time, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(10);
        }
        return true;
    }

    @Test
    void callsAreRefusedAtOnceUntilItIsBack() throws Exception {
        as(police).get("/submissions").then().statusCode(200);
        Database.killable.kill();
        // The first call that loses its connection has it looked at; none is told anything but 503.
        assertTrue(within(Duration.ofSeconds(5), () -> {
            as(police).get("/submissions").then().statusCode(503);
            return presence.isAway();
        }));
        for (int i = 0; i < CALLS; i++) {
            Response answer = i % 2 == 0
                    ? as(police).get("/submissions")
                    : as(police, Prepared.draftBody()).post("/submissions");
            answer.then()
                    .statusCode(503)
                    .header("Retry-After", is("1"))
                    .contentType(startsWith("application/problem+json"))
                    .body("code", is("unavailable"))
                    .time(lessThan(500L));
        }
        Database.killable.restart();
        assertTrue(within(Duration.ofSeconds(1), () -> !presence.isAway()), "its return is not noticed");
        for (int i = 0; i < CALLS; i++) {
            as(police).get("/submissions").then().statusCode(200);
        }
        as(police, Prepared.draftBody()).post("/submissions").then().statusCode(201);
    }

    @Test
    void aConnectionThatBreaksIsNotTheDatabasesLoss() throws Exception {
        try (var killer = dataSource.getConnection();
                var statement = killer.createStatement()) {
            statement.execute("""
                    select pg_terminate_backend(pid, 5000) from pg_stat_activity
                    where application_name = 'tiendo06-watch'""");
            assertFalse(within(Duration.ofMillis(1500), presence::isAway));
            as(police).get("/submissions").then().statusCode(200);
        }
    }
}
