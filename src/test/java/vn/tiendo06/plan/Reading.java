package vn.tiendo06.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A reading of the plan's two appendices made from their text alone: what the API is held against. */
final class Reading {

    static final List<Map<String, String>> SECTIONS = rows("sections");
    static final List<Map<String, String>> TARGETS = rows("targets");
    static final List<Map<String, String>> TASKS = rows("tasks");
    static final List<Map<String, String>> SPELLINGS = rows("spellings");

    private Reading() {}

    /** Codes of the rows that a predicate picks, in the plan's order. */
    static List<String> codes(List<Map<String, String>> rows, Predicate<Map<String, String>> wanted) {
        return rows.stream().filter(wanted).map(row -> row.get("code")).toList();
    }

    /** The parts of a cell that holds several. */
    static List<String> parts(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split("\\|"));
    }

    // Plain TSV: no quotes, and the spaces at a row's end belong to its last column.
    private static List<Map<String, String>> rows(String name) {
        List<String> lines = text("/reading/" + name + ".tsv").lines().toList();
        String[] columns = lines.getFirst().split("\t", -1);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split("\t", -1);
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < columns.length; i++) {
                        row.put(columns[i], cells[i]);
                    }
                    return row;
                })
                .toList();
    }

    private static String text(String resource) {
        try (InputStream in = Reading.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
