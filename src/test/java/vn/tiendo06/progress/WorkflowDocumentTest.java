package vn.tiendo06.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.tiendo06.kernel.access.Role;

/** docs/workflow.md shows the table that the application runs by. */
class WorkflowDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/workflow.md");
    private static final String BEGIN = "<!-- made by WorkflowDocumentTest -->\n";
    private static final String END = "<!-- end -->";

    @Test
    void theDocumentShowsTheTable() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        String mended = text.substring(0, begin) + table() + text.substring(end);
        if ("write".equals(System.getenv("WORKFLOW_DOCUMENT"))) {
            Files.writeString(DOCUMENT, mended);
        }
        assertEquals(
                mended,
                Files.readString(DOCUMENT),
                "docs/workflow.md is stale. Mend it with: WORKFLOW_DOCUMENT=write ./mvnw test -Dtest=WorkflowDocumentTest");
    }

    private static String table() {
        return "| from | action | to | who | if |\n|---|---|---|---|---|\n"
                + Workflow.EDGES.stream().map(WorkflowDocumentTest::row).collect(Collectors.joining());
    }

    private static String row(Workflow.Edge edge) {
        return "| %s | `%s` | `%s`%s | %s | %s |\n"
                .formatted(
                        edge.from() == null ? "–" : "`" + edge.from() + "`",
                        edge.action(),
                        edge.to(),
                        edge.action().startsRevision() ? " (new revision)" : "",
                        who(edge),
                        edge.guards().isEmpty()
                                ? "–"
                                : edge.guards().stream()
                                        .map(WorkflowDocumentTest::words)
                                        .collect(Collectors.joining("; ")));
    }

    private static String who(Workflow.Edge edge) {
        return edge.permission() == null
                ? "the system"
                : Arrays.stream(Role.values())
                        .filter(role -> role.permissions().contains(edge.permission()))
                        .map(Role::code)
                        .collect(Collectors.joining(", "));
    }

    private static String words(Workflow.Guard guard) {
        return switch (guard) {
            case COMPLETE -> "every figure asked for is there";
            case UNLOCKED -> "the period is open, or the lock is lifted";
            case OTHER_PERSON ->
                "by nobody who wrote, submitted or (to approve) confirmed it, on the content submitted";
            case ONE_STEP -> "the plan asks for no confirmation";
            case UNIT_HEAD -> "the plan asks for a confirmation; by a reviewer of the unit";
            case OFFICE -> "by a reviewer of the locality";
            case REASON -> "with a reason";
        };
    }
}
