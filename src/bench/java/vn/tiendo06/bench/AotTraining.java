package vn.tiendo06.bench;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;
import vn.tiendo06.testing.Tokens;

/** Writes the AOT cache of the image: the packaged application starts, answers what it mostly answers, and ends. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AotTraining {

    static final Path CACHE = Path.of("target", "quarkus-app", "app.aot");

    private static final List<String> READS = List.of(
            "/plans",
            "/targets?plan=da06-10816",
            "/tasks?plan=da06-10816",
            "/worklist",
            "/submissions?plan=da06-10816",
            "/plans/da06-10816/dashboard",
            "/obligations/summary?plan=da06-10816&groupBy=UNIT");

    @Test
    void writesTheCache() throws Exception {
        Files.deleteIfExists(CACHE);
        Map<String, String> administrator = Map.of(
                "TIENDO06_STARTUP_ADMINISTRATOR_ISSUER",
                Tokens.ISSUER,
                "TIENDO06_STARTUP_ADMINISTRATOR_SUBJECT",
                "first-admin");
        Map<String, String> trained = Map.of(
                // What the training compiled without profiles is compiled so at first in production, too
                // (docs/adr/0066).
                "JAVA_TOOL_OPTIONS",
                "-XX:AOTCacheOutput=" + CACHE + " -XX:TieredStopAtLevel=2",
                "QUARKUS_FLYWAY_MIGRATE_AT_START",
                "false");
        String issuer = new TestIssuer().start().get("quarkus.oidc.auth-server-url");
        String admin = Tokens.token("first-admin", Set.of(), List.of(), List.of());
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            String url = database.getJdbcUrl("postgres", "postgres");
            // What a start in production does not do, migrating and the first plan, is done before.
            try (RunningApplication first = new RunningApplication(url, issuer, administrator)) {
                first.start();
                given().auth()
                        .oauth2(admin)
                        .contentType(ContentType.JSON)
                        .body(new File("src/main/resources/plans/da06-10816.json"))
                        .post(first.base() + "/api/v1/plans")
                        .then()
                        .statusCode(200);
            }
            try (RunningApplication application = new RunningApplication(url, issuer, trained)) {
                application.start();
                String api = application.base() + "/api/v1";
                for (int round = 0; round < 20; round++) {
                    READS.forEach(path ->
                            given().auth().oauth2(admin).get(api + path).then().statusCode(200));
                }
            }
        }
        assertTrue(Files.size(CACHE) > 10_000_000, RunningApplication.log());
    }
}
