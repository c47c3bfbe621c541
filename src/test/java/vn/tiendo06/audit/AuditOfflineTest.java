package vn.tiendo06.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export is enough to check a chain. */
@QuarkusTest
class AuditOfflineTest extends AuditApiTest {

    /** The script that docs/audit.md gives to inspectors. */
    @Test
    void anInspectorVerifiesAnExportOffline(@TempDir Path dir) throws Exception {
        Assumptions.assumeTrue(hasPython(), "no python3 on this machine");
        fiveEvents();
        as(
                        ADMINISTRATOR,
                        "{\"issuer\": \"i\", \"subject\": \"Đỗ \\\"Tí\\\" \\\\ é\\t€ 😀\", \"role\": \"VIEWER\", \"localities\": [\"10816\"]}")
                .post("/memberships")
                .then()
                .statusCode(201);
        Matcher script = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs", "audit.md")));
        assertTrue(script.find());
        Files.writeString(dir.resolve("verify.py"), script.group(1));
        String export = as(AUDITOR)
                .queryParam("locality", COMMUNE)
                .get("/audit-events/export")
                .asString();
        String head = export.lines().toList().getLast().replaceFirst(".*\"hash\":\"([0-9a-f]+)\".*", "$1");
        assertEquals("7 events, intact, head " + head, python(dir, export));
        assertEquals("broken at 3: CONTENT_CHANGED", python(dir, export.replaceFirst("\"RETURN\"", "\"APPROVE\"")));
        assertEquals(
                "broken at 2: MISSING",
                python(
                        dir,
                        String.join(
                                "\n",
                                export.lines()
                                        .filter(l -> !l.contains("\"ordinal\":2,"))
                                        .toList())));
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String python(Path dir, String export) throws Exception {
        Files.writeString(dir.resolve("export.ndjson"), export);
        Process process = new ProcessBuilder("python3", "verify.py", "export.ndjson")
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes()).strip();
    }
}
