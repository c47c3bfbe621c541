package vn.tiendo06.publication;

import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables by RFC 4180, in UTF-8 without a mark. */
final class Csv {

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private Csv() {}

    static byte[] table(List<String> header, List<List<Object>> rows) {
        CsvSchema schema = CsvSchema.emptySchema().withLineSeparator("\r\n").withNullValue("");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                var lines = MAPPER.writer(schema).writeValues(writer)) {
            lines.write(header);
            for (List<Object> row : rows) {
                lines.write(row.stream().map(Csv::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String cell(Object value) {
        return switch (value) {
            case null -> "";
            case java.math.BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    /** A text that a spreadsheet will not take for a formula. */
    static String harmless(String text) {
        return text == null || text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
