package vn.tiendo06.evidence;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What holds whichever store keeps the files; each store runs it. */
abstract class StoreSuite extends EvidenceTest {

    private static final int LIMIT = 20 * 1024 * 1024;

    /** Files in the store, rows aside. */
    abstract long stored() throws Exception;

    @Test
    void aFileComesBackAsItWasSent() throws Exception {
        String id = draft();
        byte[] content = Samples.pdf(3_000_001);
        String location = attach(id, 0, "Báo cáo.pdf", content)
                .statusCode(201)
                .header("ETag", tag(1))
                .body("attachments", hasSize(1))
                .body("attachments[0].sha256", is(sha256(content)))
                .body("attachments[0].size", is(content.length))
                .body("attachments[0].mediaType", is("application/pdf"))
                .body("attachments[0].uploaded.subject", is("reporter-" + POLICE))
                .extract()
                .header("Location");
        String path = location.substring(location.indexOf("/submissions"));
        byte[] back = as(REPORTER)
                .get(path)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("ETag", "\"" + sha256(content) + "\"")
                .header("Content-Length", Integer.toString(content.length))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", containsString("filename*=UTF-8''B%C3%A1o%20c%C3%A1o.pdf"))
                .header(
                        "Repr-Digest",
                        "sha-256=:"
                                + Base64.getEncoder()
                                        .encodeToString(HexFormat.of().parseHex(sha256(content))) + ":")
                .extract()
                .asByteArray();
        assertArrayEquals(content, back);
        as(REPORTER)
                .header("If-None-Match", "\"" + sha256(content) + "\"")
                .get(path)
                .then()
                .statusCode(304)
                .body(emptyOrNullString());
        as(REPORTER)
                .header("If-None-Match", "\"" + sha256(content) + "\"")
                .header("If-Match", "\"7\"")
                .get(path)
                .then()
                .statusCode(304);
    }

    @Test
    void theLimitIsExact() throws Exception {
        String id = draft();
        attach(id, 0, "lon.pdf", Samples.pdf(LIMIT + 1))
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", is("payload-too-large"));
        assertNothingStored();
        assertEquals(0, stored());
        byte[] largest = Samples.pdf(LIMIT - 1);
        attach(id, 0, "lon.pdf", largest).statusCode(201);
        String file = as(REPORTER).get("/submissions/{id}/attachments", id).path("items[0].id");
        byte[] back = as(REPORTER)
                .get("/submissions/{id}/attachments/{file}", id, file)
                .asByteArray();
        assertEquals(sha256(largest), sha256(back));
        assertEquals(1, stored());
    }

    @Test
    void aFailedTransactionLeavesNothing() throws Exception {
        String id = draft();
        execute("alter table submission_event add constraint broken check (event <> 'EDIT')");
        try {
            attach(id, 0, "a.pdf", Samples.pdf()).statusCode(500).body("code", is("internal"));
        } finally {
            execute("alter table submission_event drop constraint broken");
        }
        assertNothingStored();
        assertEquals(0, stored());
        attach(id, 0, "a.pdf", Samples.pdf()).statusCode(201);
    }

    @Test
    void aFileTakenAwayIsGone() throws Exception {
        String id = draft();
        String file = attached(id, 0);
        assertEquals(1, stored());
        as(REPORTER)
                .header("If-Match", tag(1))
                .delete("/submissions/{id}/attachments/{file}", id, file)
                .then()
                .statusCode(200)
                .header("ETag", tag(2))
                .body("attachments", hasSize(0));
        assertNothingStored();
        assertEquals(0, stored());
        as(REPORTER)
                .get("/submissions/{id}/attachments/{file}", id, file)
                .then()
                .statusCode(404);
    }

    @Test
    void aCorrectionSharesTheFilesUntilNobodyRefersToThem() throws Exception {
        String id = draft();
        attached(id, 0);
        approve(id, 1);
        String correction = as(REPORTER)
                .post("/submissions/{id}/revisions", id)
                .then()
                .statusCode(201)
                .body("attachments", hasSize(1))
                .extract()
                .path("id");
        assertEquals(1, stored());
        String copy =
                as(REPORTER).get("/submissions/{id}/attachments", correction).path("items[0].id");
        as(REPORTER)
                .header("If-Match", tag(0))
                .delete("/submissions/{id}/attachments/{file}", correction, copy)
                .then()
                .statusCode(200);
        assertEquals(1, stored());
        String original = as(REPORTER).get("/submissions/{id}/attachments", id).path("items[0].id");
        assertArrayEquals(
                Samples.pdf(),
                as(REPORTER)
                        .get("/submissions/{id}/attachments/{file}", id, original)
                        .asByteArray());
    }
}
