package vn.tiendo06;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.bench.RunningApplication;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.TestIssuer;
import vn.tiendo06.testing.Tokens;

/**
 * What an operator sees of the packaged application: probes and measures on a port of their own, logs, traces; and what
 * becomes of it when first the issuer and then the database goes away.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatedApplicationIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String NARRATIVE = "Bà Nguyễn Thị Bí Mật chưa được cấp thẻ";
    private static final String PERSON = "Trần Văn Kín";

    private static final ByteArrayOutputStream TRACES = new ByteArrayOutputStream();
    private static final List<String> TOKENS = new ArrayList<>();

    private static HttpServer collector;
    private static TestIssuer issuer;
    private static EmbeddedPostgres database;
    private static RunningApplication application;
    private static int logBefore;

    @BeforeAll
    static void start() throws Exception {
        logBefore = RunningApplication.log().length();
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            synchronized (TRACES) {
                exchange.getRequestBody().transferTo(TRACES);
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        database = EmbeddedPostgres.start();
        application = new RunningApplication(
                database.getJdbcUrl("postgres", "postgres"),
                issuerUrl,
                Map.of(
                        "TIENDO06_STARTUP_PLANS", "da06-10816",
                        "TIENDO06_MONITORING_ISSUER_INTERVAL", "0.5s",
                        "QUARKUS_DATASOURCE_JDBC_TELEMETRY_ENABLED", "true",
                        "QUARKUS_OTEL_SDK_DISABLED", "false",
                        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                        "QUARKUS_OTEL_EXPORTER_OTLP_COMPRESSION", "none",
                        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms",
                        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                                "http://127.0.0.1:" + collector.getAddress().getPort()));
        application.start();
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
        collector.stop(0);
        issuer.stop();
        database.close();
    }

    private static String token() {
        String token = Tokens.sign(Tokens.claims("police-kin", Set.of("reporter"))
                .claim("name", PERSON)
                .claim("email", "kin@haiphong.test")
                .claim("units", List.of("10816.CA")));
        TOKENS.add(token);
        return token;
    }

    private static Response submissions(String token, String requestId) {
        return given().auth()
                .oauth2(token)
                .header("X-Request-Id", requestId)
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .get(application.base() + "/api/v1/submissions");
    }

    private static void await(String what, BooleanSupplier happened) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!happened.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within 30 s: " + what);
            Thread.sleep(50);
        }
    }

    @Test
    @Order(1)
    void probesAndMeasuresAreNotOnThePublicPort() {
        for (String path : List.of("/q/health", "/q/health/ready", "/q/metrics")) {
            given().get(application.base() + path).then().statusCode(404);
            given().get(application.management() + path).then().statusCode(200);
        }
        given().get(application.management() + "/api/v1/plans").then().statusCode(404);
    }

    @Test
    @Order(1)
    void theContractIsServedAsItIsCommitted() throws Exception {
        String contract = application.base() + "/q/openapi";
        String committed = Files.readString(Path.of("openapi/openapi.yaml"));
        for (String path : List.of("", ".yaml", ".yml", "?format=yaml")) {
            Response yaml = given().urlEncodingEnabled(false).get(contract + path);
            assertEquals("application/yaml;charset=UTF-8", yaml.contentType(), path);
            assertEquals(committed, yaml.asString(), path);
        }
        for (Response json : List.of(
                given().get(contract + ".json"),
                given().get(contract + "?format=json"),
                given().accept(ContentType.JSON).get(contract))) {
            assertEquals("application/json;charset=UTF-8", json.contentType());
            assertEquals("Accept", json.header("Vary"));
            assertEquals("nosniff", json.header("X-Content-Type-Options"));
            assertEquals(new YAMLMapper().readTree(committed), new ObjectMapper().readTree(json.asString()));
        }
        Response head = given().head(contract);
        assertEquals(200, head.statusCode());
        assertEquals(Long.toString(committed.getBytes(StandardCharsets.UTF_8).length), head.header("Content-Length"));
    }

    @Test
    @Order(2)
    void theWorkIsMeasured() throws Exception {
        await("missing reports counted", () -> given().get(application.management() + "/q/metrics")
                .asString()
                .lines()
                .anyMatch(line -> line.matches("tiendo06_obligations_missing(\\{.*})? [1-9][0-9.]*")));
    }

    @Test
    @Order(3)
    void aTraceGoesOnAndTellsNothingPersonal() throws Exception {
        String token = token();
        String month = Reports.monthAt(
                Instant.now(),
                given().baseUri(application.base()).basePath("/api/v1").auth().oauth2(token));
        String id = given().auth()
                .oauth2(token)
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "subjectId",
                        "da06-10816.MT.III.3",
                        "unit",
                        "10816.CA",
                        "period",
                        month,
                        "figures",
                        Map.of("numerator", 7400, "denominator", 8000),
                        "narrative",
                        NARRATIVE))
                .post(application.base() + "/api/v1/submissions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String trace = new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
        await("the trace at the collector", () -> traces().contains(trace) && traces().contains("/api/v1/submissions"));
        assertTrue(traces().contains("INSERT") || traces().contains("insert"), "no statements in the trace");
        for (String secret : List.of(NARRATIVE, PERSON, "kin@haiphong.test", token.split("\\.")[2])) {
            String bytes = new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            assertFalse(traces().contains(bytes), secret + " in a trace of " + id);
        }
    }

    private static String traces() {
        synchronized (TRACES) {
            return TRACES.toString(StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    @Order(4)
    void badTokensAndBadInputAreRefused() {
        String[] genuine = token().split("\\.");
        for (String bad :
                List.of("garbage", genuine[0] + "." + genuine[1] + ".AAAA", genuine[0] + ".e30." + genuine[2])) {
            TOKENS.add(bad.length() > 20 ? bad : "bearer garbage");
            submissions(bad, "bad-token-1").then().statusCode(401);
        }
        given().auth()
                .oauth2(token())
                .contentType(ContentType.JSON)
                .body("{\"narrative\": \"" + NARRATIVE + "\", \"unknown\": 1}")
                .post(application.base() + "/api/v1/submissions")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(token())
                .queryParam("q", PERSON)
                .get(application.base() + "/api/v1/submissions")
                .then();
        given().auth()
                .oauth2(token())
                .contentType(ContentType.JSON)
                .body(new File("src/main/resources/plans/da06-10816.json"))
                .post(application.base() + "/api/v1/plans")
                .then()
                .statusCode(403);
    }

    @Test
    @Order(4)
    void alertsAndDashboardAskForWhatIsMeasured() throws Exception {
        String told = given().get(application.management() + "/q/metrics").asString();
        List<String> unknown = new ArrayList<>();
        for (Path file : List.of(Path.of("k8s/base/monitoring.yaml"), Path.of("k8s/base/dashboard.json"))) {
            Pattern.compile("\\b((?:http|tiendo06|agroal|jvm|process)_[a-z0-9_]+)\\{job")
                    .matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1))
                    // Told from the first collection on.
                    .filter(name -> !name.startsWith("jvm_gc_pause"))
                    .filter(name -> !told.contains("\n" + name + "{") && !told.contains("\n" + name + " "))
                    .forEach(unknown::add);
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    @Order(5)
    void withoutTheIssuerKnownKeysServeOn() throws Exception {
        issuer.stop();
        await(
                "the issuer's absence seen",
                () -> given().get(application.management() + "/q/health/group/dependencies")
                                .statusCode()
                        == 503);
        given().get(application.management() + "/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == \"issuer's keys\" }.data.issuerAnswers", is(false));
        submissions(token(), "issuer-away-1").then().statusCode(200);
        String newKey = Tokens.claims("police", Set.of("reporter"))
                .claim("units", List.of("10816.CA"))
                .jws()
                .keyId("made-since")
                .sign(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());
        // The second at once, when the issuer is not asked again yet.
        for (String requestId : List.of("issuer-away-2", "issuer-away-3")) {
            submissions(newKey, requestId)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", is("5"))
                    .contentType("application/problem+json")
                    .body("code", is("unavailable"));
        }
        given().get(application.management() + "/q/metrics")
                .then()
                .body(containsString("tiendo06_issuer_up"))
                .body(containsString("tiendo06_issuer_up 0"));
    }

    @Test
    @Order(6)
    void withoutTheDatabaseItIsNotReadyButAlive() throws Exception {
        database.close();
        await("a 503", () -> submissions(token(), "database-away-1").statusCode() == 503);
        await(
                "not ready",
                () -> given().get(application.management() + "/q/health/ready").statusCode() == 503);
        given().get(application.management() + "/q/health/live").then().statusCode(200);
    }

    @Test
    @Order(7)
    void everyLineIsJsonAndTellsItsRequestButNoPersonAndNoToken() throws Exception {
        application.close();
        String log = RunningApplication.log().substring(logBefore);
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : log.lines().filter(l -> !l.isBlank()).toList()) {
            try {
                lines.add(mapper.readTree(line));
            } catch (Exception e) {
                throw new AssertionError("no JSON: " + line);
            }
        }
        assertTrue(lines.size() > 5, log);
        JsonNode told = lines.stream()
                .filter(line -> line.path("mdc").path("requestId").asText().equals("issuer-away-2"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line of the request: " + log));
        assertEquals(TRACE, told.path("mdc").path("traceId").asText(), told.toString());
        for (String secret : List.of(NARRATIVE, PERSON, "kin@haiphong.test", "police-kin", "Authorization")) {
            assertFalse(log.contains(secret), secret + " in " + log);
        }
        for (String token : TOKENS) {
            assertFalse(log.contains(token), "a token");
            assertFalse(token.contains(".") && log.contains(token.substring(token.lastIndexOf('.'))), "a signature");
        }
    }
}
