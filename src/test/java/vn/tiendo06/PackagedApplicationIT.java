package vn.tiendo06;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;
import vn.tiendo06.testing.Tokens;

/** The packaged application as an operator starts it: settings from the environment, a real database, a real issuer. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PackagedApplicationIT {

    private static final Path APPLICATION = Path.of("target", "quarkus-app");

    @Test
    void refusesToStartWithoutItsSettings() throws Exception {
        Process process = start(Map.of());
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
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            int port = freePort();
            Process process = start(Map.of(
                    "QUARKUS_HTTP_PORT",
                    Integer.toString(port),
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    database.getJdbcUrl("postgres", "postgres"),
                    "QUARKUS_DATASOURCE_USERNAME",
                    "postgres",
                    "QUARKUS_DATASOURCE_PASSWORD",
                    "postgres",
                    "QUARKUS_OIDC_AUTH_SERVER_URL",
                    issuerUrl,
                    "QUARKUS_OIDC_TOKEN_ISSUER",
                    Tokens.ISSUER,
                    "QUARKUS_OIDC_TOKEN_AUDIENCE",
                    Tokens.AUDIENCE,
                    "TIENDO06_STARTUP_ADMINISTRATOR_ISSUER",
                    Tokens.ISSUER,
                    "TIENDO06_STARTUP_ADMINISTRATOR_SUBJECT",
                    "first-admin"));
            try {
                awaitReady(process, port);
                String admin = Tokens.token("first-admin", Set.of(), List.of(), List.of());
                String api = "http://localhost:" + port + "/api/v1";
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
                given().get("http://localhost:" + port + "/dev/token").then().statusCode(404);
                given().get("http://localhost:" + port + "/q/swagger-ui").then().statusCode(404);
            } finally {
                process.destroy();
                process.waitFor(20, TimeUnit.SECONDS);
            }
        } finally {
            issuer.stop();
        }
    }

    private static Process start(Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.add(APPLICATION.resolve("quarkus-run.jar").toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("TIENDO06_"));
        builder.environment().putAll(environment);
        if (!environment.isEmpty()) {
            builder.redirectOutput(Path.of("target", "packaged-application.log").toFile())
                    .redirectErrorStream(true);
        }
        return builder.start();
    }

    private static void awaitReady(Process process, int port) throws Exception {
        for (int i = 0; i < 120 && process.isAlive(); i++) {
            try {
                if (given().get("http://localhost:" + port + "/q/health/ready").statusCode() == 200) {
                    return;
                }
            } catch (Exception e) {
                // Not listening yet.
            }
            Thread.sleep(500);
        }
        throw new AssertionError("not ready: " + Files.readString(Path.of("target", "packaged-application.log")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
