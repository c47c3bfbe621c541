package vn.tiendo06.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Prints a report to a file of some kind. */
final class ReportFile {

    private ReportFile() {}

    static void write(PrintedReport report, ReportFormat format, boolean byteOrderMark, Words words, OutputStream out)
            throws IOException {
        switch (format) {
            case XLSX -> XlsxReport.write(report, out);
            case CSV -> csv(report, byteOrderMark, out);
            case DOCX -> DocxReport.write(report, words, out);
            case PDF -> PdfReport.write(report, words, out);
        }
    }

    // Both tables one below the other, each under its headings: the first column names the appendix.
    private static void csv(PrintedReport report, boolean byteOrderMark, OutputStream out) throws IOException {
        try (CsvFile csv = new CsvFile(out, byteOrderMark)) {
            for (PrintedTable table : report.tables()) {
                List<String> headings = new ArrayList<>();
                headings.add(table.name());
                table.columns().forEach(column -> headings.add(column.text()));
                csv.headings(headings);
                for (PrintedTable.Line line : table.lines()) {
                    List<Object> cells = new ArrayList<>();
                    cells.add(table.name());
                    cells.addAll(line.cells());
                    csv.row(cells);
                }
            }
        }
    }
}
