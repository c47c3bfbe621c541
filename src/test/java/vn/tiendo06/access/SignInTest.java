package vn.tiendo06.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

/** Who is let in at all, and what an odd but genuine token is worth. */
@QuarkusTest
class SignInTest extends ApiTest {

    private static final String SECRET = "a secret that is long enough for a hash of 256 bits";

    private static JwtClaimsBuilder viewer() {
        return Tokens.claims("viewer", Set.of("viewer")).claim("localities", List.of(COMMUNE));
    }

    private static void refused(Response response) {
        response.then()
                .statusCode(401)
                .contentType(startsWith("application/problem+json"))
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("code", is("unauthenticated"))
                .body("type", is("urn:tiendo06:problem:unauthenticated"))
                .body("status", is(401))
                .body("title", notNullValue());
    }

    @Test
    void aGenuineTokenIsLetIn() {
        as(Tokens.sign(viewer())).get("/plans/{code}", PLAN).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plans", "/plans/da06-10816", "/submissions", "/localities", "/memberships"})
    void noToken(String path) {
        refused(given().basePath("/api/v1").get(path));
    }

    @Test
    void noTokenOnAWrite() {
        refused(given().basePath("/api/v1")
                .contentType("application/json")
                .body("{}")
                .post("/submissions"));
    }

    @Test
    void theAnswerIsInTheCallersLanguage() {
        given().basePath("/api/v1")
                .header("Accept-Language", "en")
                .get("/plans")
                .then()
                .statusCode(401)
                .header("Content-Language", "en")
                .body("title", is("Not signed in, or the sign-in is no longer valid"));
    }

    @Test
    void expired() {
        refused(as(Tokens.sign(viewer().issuedAt(Instant.now().minus(Duration.ofHours(3)))
                        .expiresAt(Instant.now().minus(Duration.ofHours(2)))))
                .get("/plans"));
    }

    @Test
    void notYetValid() {
        refused(as(Tokens.sign(viewer().claim(
                                "nbf", Instant.now().plus(Duration.ofHours(2)).getEpochSecond())))
                .get("/plans"));
    }

    @Test
    void anotherAudience() {
        refused(as(Tokens.sign(viewer().audience("another-system"))).get("/plans"));
    }

    @Test
    void anotherIssuer() {
        refused(as(Tokens.sign(viewer().issuer("https://elsewhere.test/realms/tiendo06")))
                .get("/plans"));
    }

    @Test
    void signedWithAnotherKey() throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        refused(as(viewer().jws().keyId("1").sign(keys.generateKeyPair().getPrivate()))
                .get("/plans"));
    }

    @Test
    void signedWithASharedSecret() {
        refused(as(viewer().jws().keyId("1").algorithm(SignatureAlgorithm.HS256).signWithSecret(SECRET))
                .get("/plans"));
    }

    @Test
    void notSigned() {
        String[] genuine = Tokens.sign(viewer()).split("\\.");
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        refused(as(header + "." + genuine[1] + ".").get("/plans"));
        refused(as(header + "." + genuine[1] + "." + genuine[2]).get("/plans"));
    }

