package vn.tiendo06.bench;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * The packaged application with a real Keycloak as its issuer: people sign in with PKCE, an integrator with client
 * credentials, and what is not a token for us is refused. {@code ./mvnw verify -Pkeycloak} runs it.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakScenario {

    private static final String TARGET = "da06-10816.MT.III.3";
    private static final String PASSWORD = Keycloak.random();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Keycloak keycloak;
    private static EmbeddedPostgres database;
    private static RunningApplication application;

    @BeforeAll
    static void start() throws Exception {
        keycloak = new Keycloak(Path.of("target", "keycloak"));
        keycloak.start();
        keycloak.addUser("police", PASSWORD, "reporter", Map.of("units", List.of("10816.CA")));
        keycloak.addUser("chair", PASSWORD, "reviewer", Map.of("localities", List.of("10816")));
        database = EmbeddedPostgres.start();
        application = started();
    }

    private static RunningApplication started() throws Exception {
        return new RunningApplication(
                database.getJdbcUrl("postgres", "postgres"),
                keycloak.issuer(),
                Map.of(
                        "QUARKUS_OIDC_TOKEN_ISSUER", keycloak.issuer(),
                        "QUARKUS_OIDC_TOKEN_FORCED_JWK_REFRESH_INTERVAL", "0.1s",
                        "TIENDO06_MONITORING_ISSUER_INTERVAL", "0.5s",
                        "TIENDO06_STARTUP_PLANS", "da06-10816"));
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
        keycloak.close();
        database.close();
    }

    private static RequestSpecification as(String token) {
        return given().baseUri(application.base()).basePath("/api/v1").auth().oauth2(token);
    }

    private static Response plans(String token) {
        return as(token).get("/plans");
    }

    private static void refused(String token) {
        plans(token)
                .then()
                .statusCode(401)
                .contentType(startsWith("application/problem+json"))
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    private static String part(String token, int index) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]), StandardCharsets.UTF_8);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Order(1)
    void theMainJob() throws Exception {
        application.start();
        String police = keycloak.signIn("police", PASSWORD);
        assertTrue(part(police, 1).contains("\"units\":[\"10816.CA\"]"), part(police, 1));
        String period = as(police)
                .queryParam("kind", "MONTH")
                .queryParam("on", LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).toString())
                .get("/periods")
                .path("items[0].code");
        Response drafted = as(police)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "keycloak-0001")
                .body(Map.of(
                        "subjectId",
                        TARGET,
                        "unit",
                        "10816.CA",
                        "period",
                        period,
                        "figures",
                        Map.of("numerator", 8000, "denominator", 8000)))
                .post("/submissions");
        drafted.then().statusCode(201);
        String id = drafted.path("id");
        as(police)
                .header("If-Match", "\"0\"")
                .post("/submissions/{id}/submit", id)
                .then()
                .statusCode(200);
        String chair = keycloak.signIn("chair", PASSWORD);
        as(chair)
                .header("If-Match", "\"1\"")
                .post("/submissions/{id}/approve", id)
                .then()
                .statusCode(200);
        as(police).get("/submissions/{id}", id).then().statusCode(200).body("state", is("APPROVED"));
        as(police)
                .header("If-Match", "\"2\"")
                .post("/submissions/{id}/approve", id)
                .then()
                .statusCode(403);
    }

    @Test
    @Order(2)
    void aCodeIsWorthNothingWithoutItsVerifier() throws Exception {
        String code = keycloak.code("police", PASSWORD, Keycloak.random() + Keycloak.random());
        var answer = keycloak.exchange(code, Keycloak.random() + Keycloak.random());
        assertFalse(answer.has("access_token"), answer.toString());
        assertEquals("invalid_grant", answer.get("error").textValue());
    }

    @Test
    @Order(3)
    void nobodySignsInByPasswordAloneAtTheTokenEndpoint() throws Exception {
        var answer = keycloak.token(
                Keycloak.REALM,
                Map.of(
                        "grant_type", "password",
                        "client_id", "tiendo06-frontend",
                        "username", "police",
                        "password", PASSWORD));
        assertFalse(answer.has("access_token"), answer.toString());
    }

    @Test
    @Order(4)
    void anIntegratorReadsAndCannotWrite() throws Exception {
        String portal = keycloak.clientCredentials("tiendo06-portal", keycloak.secretOf("tiendo06-portal"));
        plans(portal).then().statusCode(200).body("items", hasSize(1));
        as(portal)
                .contentType(ContentType.JSON)
                .body(Map.of("subjectId", TARGET, "unit", "10816.CA", "period", "2026-10"))
                .post("/submissions")
                .then()
                .statusCode(403);
    }

    @Test
    @Order(5)
    void anIntegratorIsLimitedToThePlansThatKeycloakNames() throws Exception {
        String secret = keycloak.secretOf("tiendo06-portal");
        keycloak.limitToPlans("tiendo06-portal", List.of("another-plan"));
        String other = keycloak.clientCredentials("tiendo06-portal", secret);
        assertTrue(part(other, 1).contains("\"plans\":[\"another-plan\"]"), part(other, 1));
        plans(other).then().statusCode(200).body("items", hasSize(0));
        as(other).get("/plans/da06-10816").then().statusCode(404);
        as(other).get("/targets/{id}", TARGET).then().statusCode(404);
        keycloak.limitToPlans("tiendo06-portal", List.of("another-plan", "da06-10816"));
        String both = keycloak.clientCredentials("tiendo06-portal", secret);
        plans(both).then().statusCode(200).body("items", hasSize(1));
        as(both).get("/targets/{id}", TARGET).then().statusCode(200);
    }

    @Test
    @Order(6)
    void anExpiredTokenIsRefused() throws Exception {
        keycloak.setTokenLife(Duration.ofSeconds(2));
        String police = keycloak.signIn("police", PASSWORD);
        keycloak.setTokenLife(Duration.ofMinutes(30));
        Thread.sleep(3500);
        refused(police);
    }

    @Test
    @Order(7)
    void aTokenForAnotherSystemIsRefused() throws Exception {
        String secret = Keycloak.random();
        keycloak.addForeignClient("another-system", secret);
        String foreign = keycloak.clientCredentials("another-system", secret);
        assertNotEquals("tiendo06", JSON.readTree(part(foreign, 1)).path("aud").asText());
        refused(foreign);
    }

    @Test
    @Order(8)
    void aTokenOfAnotherRealmIsRefused() throws Exception {
        refused(keycloak.tokenOfAnotherRealm());
    }

    @Test
    @Order(9)
    void aForgedTokenIsRefused() throws Exception {
        String genuine = keycloak.signIn("police", PASSWORD);
        plans(genuine).then().statusCode(200);
        String[] parts = genuine.split("\\.");
        String raised = part(genuine, 1).replace("\"reporter\"", "\"administrator\"");
        assertNotEquals(part(genuine, 1), raised);
        refused(parts[0] + "." + encoded(raised) + "." + parts[2]);
        refused(encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".");
        refused(encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2]);
        // The right header, another's key.
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        refused(parts[0] + "." + parts[1] + "."
                + signed(keys.generateKeyPair().getPrivate(), parts[0] + "." + parts[1]));
        // A key that the token itself brings along.
        String own =
                encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"jku\":\"http://127.0.0.1:9/keys\",\"kid\":\"mine\"}");
        refused(own + "." + parts[1] + "." + signed(keys.generateKeyPair().getPrivate(), own + "." + parts[1]));
    }

    private static String signed(PrivateKey key, String content) throws Exception {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    @Test
    @Order(10)
    void aNewKeyIsTakenWhileTheOldOneIsStillGood() throws Exception {
        String before = keycloak.signIn("police", PASSWORD);
        keycloak.rotateKey();
        String after = keycloak.signIn("police", PASSWORD);
        assertNotEquals(
                JSON.readTree(part(before, 0)).get("kid"),
                JSON.readTree(part(after, 0)).get("kid"));
        plans(after).then().statusCode(200);
        plans(before).then().statusCode(200);
    }

    @Test
    @Order(11)
    void withoutTheIssuerKnownKeysServeOnAndTheRestIsA503() throws Exception {
        String known = keycloak.signIn("police", PASSWORD);
        plans(known).then().statusCode(200);
        keycloak.rotateKey();
        String unknown = keycloak.signIn("police", PASSWORD);
        keycloak.stop();
        plans(known).then().statusCode(200);
        given().get(application.management() + "/q/health/ready").then().statusCode(200);
        plans(unknown)
                .then()
                .statusCode(503)
                .header("Retry-After", is("5"))
                .contentType(startsWith("application/problem+json"));
        application.close();
        application = started();
        application.startUnready();
        plans(known).then().statusCode(503).header("Retry-After", is("5"));
        given().get(application.management() + "/q/health/ready").then().statusCode(503);
        keycloak.start();
        application.awaitReady();
        // It may have come back with other keys.
        plans(keycloak.signIn("police", PASSWORD)).then().statusCode(200);
    }
}
