package vn.tiendo06;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the threat model says is tested, is: each test that it names exists, and each of its rows names one. */
class SecurityDocumentTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]*(?:Test|IT))\\.([A-Za-z0-9]+)`");

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().matches(".*(Test|IT)\\.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), SecurityDocumentTest::read));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> missing(String document, Map<String, String> sources) {
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(document);
        while (named.find()) {
            String source = sources.getOrDefault(named.group(1), "");
            if (!source.matches("(?s).*\\n    [A-Za-z<>]+ " + named.group(2) + "\\(.*")) {
                missing.add(named.group());
            }
        }
        return missing;
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        assertEquals(List.of(), missing(read(Path.of("docs/threat-model.md")), sources()));
    }

    @Test
    void everyRowNamesATest() throws IOException {
        List<String> rows = read(Path.of("docs/threat-model.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| threat ") && !line.startsWith("| risk "))
                .toList();
        assertTrue(rows.size() >= 30, "rows: " + rows.size());
        assertEquals(
                List.of(),
                rows.stream().filter(row -> !NAMED.matcher(row).find()).toList());
    }

    @Test
    void aTestThatDoesNotExistIsSeen() throws IOException {
        assertEquals(List.of("`SignInTest.noSuchTest`"), missing("| a | b | `SignInTest.noSuchTest` |", sources()));
    }
}
