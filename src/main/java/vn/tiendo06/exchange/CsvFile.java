package vn.tiendo06.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import vn.tiendo06.kernel.csv.CsvWriter;

/** A table as a CSV file, with numbers that {@link NumberText} reads again. */
final class CsvFile implements TableFile {

    private final CsvWriter writer;

    /** @param byteOrderMark without it Excel takes UTF-8 for another encoding */
    CsvFile(OutputStream out, boolean byteOrderMark) throws IOException {
        writer = new CsvWriter(out, byteOrderMark, NumberText::written);
    }

    @Override
    public void headings(List<String> texts) throws IOException {
        writer.row(texts);
    }

    @Override
    public void row(List<?> values) throws IOException {
        writer.row(values);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
