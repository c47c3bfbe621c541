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
        Map<String, String> settings = Map.of(
                "JAVA_TOOL_OPTIONS",
                // Classes only: with profiles in the cache the compilers set to work at once, and take the processor
                // and the
                // memory that a start needs (docs/performance.md).
                "-XX:AOTCacheOutput=" + CACHE + " -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining",
                "TIENDO06_STARTUP_ADMINISTRATOR_ISSUER",
                Tokens.ISSUER,
                "TIENDO06_STARTUP_ADMINISTRATOR_SUBJECT",
                "first-admin");
        String issuer = new TestIssuer().start().get("quarkus.oidc.auth-server-url");
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                RunningApplication application =
                        new RunningApplication(database.getJdbcUrl("postgres", "postgres"), issuer, settings)) {
            application.start();
            String api = application.base() + "/api/v1";
            String admin = Tokens.token("first-admin", Set.of(), List.of(), List.of());
            given().auth()
                    .oauth2(admin)
                    .contentType(ContentType.JSON)
                    .body(new File("src/main/resources/plans/da06-10816.json"))
                    .post(api + "/plans")
                    .then()
                    .statusCode(200);
            for (int round = 0; round < 20; round++) {
                READS.forEach(path ->
                        given().auth().oauth2(admin).get(api + path).then().statusCode(200));
            }
        }
        assertTrue(Files.size(CACHE) > 10_000_000, RunningApplication.log());
    }
}
