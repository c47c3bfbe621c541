package vn.tiendo06.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Tokens;

/** Steps that the tests of attachments share. */
abstract class EvidenceTest extends ApiTest {

    static final String TARGET = PLAN + ".MT.III.3";
    static final String REPORTER = Tokens.reporter(POLICE);
    static final String REVIEWER = Tokens.of("reviewer", COMMUNE);

    @Inject
    DataSource database;

    @BeforeEach
    void noFiles() throws Exception {
        execute("truncate submission_attachment, evidence_chunk");
    }

    static String draft() {
        return as(
                        REPORTER,
                        Map.of(
                                "subjectId",
                                TARGET,
                                "unit",
                                POLICE,
                                "period",
                                "2026-11",
                                "figures",
                                Map.of("numerator", 7400, "denominator", 8000)))
                .post("/submissions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static ValidatableResponse attach(String id, int version, String name, byte[] content) {
        return as(REPORTER)
                .contentType(ContentType.BINARY)
                .header("If-Match", tag(version))
                .queryParam("name", name)
                .body(content)
                .post("/submissions/{id}/attachments", id)
                .then();
    }

    /** Attaches a small PDF and answers its id. */
    static String attached(String id, int version) {
        Response answer = attach(id, version, "a.pdf", Samples.pdf())
                .statusCode(201)
                .extract()
                .response();
        String location = answer.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    static ValidatableResponse move(String token, String id, int version, String how) {
        return as(token)
                .header("If-Match", tag(version))
                .post("/submissions/{id}/" + how, id)
                .then();
    }

    static void approve(String id, int version) {
        move(REPORTER, id, version, "submit").statusCode(200);
        move(REVIEWER, id, version + 1, "approve").statusCode(200);
    }

    static String tag(int version) {
        return "\"" + version + "\"";
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String from) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void assertNothingStored() throws Exception {
        assertEquals(0, count("submission_attachment"));
        assertEquals(0, count("evidence_chunk"));
    }
}
