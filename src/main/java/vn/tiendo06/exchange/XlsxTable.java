package vn.tiendo06.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.csv.SafeText;

/** A workbook of one sheet, streamed. Texts are never formulas, not even once they are edited. */
final class XlsxTable implements TableFile {

    private static final int FLUSH_EVERY = 200;
    private static final int MAX_TEXT = 32767;
    private static final double WIDTH = 18;
    private static final double WIDE = 60;
    private static final int SHORT_HEADING = 24;
    // A spreadsheet's numbers are doubles.
    static final int MAX_DIGITS = 15;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int rows;

    XlsxTable(OutputStream out, String title) {
        workbook = new Workbook(out, "Tien do 06", "1.0");
        sheet = workbook.newWorksheet(title);
    }

    @Override
    public void headings(List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            sheet.width(i, texts.get(i).length() > SHORT_HEADING ? WIDE : WIDTH);
            sheet.inlineString(0, i, texts.get(i));
            sheet.style(0, i)
                    .bold()
                    .wrapText(true)
                    .verticalAlignment("center")
                    .fillColor("DDE7F3")
                    .set();
        }
        sheet.freezePane(0, 1);
        rows = 1;
    }

    @Override
    public void row(List<?> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            cell(i, values.get(i));
        }
        rows++;
        if (rows % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    private void cell(int column, Object value) {
        switch (value) {
            case null -> {
                // An empty cell.
            }
            case BigDecimal number when number.precision() > MAX_DIGITS -> text(column, NumberText.written(number));
            case Number number -> sheet.value(rows, column, number);
            case LocalDate day -> {
                sheet.value(rows, column, day);
                sheet.style(rows, column).format("dd/mm/yyyy").set();
            }
            case Instant instant -> {
                sheet.value(rows, column, LocalDateTime.ofInstant(instant, LocalCalendar.ZONE));
                sheet.style(rows, column).format("dd/mm/yyyy hh:mm").set();
            }
            default -> text(column, SafeText.kept(value.toString()));
        }
    }

    private void text(int column, String text) {
        sheet.inlineString(rows, column, text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
        // A cell of the format "text" stays text when it is edited.
        if (SafeText.isFormula(text)) {
            sheet.style(rows, column).format("@").set();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
