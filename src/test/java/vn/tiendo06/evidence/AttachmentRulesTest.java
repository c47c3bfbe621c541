package vn.tiendo06.evidence;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.Tokens;

/** Who may attach what when, and what an approval binds. */
@QuarkusTest
class AttachmentRulesTest extends EvidenceTest {

    private static RequestSpecification upload(String token) {
        return as(token)
                .contentType(ContentType.BINARY)
                .queryParam("name", "a.pdf")
                .body(Samples.pdf());
    }

    @Test
    void onlyTheOwnUnitAttaches() throws Exception {
        String id = draft();
        upload(Tokens.reporter(CULTURE))
                .header("If-Match", tag(0))
                .post("/submissions/{id}/attachments", id)
                .then()
                .statusCode(404);
        for (String role : new String[] {"viewer", "reviewer", "administrator", "auditor", "integrator"}) {
            upload(Tokens.of(role, COMMUNE))
                    .header("If-Match", tag(0))
                    .post("/submissions/{id}/attachments", id)
                    .then()
                    .statusCode(403);
        }
        assertNothingStored();
        upload(Tokens.colleague(POLICE))
                .header("If-Match", tag(0))
                .post("/submissions/{id}/attachments", id)
                .then()
                .statusCode(201);
    }

    @Test
    void whoSeesTheSubmissionSeesItsFiles() {
        String id = draft();
        String file = attached(id, 0);
        String path = "/submissions/" + id + "/attachments/" + file;
        String viewer = Tokens.of("viewer", COMMUNE);
        as(REVIEWER).get(path).then().statusCode(200);
        as(viewer).get(path).then().statusCode(404);
        as(Tokens.reporter(CULTURE)).get(path).then().statusCode(404);
        as(viewer).get("/submissions/{id}/attachments", id).then().statusCode(404);
        as(Tokens.reporter(CULTURE))
                .header("If-Match", tag(1))
                .delete(path)
                .then()
                .statusCode(404);
        approve(id, 1);
        as(viewer).get(path).then().statusCode(200);
        as(Tokens.of("viewer", "01")).get(path).then().statusCode(404);
    }

    @Test
    void aFileOfAnotherSubmissionIsNotThere() {
        String id = draft();
        String file = attached(id, 0);
        approve(id, 1);
        String correction = as(REPORTER).post("/submissions/{id}/revisions", id).path("id");
        as(REPORTER)
                .get("/submissions/{id}/attachments/{file}", correction, file)
                .then()
                .statusCode(404);
    }

