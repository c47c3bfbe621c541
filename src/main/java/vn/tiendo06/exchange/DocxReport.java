package vn.tiendo06.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/** A report as a document on A4 across, to be gone over in a word processor. */
final class DocxReport {

    // Decree 30/2020/NĐ-CP asks for it; every office has it.
    private static final String FONT = "Times New Roman";
    private static final int TEXT = 10;
    private static final int TITLE = 13;

    // Twentieths of a point.
    private static final int PAGE_WIDTH = 16838;
    private static final int PAGE_HEIGHT = 11906;
    private static final int MARGIN = 850;

    private DocxReport() {}

    static void write(PrintedReport report, Words words, OutputStream out) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            page(document);
            paragraph(document, report.issuer(), TITLE, true);
            paragraph(document, report.title(), TITLE, true);
            report.subtitles().forEach(subtitle -> paragraph(document, subtitle, TEXT + 1, false));
            for (PrintedTable table : report.tables()) {
                paragraph(document, table.title(), TITLE, true);
                table(document, table, words);
                paragraph(document, "", TEXT, false);
            }
            document.write(out);
        }
    }

    private static void page(XWPFDocument document) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setOrient(STPageOrientation.LANDSCAPE);
        size.setW(BigInteger.valueOf(PAGE_WIDTH));
        size.setH(BigInteger.valueOf(PAGE_HEIGHT));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(MARGIN));
        margins.setBottom(BigInteger.valueOf(MARGIN));
        margins.setLeft(BigInteger.valueOf(MARGIN));
        margins.setRight(BigInteger.valueOf(MARGIN));
    }

    private static void paragraph(XWPFDocument document, String text, int size, boolean bold) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        run(paragraph, text, size, bold);
    }

    private static void run(XWPFParagraph paragraph, String text, int size, boolean bold) {
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontSize(size);
        run.setBold(bold);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines.get(i));
        }
    }

    private static void table(XWPFDocument document, PrintedTable printed, Words words) {
        int columns = printed.columns().size();
        XWPFTable table = document.createTable(printed.lines().size() + 1, columns);
        table.setWidth("100%");
        table.setCellMargins(40, 60, 40, 60);
        XWPFTableRow head = table.getRow(0);
        head.setRepeatHeader(true);
        for (int i = 0; i < columns; i++) {
            cell(head.getCell(i), printed.columns().get(i).text(), true, ParagraphAlignment.CENTER);
            head.getCell(i).setColor("DDE7F3");
        }
        for (int r = 0; r < printed.lines().size(); r++) {
            PrintedTable.Line line = printed.lines().get(r);
            XWPFTableRow row = table.getRow(r + 1);
            row.setCantSplitRow(true);
            for (int i = 0; i < columns; i++) {
                String text = PrintedReport.printed(line.cells().get(i), words);
                cell(row.getCell(i), text, line.section(), ParagraphAlignment.LEFT);
            }
        }
        widths(table, printed);
        for (int r = 0; r < printed.lines().size(); r++) {
            if (printed.lines().get(r).section()) {
                span(table.getRow(r + 1), columns);
            }
        }
    }

    // Word goes by the cells, LibreOffice by the grid.
    private static void widths(XWPFTable table, PrintedTable printed) {
        int shares =
                printed.columns().stream().mapToInt(PrintedTable.Heading::width).sum();
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        CTTblGrid grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        while (grid.sizeOfGridColArray() > 0) {
            grid.removeGridCol(0);
        }
        for (int i = 0; i < printed.columns().size(); i++) {
            int width = (PAGE_WIDTH - 2 * MARGIN) * printed.columns().get(i).width() / shares;
            grid.addNewGridCol().setW(BigInteger.valueOf(width));
            for (XWPFTableRow row : table.getRows()) {
                row.getCell(i).setWidth(Integer.toString(width));
            }
        }
    }

    // A section's title runs over all columns but the first.
    private static void span(XWPFTableRow row, int columns) {
        row.getCell(1).getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.valueOf(columns - 1L));
        for (int i = columns - 1; i > 1; i--) {
            row.getCtRow().removeTc(i);
        }
    }

    private static void cell(XWPFTableCell cell, String text, boolean bold, ParagraphAlignment alignment) {
        XWPFParagraph paragraph = cell.getParagraphs().getFirst();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingAfter(0);
        run(paragraph, text, TEXT, bold);
    }
}