    @Test
    void claimsChangedAfterSigning() {
        String[] genuine = Tokens.sign(viewer()).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(genuine[1]), StandardCharsets.UTF_8);
        String changed = claims.replace("\"viewer\"", "\"administrator\"");
        String payload =
                Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
        refused(as(genuine[0] + "." + payload + "." + genuine[2]).get("/memberships"));
    }

    @Test
    void aTokenLetInBeforeIsNoPassForAnother() {
        String genuine = Tokens.sign(viewer());
        as(genuine).get("/plans").then().statusCode(200);
        char[] changed = genuine.toCharArray();
        int within = genuine.lastIndexOf('.') + 10;
        changed[within] = changed[within] == 'A' ? 'B' : 'A';
        refused(as(new String(changed)).get("/plans"));
        as(genuine).get("/plans").then().statusCode(200);
    }

    @Test
    void aTokenLetInBeforeEndsWhenItSays() throws InterruptedException {
        Instant end = Instant.now().plusSeconds(4);
        String token = Tokens.sign(viewer().expiresAt(end));
        as(token).get("/plans").then().statusCode(200);
        as(token).get("/plans").then().statusCode(200);
        Thread.sleep(Duration.between(Instant.now(), end.plusSeconds(1)).toMillis());
        refused(as(token).get("/plans"));
    }

    @Test
    void whatAnAccountMayDoIsAskedEachTime() {
        Prepared.Stored membership = Prepared.membership();
        String token = Tokens.sign(
                Tokens.claims(Prepared.membershipBody().get("subject").toString(), Set.of()));
        as(token).get("/submissions").then().statusCode(200);
        as(Tokens.of("administrator", "VN"))
                .header("If-Match", membership.etag())
                .delete("/memberships/{id}", membership.id())
                .then()
                .statusCode(204);
        as(token).get("/submissions").then().statusCode(403);
    }

    // Each twice: verified, and known from before.
    @Test
    void scopesOfTheIssuerAreNoPermissions() {
        String token = Tokens.sign(Tokens.claims("nobody", Set.of()).scope(Set.of("plan:read", "submission:read")));
        for (int i = 0; i < 2; i++) {
            as(token).get("/plans").then().statusCode(403);
            as(token).get("/submissions").then().statusCode(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a.b.c", "....", ".", "eyJhbGciOiJSUzI1NiJ9.e30.", "%00"})
    void garbage(String token) {
        refused(as(token).get("/plans"));
    }

    @Test
    void garbageOnAWrite() {
        refused(as("garbage", Prepared.draftBody()).post("/submissions"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dmlld2VyOnZpZXdlcg==", "Bearer", "Bearer ", "Token abc"})
    void anotherScheme(String authorization) {
        refused(given().basePath("/api/v1")
                .header("Authorization", authorization)
                .get("/plans"));
    }

    @Test
    void aTokenInTheQueryIsNotRead() {
        refused(given().basePath("/api/v1")
                .queryParam("access_token", Tokens.sign(viewer()))
                .get("/plans"));
    }

    @Test
    void aRoleWithoutAnyScopeSeesNothing() {
        String token = Tokens.token("nobody", Set.of("reviewer"), List.of(), List.of());
        for (String list : List.of("/plans", "/targets", "/tasks", "/submissions", "/units")) {
            as(token).get(list).then().statusCode(200).body("items", is(empty()));
        }
        as(token).get("/plans/{code}", PLAN).then().statusCode(404).body("code", is("not-found"));
        as(token).get("/targets/{id}", Prepared.TARGET).then().statusCode(404);
        as(token).get("/units/{code}", POLICE).then().statusCode(404);
        Prepared.Stored submitted = Prepared.submitted();
        as(token).get("/submissions/{id}", submitted.id()).then().statusCode(404);
        as(token)
                .header("If-Match", submitted.etag())
                .post("/submissions/{id}/approve", submitted.id())
                .then()
                .statusCode(404);
    }

    @Test
    void otherSystemsRolesMeanNothing() {
        for (String role : List.of("offline_access", "ADMINISTRATOR", "Administrator", "admin")) {
            String token = Tokens.token("stranger", Set.of(role), List.of(), List.of(COMMUNE));
            as(token).get("/plans").then().statusCode(403).body("code", is("forbidden"));
            as(token).get("/memberships").then().statusCode(403);
        }
        String mixed =
                Tokens.token("mixed", Set.of("uma_authorization", "viewer", "superuser"), List.of(), List.of(COMMUNE));
        as(mixed).get("/plans").then().statusCode(200).body("items", is(not(empty())));
        as(mixed).get("/memberships").then().statusCode(403);
    }

    @Test
    void oneUnitAsASingleText() {
        String token = Tokens.sign(Tokens.claims("single", Set.of("reporter")).claim("units", POLICE));
        as(token, Prepared.draftBody())
                .post("/submissions")
                .then()
                .statusCode(201)
                .body("unit.code", equalTo(POLICE));
    }

    @Test
    void oneLocalityAsASingleText() {
        String token = Tokens.sign(Tokens.claims("single", Set.of("viewer")).claim("localities", COMMUNE));
        as(token).get("/plans/{code}", PLAN).then().statusCode(200);
    }

    @Test
    void claimsOfAnotherShapeGiveNothing() {
        for (Object odd : List.of(10816, true, List.of(10816), java.util.Map.of("code", COMMUNE))) {
            String token = Tokens.sign(Tokens.claims("odd", Set.of("viewer")).claim("units", odd));
            as(token).get("/plans").then().statusCode(200).body("items", is(empty()));
        }
    }

    @Test
    void probesAndContractNeedNoToken() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
    }
}
