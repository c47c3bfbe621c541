package vn.tiendo06.kernel.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each message is said once, in both languages. */
class MessagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/messages");

    static Stream<Path> vietnamese() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(FOLDER)) {
            files = all.filter(file -> !file.toString().endsWith("_en.properties"))
                    .toList();
        }
        assertTrue(files.size() >= 5, files.toString());
        return files.stream();
    }

    private static List<String> keys(Path file) throws IOException {
        List<String> keys = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#") && line.contains("=")) {
                keys.add(line.substring(0, line.indexOf('=')));
            }
        }
        return keys;
    }

    @ParameterizedTest
    @MethodSource("vietnamese")
    void eachOnceInBothLanguages(Path file) throws IOException {
        Path english = file.resolveSibling(file.getFileName().toString().replace(".properties", "_en.properties"));
        for (Path one : List.of(file, english)) {
            List<String> keys = keys(one);
            TreeSet<String> seen = new TreeSet<>();
            assertEquals(List.of(), keys.stream().filter(key -> !seen.add(key)).toList(), one + " says twice");
        }
        assertEquals(new TreeSet<>(keys(file)), new TreeSet<>(keys(english)));
    }
}
