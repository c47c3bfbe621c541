package vn.tiendo06.kernel.csv;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.web.BoundedInput;
import vn.tiendo06.kernel.web.StrictText;

/** A table in CSV as spreadsheets save it: UTF-8 with or without its mark, by comma or semicolon, the first line naming columns. */
public final class CsvReader {

    private static final long MAX_SIZE = 5L * 1024 * 1024;
    private static final int MAX_LINES = 20_000;
    private static final int MAX_FAULTS = 1000;
    private static final String MARK = "\uFEFF";
    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    private CsvReader() {}

    /**
     * A column that a table may have.
     *
     * @param alsoCalled other headings for it
     */
    public record Column(String name, boolean required, List<String> alsoCalled) {

        public static Column required(String name, String... alsoCalled) {
            return new Column(name, true, List.of(alsoCalled));
        }

        public static Column optional(String name, String... alsoCalled) {
            return new Column(name, false, List.of(alsoCalled));
        }

        private boolean isCalled(String heading) {
            return Stream.concat(Stream.of(name), alsoCalled.stream())
                    .anyMatch(known -> key(known).equals(key(heading)));
        }

        private static String key(String heading) {
            return Normalizer.normalize(heading.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A line below the headings.
     *
     * @param number as a spreadsheet numbers its rows: the headings are 1
     */
    public record Line(int number, Map<String, String> cells) {

        /** A cell's text, null where it is empty or the column is not there. */
        public String text(String column) {
            String cell = cells.get(column);
            return cell == null || cell.isBlank() ? null : cell.strip();
        }

        /** The parts of a cell that holds several texts, between bars. */
        public List<String> texts(String column) {
            String cell = text(column);
            return cell == null
                    ? List.of()
                    : Stream.of(cell.split("\\|"))
                            .map(String::strip)
                            .filter(part -> !part.isEmpty())
                            .toList();
        }

        /** What is wrong with a cell. */
        public Fault fault(String column, String code, Object... args) {
            return Fault.at("line/" + number + "/" + column, code, args);
        }
    }

    /** The body as text: 413 over 5 MB, 400 where it is not UTF-8. */
    public static String text(InputStream body) {
        if (body == null) {
            return "";
        }
        try {
            byte[] bytes = new BoundedInput(body, MAX_SIZE).readAllBytes();
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Fault.at("", "not-utf8").asException();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines; what is wrong with the table as such is told all at once. */
    public static List<Line> read(String text, List<Column> columns) {
        List<String[]> rows = rows(text);
        if (rows.isEmpty()) {
            throw Fault.at("", "required").asException();
        }
        if (rows.size() > MAX_LINES) {
            throw Fault.at("", "too-many-lines", MAX_LINES).asException();
        }
        List<Fault> faults = new ArrayList<>();
        List<String> headings = headings(rows.getFirst(), columns, faults);
        ApiException.throwIfAny(faults);
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            Line line = line(i + 1, rows.get(i), headings, faults);
            if (line.cells().values().stream().anyMatch(cell -> !cell.isBlank())) {
                lines.add(line);
            }
        }
        refuse(faults);
        if (lines.isEmpty()) {
            throw Fault.at("line/2", "required").asException();
        }
        return lines;
    }

    /** Refuses the table if there are faults; of very many the first ones are told. */
    public static void refuse(List<Fault> faults) {
        ApiException.throwIfAny(faults.subList(0, Math.min(faults.size(), MAX_FAULTS)));
    }

    private static List<String[]> rows(String text) {
        String first = text.lines().findFirst().orElse("");
        // Excel separates by what the system's language separates lists by: in Vietnamese the semicolon.
        char separator = first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
        List<String[]> rows = new ArrayList<>();
        try (MappingIterator<String[]> read = MAPPER.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .readValues(text)) {
            while (rows.size() <= MAX_LINES && read.hasNextValue()) {
                rows.add(read.nextValue());
            }
        } catch (JacksonException e) {
            throw Fault.at("line/" + (rows.size() + 1), "malformed-csv").asException();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static List<String> headings(String[] row, List<Column> columns, List<Fault> faults) {
        List<String> headings = new ArrayList<>();
        for (String heading : row) {
            String name = columns.stream()
                    .filter(column -> column.isCalled(heading))
                    .map(Column::name)
                    .findFirst()
                    .orElse(null);
            if (name == null) {
                faults.add(Fault.at(
                        "line/1", StrictText.isClean(heading) ? "unknown-column" : "control-character", heading));
            } else if (headings.contains(name)) {
                faults.add(Fault.at("line/1", "repeated-column", heading));
            }
            headings.add(name);
        }
        columns.stream()
                .filter(column -> column.required() && !headings.contains(column.name()))
                .forEach(column -> faults.add(Fault.at("line/1", "missing-column", column.name())));
        return headings;
    }

    private static Line line(int number, String[] row, List<String> headings, List<Fault> faults) {
        Map<String, String> cells = new HashMap<>();
        Line line = new Line(number, cells);
        for (int i = 0; i < row.length; i++) {
            if (i >= headings.size()) {
                if (!row[i].isBlank()) {
                    faults.add(Fault.at("line/" + number, "too-many-cells", headings.size()));
                }
            } else if (!StrictText.isClean(row[i])) {
                faults.add(line.fault(headings.get(i), "control-character"));
            } else {
                cells.put(headings.get(i), row[i]);
            }
        }
        return line;
    }
}
