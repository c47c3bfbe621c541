package vn.tiendo06.evidence;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import vn.tiendo06.testing.Tokens;

/** A receipt proves what was submitted and approved, without the service. */
@QuarkusTest
class ReceiptTest extends EvidenceTest {

    @Test
    void itsHashIsThatOfItsContent() throws Exception {
        String id = draft();
        String file = attached(id, 0);
        as(REPORTER).get("/submissions/{id}/receipt", id).then().statusCode(409);
        move(REPORTER, id, 1, "submit").statusCode(200);
        as(REPORTER)
                .get("/submissions/{id}/receipt", id)
                .then()
                .statusCode(200)
                .body("state", is("SUBMITTED"))
                .body("approved", nullValue());
        move(REVIEWER, id, 2, "approve").statusCode(200);
        JsonNode receipt = new JsonMapper()
                .readTree(as(REPORTER)
                        .get("/submissions/{id}/receipt", id)
                        .then()
                        .statusCode(200)
                        .body("algorithm", is("SHA-256"))
                        .body("submitted.subject", is("reporter-" + POLICE))
                        .body("approved.subject", is("reviewer-" + COMMUNE))
                        .body("attachments", hasSize(1))
                        .extract()
                        .asString());
        String content = receipt.get("content").textValue();
        assertEquals(receipt.get("contentHash").textValue(), sha256(content.getBytes(StandardCharsets.UTF_8)));
        JsonNode hashed = new JsonMapper().readTree(content);
        assertEquals(TARGET, hashed.at("/subjectId").textValue());
        assertEquals("92.5", hashed.at("/content/figures/value").asText());
        assertEquals(file, hashed.at("/attachments/0/id").textValue());
        assertEquals("a.pdf", hashed.at("/attachments/0/name").textValue());
        assertEquals(Samples.pdf().length, hashed.at("/attachments/0/size").intValue());
        assertEquals(sha256(Samples.pdf()), hashed.at("/attachments/0/sha256").textValue());
    }

    @Test
    void aReportWithoutFilesHasNoSuchMember() throws Exception {
        String id = draft();
        move(REPORTER, id, 0, "submit").statusCode(200);
        String content = as(REPORTER).get("/submissions/{id}/receipt", id).path("content");
        assertFalse(new JsonMapper().readTree(content).has("attachments"));
    }

    @Test
    void nothingIsVouchedForBeforeOrOutsideTheScope() {
        String id = draft();
        move(REPORTER, id, 0, "submit").statusCode(200);
        as(Tokens.of("viewer", COMMUNE))
                .get("/submissions/{id}/receipt", id)
                .then()
                .statusCode(404);
        as(REVIEWER, Map.of("reason", "Thiếu"))
                .header("If-Match", tag(1))
                .post("/submissions/{id}/return", id)
                .then()
                .statusCode(200);
        as(REPORTER).get("/submissions/{id}/receipt", id).then().statusCode(409);
    }

    /** Runs the very command of docs/receipt.md. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theDocumentedCommandVerifiesIt() throws Exception {
        String id = draft();
        attached(id, 0);
        approve(id, 1);
        Path directory = Files.createTempDirectory("receipt-");
        Path receipt = directory.resolve("receipt.json");
        Files.writeString(
                receipt, as(REPORTER).get("/submissions/{id}/receipt", id).asString());
        Files.write(directory.resolve("a.pdf"), Samples.pdf());
        assertEquals(0, verify(directory));
        Files.writeString(directory.resolve("a.pdf"), "khác");
        assertEquals(1, verify(directory));
        Files.write(directory.resolve("a.pdf"), Samples.pdf());
        Files.writeString(receipt, Files.readString(receipt).replace("7400", "7999"));
        assertEquals(1, verify(directory));
    }

    private static int verify(Path directory) throws Exception {
        Matcher command = Pattern.compile("```sh\n(python3 .*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs", "receipt.md")));
        assertEquals(true, command.find());
        return new ProcessBuilder("sh", "-c", command.group(1))
                .directory(directory.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }
}