    @Test
    void changesNameTheVersionTheyWereBasedOn() throws Exception {
        String id = draft();
        upload(REPORTER).post("/submissions/{id}/attachments", id).then().statusCode(428);
        upload(REPORTER)
                .header("If-Match", tag(7))
                .post("/submissions/{id}/attachments", id)
                .then()
                .statusCode(412);
        upload(REPORTER)
                .header("If-Match", "*")
                .post("/submissions/{id}/attachments", id)
                .then()
                .statusCode(400);
        assertNothingStored();
        String file = attached(id, 0);
        String path = "/submissions/" + id + "/attachments/" + file;
        as(REPORTER).delete(path).then().statusCode(428);
        as(REPORTER).header("If-Match", tag(0)).delete(path).then().statusCode(412);
        as(REPORTER).get("/submissions/{id}", id).then().header("ETag", tag(1)).body("attachments", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit", "approve", "withdraw"})
    void onlyUnfinishedReportsChange(String last) {
        String id = draft();
        String file = attached(id, 0);
        int version = 2;
        move(REPORTER, id, 1, last.equals("withdraw") ? "withdraw" : "submit").statusCode(200);
        if (last.equals("approve")) {
            move(REVIEWER, id, version++, "approve").statusCode(200);
        }
        attach(id, version, "b.pdf", Samples.pdf()).statusCode(409).body("code", is("transition-not-allowed"));
        as(REPORTER)
                .header("If-Match", tag(version))
                .delete("/submissions/{id}/attachments/{file}", id, file)
                .then()
                .statusCode(409);
    }

    @Test
    void aReturnedReportTakesFilesAgain() {
        String id = draft();
        move(REPORTER, id, 0, "submit").statusCode(200);
        as(REVIEWER, Map.of("reason", "Thiếu tài liệu"))
                .header("If-Match", tag(1))
                .post("/submissions/{id}/return", id)
                .then()
                .statusCode(200);
        attach(id, 2, "a.pdf", Samples.pdf()).statusCode(201).header("ETag", tag(3));
    }

    @Test
    void filesMoveTheHash() {
        String id = draft();
        attached(id, 0);
        as(REPORTER, Map.of("figures", Map.of("numerator", 7400, "denominator", 8000)))
                .header("If-Match", tag(1))
                .put("/submissions/{id}", id)
                .then()
                .statusCode(200)
                .body("attachments", hasSize(1));
        var history = as(REPORTER)
                .get("/submissions/{id}/history", id)
                .then()
                .body("items", hasSize(3))
                .extract();
        String before = history.path("items[0].contentHash");
        String after = history.path("items[1].contentHash");
        assertTrue(!before.equals(after));
        assertEquals(after, history.path("items[2].contentHash"));
    }

    @Test
    void anApprovalBindsTheFiles() throws Exception {
        String id = draft();
        attached(id, 0);
        move(REPORTER, id, 1, "submit").statusCode(200);
        // Only who switches the guards off can tamper with it, and then the approval notices.
        execute("alter table submission_attachment disable trigger attachment_guard");
        try {
            execute("update submission_attachment set name = 'khac.pdf'");
        } finally {
            execute("alter table submission_attachment enable trigger attachment_guard");
        }
        move(REVIEWER, id, 2, "approve").statusCode(409).body("code", is("conflict"));
        as(REPORTER).get("/submissions/{id}/receipt", id).then().statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update submission_attachment set sha256 = repeat('0', 64)",
                "update submission_attachment set name = 'b.pdf'",
                "delete from submission_attachment",
                "insert into submission_attachment select uuidv7(), submission_id, store, object_id, name, description,"
                        + " media_type, size, sha256, uploaded_at, uploaded_by_issuer, uploaded_by, uploaded_by_name"
                        + " from submission_attachment",
                "update evidence_chunk set content = 'x'",
                "delete from evidence_chunk",
                "insert into evidence_chunk select object_id, 1, 'x' from evidence_chunk"
            })
    void theDatabaseRefusesTampering(String sql) throws Exception {
        String id = draft();
        attached(id, 0);
        approve(id, 1);
        assertThrows(SQLException.class, () -> execute(sql));
        move(REPORTER, id, 3, "withdraw").statusCode(409);
        assertEquals(1, count("submission_attachment"));
    }

    @Test
    void aRepeatedUploadIsOne() throws Exception {
        String id = draft();
        String first = upload(REPORTER)
                .header("If-Match", tag(0))
                .header("Idempotency-Key", "tep-0001")
                .post("/submissions/{id}/attachments", id)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        upload(REPORTER)
                .header("If-Match", tag(0))
                .header("Idempotency-Key", "tep-0001")
                .post("/submissions/{id}/attachments", id)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", is(first));
        as(REPORTER)
                .contentType(ContentType.BINARY)
                .queryParam("name", "a.png")
                .header("If-Match", tag(0))
                .header("Idempotency-Key", "tep-0001")
                .body(Samples.image("png"))
                .post("/submissions/{id}/attachments", id)
                .then()
                .statusCode(422);
        assertEquals(1, count("submission_attachment"));
    }

    @Test
    void ofSeveralUploadsAtOnceOnOneVersionOneWins() throws Exception {
        String id = draft();
        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> upload(REPORTER)
                        .header("If-Match", tag(0))
                        .post("/submissions/{id}/attachments", id)
                        .statusCode())
                .sorted()
                .toList();
        assertEquals(List.of(201, 412, 412, 412, 412, 412), answers);
        assertEquals(1, count("submission_attachment"));
        assertEquals(1, count("evidence_chunk"));
    }

    @Test
    void thereIsALimitToTheirNumber() throws Exception {
        String id = draft();
        for (int i = 0; i < 20; i++) {
            attach(id, i, i + ".pdf", Samples.pdf()).statusCode(201);
        }
        attach(id, 20, "20.pdf", Samples.pdf()).statusCode(409).body("code", is("conflict"));
        assertEquals(20, count("submission_attachment"));
        long statements = statementsOf(() -> as(REPORTER).get("/submissions/{id}", id));
        assertTrue(statements <= 2, "statements: " + statements);
    }

    @Test
    void jsonBodiesKeepTheirBound() {
        String big = "{\"narrative\": \"" + "a".repeat(5 * 1024 * 1024) + "\"}";
        as(REPORTER, big)
                .post("/submissions")
                .then()
                .statusCode(413)
                .body("code", is("payload-too-large"))
                .body("detail", notNullValue());
    }

    @Test
    void aFormIsNoFile() {
        as(REPORTER)
                .multiPart("file", "a.pdf", Samples.pdf())
                .queryParam("name", "a.pdf")
                .header("If-Match", tag(0))
                .post("/submissions/{id}/attachments", draft())
                .then()
                .statusCode(415)
                .body("errors[0].code", not("internal"));
    }
}
