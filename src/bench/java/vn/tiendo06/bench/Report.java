package vn.tiendo06.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Figures as tables for docs/performance.md: printed, and kept in target/bench. */
final class Report {

    private static final Path DIRECTORY = Path.of("target", "bench");

    private final String name;
    private final StringBuilder text = new StringBuilder();
    private final double loadBefore = Machine.load();

    Report(String name) throws IOException {
        this.name = name;
        text.append("\n### ").append(name).append("\n\n").append(Machine.describe());
    }

    /** A line of its own. */
    Report line(String line, Object... parameters) {
        text.append("\n\n").append(line.formatted(parameters));
        return this;
    }

    /** A table; a cell is text or a number. */
    Report table(List<String> head, List<List<Object>> rows) {
        text.append("\n\n")
                .append(row(head))
                .append(row(head.stream().map(cell -> "---").toList()));
        rows.forEach(row -> text.append(row(row.stream().map(Report::cell).toList())));
        return this;
    }

    void write() throws IOException {
        text.append(String.format("%nLoad average %.1f before, %.1f after.%n", loadBefore, Machine.load()));
        System.out.println(text);
        Files.createDirectories(DIRECTORY);
        Files.writeString(DIRECTORY.resolve(name.replace(' ', '-') + ".md"), text);
    }

    /** A row as soon as it is known, for who waits. */
    static void tell(List<Object> row) {
        System.out.print(row(row.stream().map(Report::cell).toList()));
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String cell(Object value) {
        if (!(value instanceof Double number)) {
            return String.valueOf(value);
        }
        return Double.isNaN(number) ? "" : String.format(Math.abs(number) < 100 ? "%.2f" : "%.0f", number);
    }
}
