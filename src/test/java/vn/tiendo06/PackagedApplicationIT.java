package vn.tiendo06;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.bench.RunningApplication;
import vn.tiendo06.testing.TestIssuer;
import vn.tiendo06.testing.Tokens;

/** The packaged application as an operator starts it: settings from the environment, a real database, a real issuer. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PackagedApplicationIT {

    private static final Path APPLICATION = Path.of("target", "quarkus-app");

    @Test
    void refusesToStartWithoutItsSettings() throws Exception {
        Process process = RunningApplication.launch(Map.of());
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        String said = new String(process.getErrorStream().readAllBytes());
        assertEquals(78, process.exitValue());
        assertTrue(said.contains("QUARKUS_DATASOURCE_JDBC_URL"), said);
        assertTrue(said.contains("QUARKUS_OIDC_AUTH_SERVER_URL"), said);
    }

    @Test
    void carriesNoEmbeddedDatabaseAndNoTestIssuer() throws Exception {
        try (Stream<Path> files = Files.walk(APPLICATION)) {
            List<String> strangers = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(
                            ".*(embedded|zonky|wiremock|devservices-oidc|testcontainers|junit|rest-assured).*"))
                    .toList();
            assertEquals(List.of(), strangers);
        }
    }

    @Test
    void worksOnAGivenDatabaseWithAGivenIssuer() throws Exception {
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        Map<String, String> firstAdministrator = Map.of(
                "TIENDO06_STARTUP_ADMINISTRATOR_ISSUER",
                Tokens.ISSUER,
                "TIENDO06_STARTUP_ADMINISTRATOR_SUBJECT",
                "first-admin");
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                RunningApplication application = new RunningApplication(
                        database.getJdbcUrl("postgres", "postgres"), issuerUrl, firstAdministrator)) {
            application.start();
            String admin = Tokens.token("first-admin", Set.of(), List.of(), List.of());
            String api = application.base() + "/api/v1";
            given().auth()
                    .oauth2(admin)
                    .get(api + "/plans")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
            given().auth()
                    .oauth2(admin)
                    .contentType(ContentType.JSON)
                    .body(new File("src/main/resources/plans/da06-10816.json"))
                    .post(api + "/plans")
                    .then()
                    .statusCode(200)
                    .body("created", is(107));
            given().auth().oauth2(admin).get(api + "/targets").then().body("items", hasSize(50));
            given().get(application.base() + "/dev/token").then().statusCode(404);
            given().get(application.base() + "/q/swagger-ui").then().statusCode(404);
        } finally {
            issuer.stop();
        }
    }
}
