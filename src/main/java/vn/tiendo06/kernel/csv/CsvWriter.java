package vn.tiendo06.kernel.csv;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Comma-separated values (RFC 4180) in UTF-8, row by row. Whatever the table, a text in it cannot run as a formula
 * ({@link SafeText}); numbers stay numbers, negative ones too.
 */
public final class CsvWriter implements Closeable {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final CSVPrinter printer;
    private final Function<BigDecimal, String> numbers;

    /**
     * @param byteOrderMark without it Excel takes UTF-8 for another encoding
     * @param numbers how numbers are written
     */
    public CsvWriter(OutputStream out, boolean byteOrderMark, Function<BigDecimal, String> numbers) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (byteOrderMark) {
            writer.write(BYTE_ORDER_MARK);
        }
        printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        this.numbers = numbers;
    }

    /** A table without a byte order mark, its numbers in plain notation. */
    public static byte[] table(List<String> headings, List<? extends List<?>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriter table = new CsvWriter(out, false, BigDecimal::toPlainString)) {
            table.row(headings);
            for (List<?> row : rows) {
                table.row(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** @param values texts, numbers, days, instants, truth values or null */
    public void row(List<?> values) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(text(value));
        }
        printer.printRecord(texts);
    }

    private String text(Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> numbers.apply(number);
            case String text -> SafeText.quoted(text);
            default -> value.toString();
        };
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
