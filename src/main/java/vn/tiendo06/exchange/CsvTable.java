package vn.tiendo06.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Comma-separated values (RFC 4180) in UTF-8. Texts cannot run as formulas; numbers stay numbers. */
final class CsvTable implements TableFile {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final CSVPrinter printer;

    /** @param byteOrderMark without it Excel takes UTF-8 for another encoding */
    CsvTable(OutputStream out, boolean byteOrderMark) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (byteOrderMark) {
            writer.write(BYTE_ORDER_MARK);
        }
        printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    }

    @Override
    public void headings(List<String> texts) throws IOException {
        row(texts);
    }

    @Override
    public void row(List<?> values) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(text(value));
        }
        printer.printRecord(texts);
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> NumberText.written(number);
            case Number number -> number.toString();
            case String text -> SafeText.quoted(text);
            default -> value.toString();
        };
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
