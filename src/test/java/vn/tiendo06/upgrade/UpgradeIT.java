package vn.tiendo06.upgrade;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiendo06.bench.ReleasedInstallation;
import vn.tiendo06.bench.RunningApplication;
import vn.tiendo06.testing.TestIssuer;
import vn.tiendo06.testing.Tokens;

/** The database of each released version is upgraded by the packaged application as an operator does it; then it is used. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class UpgradeIT {

    private static final TestIssuer ISSUER = new TestIssuer();
    private static String issuerUrl;

    @BeforeAll
    static void issuer() {
        issuerUrl = ISSUER.start().get("quarkus.oidc.auth-server-url");
    }

    @AfterAll
    static void withoutIssuer() {
        ISSUER.stop();
    }

    static List<ReleasedInstallation> releases() throws Exception {
        List<ReleasedInstallation> all = ReleasedInstallation.all();
        assertTrue(!all.isEmpty(), "no released data");
        return all;
    }

    @ParameterizedTest
    @MethodSource("releases")
    void whatAReleaseKeptReadsAsBeforeAndIsWorkedOn(ReleasedInstallation release) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                RunningApplication application = started(server, release)) {
            DataSource database = server.getPostgresDatabase();
            assertEquals(
                    String.join("\n", release.changed()), String.join("\n", release.differences(application.base())));
            assertEquals(List.of(), ReleasedInstallation.breaches(database), "as upgraded");
            assertChainIsWhole(application);
            assertEquals(List.of(), release.notReplayed(application.base()));
            release.goOn(application.base());
            assertEquals(List.of(), ReleasedInstallation.breaches(database), "after going on");
            assertChainIsWhole(application);
            application.close();
            migratedByTheNextVersion(database);
            application.start();
            assertChainIsWhole(application);
        }
    }

    /** The comparison sees a figure, a history and a chain that are not what they were. */
    @Test
    void whatWasChangedIsSeen() throws Exception {
        ReleasedInstallation release = releases().getFirst();
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            DataSource database = server.getPostgresDatabase();
            release.load(database);
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("set session_replication_role = replica");
                assertEquals(
                        1,
                        statement.executeUpdate("update submission set narrative = 'khác' where state = 'SUBMITTED'"));
                assertEquals(1, statement.executeUpdate("""
                        update submission_event set reason = 'khác'
                        where id = (select id from submission_event where event = 'RETURN' order by at limit 1)"""));
                assertEquals(1, statement.executeUpdate("""
                        update audit_event set actor_name = 'Khác' where locality_code = '10816' and ordinal = 20"""));
            }
            try (RunningApplication application = application(server)) {
                assertEquals(0, application.runOnce("migrate"), RunningApplication.log());
                application.start();
                List<String> seen = release.differences(application.base());
                for (String place : List.of("/narrative: ", "/receipt 409", "/reason: ", "/actor/name: ")) {
                    assertTrue(seen.stream().anyMatch(one -> one.contains(place)), place + " in " + seen);
                }
                verification(application).body("intact", is(false));
            }
        }
    }

    private static void migratedByTheNextVersion(DataSource database) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into flyway_schema_history
                    select installed_rank + 1, '9999', 'next', type, 'V9999__next.sql', 1, installed_by, now(), 1, true
                    from flyway_schema_history order by installed_rank desc limit 1""");
        }
    }

    private static RunningApplication started(EmbeddedPostgres server, ReleasedInstallation release) throws Exception {
        release.load(server.getPostgresDatabase());
        RunningApplication application = application(server);
        assertEquals(78, application.runOnce(), "works on what waits for migrations: " + RunningApplication.log());
        assertEquals(0, application.runOnce("migrate"), RunningApplication.log());
        application.start();
        return application;
    }

    private static RunningApplication application(EmbeddedPostgres server) throws Exception {
        return new RunningApplication(
                server.getJdbcUrl("postgres", "postgres"),
                issuerUrl,
                Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "false"));
    }

    private static void assertChainIsWhole(RunningApplication application) {
        verification(application).body("intact", is(true));
    }

    private static ValidatableResponse verification(RunningApplication application) {
        return given().auth()
                .oauth2(Tokens.of("auditor", "VN"))
                .get(application.base() + "/api/v1/audit-events/verification?locality=10816")
                .then()
                .statusCode(200);
    }
}
