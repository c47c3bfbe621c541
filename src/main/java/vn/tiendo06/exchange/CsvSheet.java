package vn.tiendo06.exchange;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads comma-separated values: UTF-8, with a comma, semicolon (as Excel writes in Vietnam) or tab between them. */
final class CsvSheet {

    static final String NAME = "CSV";

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private CsvSheet() {}

    static void read(Path file, Consumer<SheetRow> rows) throws IOException {
        String text = text(file);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .get();
        int number = 0;
        try (CSVParser parser = format.parse(new StringReader(text))) {
            for (CSVRecord values : parser) {
                number++;
                if (number > SheetLimits.MAX_ROWS * 2) {
                    throw SheetLimits.tooManyRows();
                }
                SheetRow row = row(number, values);
                if (!row.cells().isEmpty()) {
                    rows.accept(row);
                }
            }
        } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
            // A quote that is never closed, or that closes before the field's end.
            throw UnreadableFile.content("malformed-line", number + 1);
        }
    }

    private static SheetRow row(int number, CSVRecord values) {
        if (values.size() > SheetLimits.MAX_COLUMNS) {
            throw UnreadableFile.size("too-many-columns", SheetLimits.MAX_COLUMNS);
        }
        SortedMap<Integer, CellValue> cells = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isBlank()) {
                cells.put(i, new CellValue.Text(values.get(i)));
            }
        }
        return new SheetRow(NAME, number, cells);
    }

    private static String text(Path file) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw UnreadableFile.kind("csv-encoding");
        }
    }

    // The one that the first line with any of them has most of, outside quotes.
    private static char delimiter(String text) {
        int[] counts = new int[3];
        List<Character> candidates = List.of(',', ';', '\t');
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && candidates.contains(c)) {
                counts[candidates.indexOf(c)]++;
            } else if (!quoted && c == '\n' && counts[0] + counts[1] + counts[2] > 0) {
                break;
            }
        }
        int best = counts[1] > counts[0] ? 1 : 0;
        return candidates.get(counts[2] > counts[best] ? 2 : best);
    }
}
