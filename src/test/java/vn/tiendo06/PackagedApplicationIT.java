package vn.tiendo06;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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
    void refusesUnsafeSettingsByName() throws Exception {
        int before = RunningApplication.log().length();
        Process process = RunningApplication.launch(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://database/tiendo06?sslmode=require",
                "QUARKUS_DATASOURCE_USERNAME", "tiendo06",
                "QUARKUS_DATASOURCE_PASSWORD", "tiendo06",
                "QUARKUS_OIDC_AUTH_SERVER_URL", "http://issuer/realms/tiendo06",
                "QUARKUS_HTTP_CORS_ENABLED", "true",
                "QUARKUS_HTTP_CORS_ORIGINS", "*",
                "QUARKUS_PROFILE", "dev",
                "TIENDO06_REMINDERS_ENABLED", "true",
                "QUARKUS_MAILER_START_TLS", "DISABLED",
                "TIENDO06_STARTUP_ACCEPT_UNSAFE", "weak-secret,no-such-risk"));
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(78, process.exitValue());
        String said = RunningApplication.log().substring(before);
        for (String setting : List.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                "QUARKUS_OIDC_TOKEN_AUDIENCE",
                "QUARKUS_HTTP_CORS_ORIGINS",
                "QUARKUS_PROFILE",
                "QUARKUS_MAILER_HOST",
                "QUARKUS_MAILER_START_TLS",
                "TIENDO06_STARTUP_ACCEPT_UNSAFE")) {
            assertTrue(said.contains("(" + setting + ") "), setting + " in " + said);
        }
        assertFalse(said.contains("QUARKUS_DATASOURCE_PASSWORD"), "an accepted risk was refused: " + said);
    }

    @Test
    void aWrongArgumentIsToldHowToDoIt() throws Exception {
        Process process = RunningApplication.launch(Map.of(), "migrat");
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(64, process.exitValue());
        String said = new String(process.getErrorStream().readAllBytes());
        assertTrue(said.contains("[migrate]"), said);
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
    void noJarHoldsADatabaseADevBeanOrATest() throws Exception {
        List<Path> jars = jars(APPLICATION);
        assertTrue(jars.size() > 100, jars.toString());
        List<String> strangers = new ArrayList<>();
        for (Path jar : jars) {
            try (ZipFile content = new ZipFile(jar.toFile())) {
                content.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.matches(".*\\.txz|io/zonky/.*|org/junit/.*|com/github/tomakehurst/.*"
                                + "|io/quarkus/devservices/oidc/.*|vn/tiendo06/(testing|bench)/.*"
                                + "|vn/tiendo06/dev/.*_Bean.*\\.class"))
                        .forEach(name -> strangers.add(jar.getFileName() + "!" + name));
            }
        }
        assertEquals(List.of(), strangers);
    }

    @Test
    void theBillOfMaterialsNamesEveryLibraryByItsHash() throws Exception {
        JsonNode bill = new ObjectMapper()
                .readTree(Path.of("target", "quarkus-run-cyclonedx.json").toFile());
        assertEquals("CycloneDX", bill.get("bomFormat").asText());
        Set<String> named = new HashSet<>();
        bill.get("components").forEach(component -> component.path("hashes").forEach(hash -> {
            if ("SHA-256".equals(hash.get("alg").asText())) {
                named.add(hash.get("content").asText());
            }
        }));
        List<String> unnamed = new ArrayList<>();
        for (Path jar : jars(APPLICATION.resolve("lib"))) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            if (!named.contains(HexFormat.of().formatHex(hash))) {
                unnamed.add(jar.getFileName().toString());
            }
        }
        assertEquals(List.of(), unnamed);
    }

    private static List<Path> jars(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    @Test
    void worksOnAGivenDatabaseWithAGivenIssuer() throws Exception {
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        Map<String, String> asInProduction = Map.of(
                "QUARKUS_FLYWAY_MIGRATE_AT_START",
                "false",
                "TIENDO06_STARTUP_ADMINISTRATOR_ISSUER",
                Tokens.ISSUER,
                "TIENDO06_STARTUP_ADMINISTRATOR_SUBJECT",
                "first-admin");
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                RunningApplication application = new RunningApplication(
                        database.getJdbcUrl("postgres", "postgres"), issuerUrl, asInProduction)) {
            assertEquals(78, application.runOnce(), "started on an empty database: " + RunningApplication.log());
            assertTrue(RunningApplication.log().contains("run it with the argument `migrate` first"));
            assertEquals(0, application.runOnce("migrate"), RunningApplication.log());
            assertEquals(0, application.runOnce("migrate"), "a second time: " + RunningApplication.log());
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
