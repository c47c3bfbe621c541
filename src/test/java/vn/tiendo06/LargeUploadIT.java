package vn.tiendo06;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.tiendo06.bench.RunningApplication;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.TestIssuer;
import vn.tiendo06.testing.Tokens;

/** Files of 200 MB, several at once, to an application with less memory than one of them has. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LargeUploadIT {

    private static final long SIZE = 200L << 20;
    private static final int AT_ONCE = 6;

    /** What the buffers of both ends' sockets may hold beyond what the application has read. */
    private static final long UNDER_WAY = 12L << 20;

    private static final String POLICE = Tokens.reporter("10816.CA");
    private static final String TEXT = "text/plain";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @TempDir
    static Path temporary;

    private static TestIssuer issuer;
    private static EmbeddedPostgres database;
    private static RunningApplication application;
    private static String submission;

    @BeforeAll
    static void start() throws Exception {
        issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        database = EmbeddedPostgres.start();
        application = new RunningApplication(
                database.getJdbcUrl("postgres", "postgres"),
                issuerUrl,
                Map.of(
                        "TIENDO06_STARTUP_PLANS",
                        "da06-10816",
                        "JAVA_TOOL_OPTIONS",
                        "-Xmx176m -Djava.io.tmpdir=" + temporary));
        application.start();
        submission = given().baseUri(application.base())
                .auth()
                .oauth2(POLICE)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "subjectId",
                        "da06-10816.MT.III.3",
                        "unit",
                        "10816.CA",
                        "period",
                        Reports.monthAt(
                                Instant.now(),
                                given().baseUri(application.base())
                                        .basePath("/api/v1")
                                        .auth()
                                        .oauth2(POLICE)),
                        "figures",
                        Map.of("value", 50)))
                .post("/api/v1/submissions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
        issuer.stop();
        database.close();
    }

    /** What an upload was answered, and how much of it had been sent by then. */
    private record Refused(int status, String contentType, long sent) {}

    /** @param announced whether Content-Length tells the size beforehand */
    private static Refused upload(String path, String type, boolean announced) throws IOException {
        URI base = URI.create(application.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + POLICE
                            + "\r\nContent-Type: " + type + "\r\nIf-Match: \"0\"\r\n"
                            + (announced ? "Content-Length: " + SIZE : "Transfer-Encoding: chunked") + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            long sent = 0;
            if (!announced) {
                byte[] piece = new byte[1 << 16];
                byte[] head = (Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                try {
                    while (sent < SIZE && in.available() == 0) {
                        out.write(head);
                        out.write(piece);
                        out.write('\r');
                        out.write('\n');
                        sent += piece.length;
                    }
                } catch (IOException e) {
                    // The application has closed; what it said before can still be read.
                    assertTrue(sent > 0, e.toString());
                }
            }
            String answer = head(in);
            assertFalse(answer.isEmpty(), "closed without an answer after " + sent);
            return new Refused(
                    Integer.parseInt(answer.split(" ")[1]),
                    answer.replaceAll("(?is).*\r\ncontent-type: ([^\r;]*).*", "$1"),
                    sent);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int next;
        while (head.indexOf("\r\n\r\n") < 0 && (next = in.read()) >= 0) {
            head.append((char) next);
        }
        return head.toString();
    }

    private static String attachments() {
        return "/api/v1/submissions/" + submission + "/attachments?name=so-lieu.txt";
    }

    @Test
    void whatSaysItsSizeIsRefusedBeforeItIsSent() throws Exception {
        for (String path : List.of("/api/v1/imports", attachments())) {
            Refused refused = upload(path, path.contains("imports") ? XLSX : TEXT, true);
            assertEquals(413, refused.status(), path);
        }
        nothingIsTouched();
    }

    @Test
    void whatDoesNotIsRefusedAsSoonAsItIsTooMuch() throws Exception {
        List<Future<Refused>> files = new ArrayList<>();
        List<Future<Refused>> workbooks = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(2 * AT_ONCE)) {
            for (int i = 0; i < AT_ONCE; i++) {
                files.add(senders.submit(() -> upload(attachments(), TEXT, false)));
                workbooks.add(senders.submit(() -> upload("/api/v1/imports?submit=true", XLSX, false)));
            }
        }
        for (Future<Refused> one : files) {
            refused(one.get(), 20L << 20);
        }
        for (Future<Refused> one : workbooks) {
            refused(one.get(), 64L << 20);
        }
        nothingIsTouched();
    }

    private static void refused(Refused answer, long limit) {
        assertEquals(413, answer.status());
        assertTrue(answer.sent() <= limit + UNDER_WAY, "refused only after " + answer.sent());
    }

    private static void nothingIsTouched() throws Exception {
        given().baseUri(application.base())
                .auth()
                .oauth2(POLICE)
                .get("/api/v1/submissions/{id}", submission)
                .then()
                .statusCode(200)
                .header("ETag", is("\"0\""))
                .body("attachments.size()", is(0));
        try (var connection = database.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select (select count(*) from import_job) + (select count(*) from evidence_chunk)
                          + (select count(*) from submission_attachment)""")) {
            found.next();
            assertEquals(0, found.getLong(1));
        }
        try (var left = Files.list(temporary)) {
            assertEquals(
                    List.of(),
                    left.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("tiendo06-"))
                            .toList());
        }
        assertFalse(RunningApplication.log().contains("OutOfMemoryError"));
    }
}
