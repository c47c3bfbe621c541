package vn.tiendo06.kernel.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

/** Callers that do not keep to HTTP's manners, over bare sockets; and what browsers are told. */
@QuarkusTest
@TestProfile(RawHttpTest.Strict.class)
@Timeout(300)
class RawHttpTest extends ApiTest {

    private static final int SLOW = 200;

    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tiendo06.limits.body-timeout", "3s",
                    "tiendo06.limits.upload-timeout", "2s",
                    "quarkus.http.cors.enabled", "true",
                    "quarkus.http.cors.origins", "https://tiendo06.haiphong.test");
        }
    }

    @TestHTTPResource
    URL url;

    private Socket open(String text) throws IOException {
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(20_000);
        send(socket, text);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** The first line of the answer; empty where the connection ends without one. */
    private static String answer(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        try {
            int next;
            while ((next = socket.getInputStream().read()) >= 0 && next != '\r') {
                line.append((char) next);
            }
        } catch (java.net.SocketException e) {
            // A reset ends it as well.
            return line.toString();
        }
        return line.toString();
    }

    private String answerTo(String text) throws IOException {
        try (Socket socket = open(text)) {
            return answer(socket);
        }
    }

    private static String request(String line, String... headers) {
        return line + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("", List.of(headers)) + "\r\n";
    }

    @Test
    void aHeaderOfMoreThan16KIsRefused() throws Exception {
        String large = "X-Large: " + "x".repeat(17_000) + "\r\n";
        assertTrue(answerTo(request("GET /api/v1/plans", large)).contains(" 431 "));
        String many = "X-Many: 0123456789\r\n".repeat(1000);
        assertTrue(answerTo(request("GET /api/v1/plans", many)).contains(" 431 "));
        assertTrue(answerTo(request("GET /api/v1/plans", "X-Fits: " + "x".repeat(8000) + "\r\n"))
                .contains(" 401 "));
    }

    @Test
    void anAddressOfMoreThan8KIsRefused() throws Exception {
        assertTrue(answerTo(request("GET /api/v1/plans?q=" + "x".repeat(9000))).contains(" 414 "));
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsNotReceived() throws Exception {
        assertTrue(answerTo(request(
                        "POST /api/v1/submissions",
                        "Authorization: Bearer " + Tokens.reporter(POLICE) + "\r\n",
                        "Content-Type: application/json\r\n",
                        "Content-Length: 99999999999\r\n"))
                .contains(" 413 "));
    }

    @Test
    void garbageIsRefused() throws Exception {
        assertTrue(answerTo("\u0016\u0003\u0001\u0002 no http at all\r\n\r\n").contains(" 400 "));
        assertTrue(answerTo("POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n")
                .contains(" 400 "));
        String smuggled = answerTo(
                request("POST /api/v1/submissions", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n"));
        assertTrue(smuggled.contains(" 400 ") || smuggled.contains(" 401 "), smuggled);
    }

    @Test
    void anEmptyContentTypeNamesNone() throws Exception {
        String police = "Authorization: Bearer " + Tokens.reporter(POLICE) + "\r\n";
        Prepared.Stored draft = Prepared.draft();
        for (String type : List.of("", " ")) {
            for (String operation : List.of(
                    "submissions/" + draft.id() + "/attachments?name=a.txt",
                    "imports",
                    "submissions",
                    "submissions/bulk")) {
                String answer = answerTo(request(
                                "POST /api/v1/" + operation,
                                police,
                                "If-Match: " + draft.etag() + "\r\n",
                                "Content-Type:" + type + "\r\n",
                                "Content-Length: 4\r\n")
                        + "test");
                assertTrue(answer.contains(" 415 "), operation + ": " + answer);
            }
        }
    }

    @Test
    void manyWhoSendTheirHeadersByteByByteHoldUpNobody() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                slow.add(open("GET /api/v1/plans HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));
            }
            for (int round = 0; round < 5; round++) {
                for (Socket socket : slow) {
                    send(socket, "a");
                }
                long begin = System.nanoTime();
                as(Tokens.of("viewer", COMMUNE)).get("/plans").then().statusCode(200);
                Duration taken = Duration.ofNanos(System.nanoTime() - begin);
                assertTrue(taken.toSeconds() < 10, "an ordinary request took " + taken);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private String slowBody(String contentType, String token) {
        return request(
                "POST /api/v1/submissions",
                token == null ? "" : "Authorization: Bearer " + token + "\r\n",
                "Content-Type: " + contentType + "\r\n",
                "Content-Length: 1000\r\n");
    }

    @Test
    void aBodyThatDoesNotComeEndsItsConnection() throws Exception {
        try (Socket socket = open(slowBody("application/json", Tokens.reporter(POLICE)) + "{")) {
            long begin = System.nanoTime();
            String answer = answer(socket);
            long millis = (System.nanoTime() - begin) / 1_000_000;
            assertTrue(answer.isEmpty() || answer.contains(" 4"), answer);
            assertTrue(millis < 10_000, "ended after " + millis + " ms");
        }
    }

    @Test
    void withoutATokenNoBodyIsWaitedFor() throws Exception {
        try (Socket socket = open(slowBody("application/json", null) + "{")) {
            assertTrue(answer(socket).contains(" 401 "));
        }
    }

    /** A connection that ends meanwhile is worth another try as a 503 is; the key tells that it is the same one. */
    private static int drafted() {
        try {
            return as(Tokens.reporter(POLICE), Prepared.draftBody())
                    .header("Idempotency-Key", "slow-bodies-0001")
                    .post("/submissions")
                    .statusCode();
        } catch (Exception e) {
            if (e instanceof IOException) {
                return 503;
            }
            throw e;
        }
    }

    @Test
    void bodiesThatDoNotComeGiveTheirPlacesBack() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                slow.add(open(slowBody("application/json", Tokens.reporter(POLICE)) + "{"));
            }
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            int status;
            do {
                status = drafted();
            } while (status == 503 && System.nanoTime() < end);
            assertEquals(201, status);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void browsersAreToldToTakeNothingForWhatItIsNot() {
        as(Tokens.of("viewer", COMMUNE))
                .get("/plans")
                .then()
                .header("X-Content-Type-Options", is("nosniff"))
                .header("X-Frame-Options", is("DENY"))
                .header("Referrer-Policy", is("no-referrer"))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        given().get("/api/v1/plans").then().statusCode(401).header("X-Content-Type-Options", is("nosniff"));
    }

    @Test
    void onlyTheOriginsOfTheSettingsMayCall() {
        given().header("Origin", "https://tiendo06.haiphong.test")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,if-match,idempotency-key")
                .options("/api/v1/submissions")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", is("https://tiendo06.haiphong.test"))
                .header("Access-Control-Allow-Headers", containsString("if-match"));
        as(Tokens.of("viewer", COMMUNE))
                .header("Origin", "https://tiendo06.haiphong.test")
                .get("/plans")
                .then()
                .statusCode(200)
                .header("Access-Control-Expose-Headers", containsString("etag"));
        as(Tokens.of("viewer", COMMUNE))
                .header("Origin", "https://elsewhere.test")
                .get("/plans")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }
}
