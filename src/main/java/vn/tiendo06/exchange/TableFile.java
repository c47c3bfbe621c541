package vn.tiendo06.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A table that is written row by row, holding no more than a few rows. */
interface TableFile extends Closeable {

    void headings(List<String> texts) throws IOException;

    /** @param values texts, numbers, days, instants, truth values or null */
    void row(List<?> values) throws IOException;

    static TableFile open(ExportFormat format, OutputStream out, String title, boolean byteOrderMark)
            throws IOException {
        return format == ExportFormat.CSV ? new CsvFile(out, byteOrderMark) : new XlsxTable(out, title);
    }
}
