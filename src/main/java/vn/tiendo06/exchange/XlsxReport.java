package vn.tiendo06.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.tiendo06.kernel.csv.SafeText;

/** A report as a workbook: a sheet for each appendix, to be printed on A4 across. */
final class XlsxReport {

    private static final double CHARACTERS = 1.6;
    private static final String FONT = "Times New Roman";

    private XlsxReport() {}

    static void write(PrintedReport report, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Tien do 06", "1.0")) {
            workbook.setGlobalDefaultFont(FONT, 11);
            for (PrintedTable table : report.tables()) {
                sheet(workbook.newWorksheet(table.name()), report, table);
            }
        }
    }

    private static void sheet(Worksheet sheet, PrintedReport report, PrintedTable table) throws IOException {
        int last = table.columns().size() - 1;
        int row = 0;
        row = title(sheet, row, last, report.issuer(), true);
        row = title(sheet, row, last, report.title(), true);
        for (String subtitle : report.subtitles()) {
            row = title(sheet, row, last, subtitle, false);
        }
        row = title(sheet, row, last, table.title(), true);
        for (int i = 0; i <= last; i++) {
            sheet.width(i, table.columns().get(i).width() * CHARACTERS);
            sheet.inlineString(row, i, table.columns().get(i).text());
            boxed(sheet.style(row, i))
                    .bold()
                    .horizontalAlignment("center")
                    .fillColor("DDE7F3")
                    .set();
        }
        sheet.freezePane(0, row + 1);
        sheet.repeatRows(row, row);
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        for (PrintedTable.Line line : table.lines()) {
            row++;
            line(sheet, row, line);
        }
    }

    private static int title(Worksheet sheet, int row, int last, String text, boolean bold) {
        sheet.inlineString(row, 0, text);
        sheet.range(row, 0, row, last).merge();
        StyleSetter style = sheet.style(row, 0);
        if (bold) {
            style.bold();
        }
        style.horizontalAlignment("center").set();
        return row + 1;
    }

    private static void line(Worksheet sheet, int row, PrintedTable.Line line) {
        List<Object> cells = line.cells();
        for (int i = 0; i < cells.size(); i++) {
            StyleSetter style = boxed(sheet.style(row, i));
            switch (cells.get(i)) {
                case null -> {
                    // An empty box.
                }
                case BigDecimal number -> sheet.value(row, i, number);
                case Object other -> {
                    String text = SafeText.kept(other.toString());
                    sheet.inlineString(row, i, text);
                    if (SafeText.isFormula(text)) {
                        style.format("@");
                    }
                }
            }
            if (line.section()) {
                style.bold();
            }
            style.set();
        }
        if (line.section()) {
            sheet.range(row, 1, row, cells.size() - 1).merge();
        }
    }

    private static StyleSetter boxed(StyleSetter style) {
        style.wrapText(true).verticalAlignment("top").borderStyle(BorderStyle.THIN);
        return style;
    }
}
