package vn.tiendo06.exchange;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/** A report as a PDF on A4 across, with its fonts in it: not every reader's machine knows Vietnamese. */
final class PdfReport {

    private static final Color HEAD = new Color(0xDD, 0xE7, 0xF3);
    private static final float MARGIN = 36;
    private static final float TEXT = 8;
    private static final float TITLE = 13;
    private static final float PADDING = 3;

    private static final BaseFont REGULAR = font("LiberationSerif-Regular.ttf");
    private static final BaseFont BOLD = font("LiberationSerif-Bold.ttf");

    private PdfReport() {}

    static void write(PrintedReport report, Words words, OutputStream out) {
        try (Document document = new Document(PageSize.A4.rotate(), MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter writer = PdfWriter.getInstance(document, out);
            writer.setPageEvent(new PageNumbers());
            document.addTitle(report.title());
            document.addAuthor(report.issuer());
            document.open();
            writer.getExtraCatalog()
                    .put(PdfName.LANG, new PdfString(words.locale().getLanguage()));
            document.add(centred(report.issuer(), new Font(BOLD, TITLE)));
            document.add(centred(report.title(), new Font(BOLD, TITLE)));
            for (String subtitle : report.subtitles()) {
                document.add(centred(subtitle, new Font(REGULAR, TEXT + 2)));
            }
            for (PrintedTable table : report.tables()) {
                Paragraph title = centred(table.title(), new Font(BOLD, TITLE - 2));
                title.setSpacingBefore(TITLE);
                title.setSpacingAfter(TEXT);
                document.add(title);
                document.add(table(table, words));
            }
        }
    }

    private static Paragraph centred(String text, Font font) {
        Paragraph paragraph = new Paragraph(text, font);
        paragraph.setAlignment(Element.ALIGN_CENTER);
        return paragraph;
    }

    private static PdfPTable table(PrintedTable printed, Words words) {
        int columns = printed.columns().size();
        PdfPTable table = new PdfPTable(columns);
        table.setWidthPercentage(100);
        float[] widths = new float[columns];
        for (int i = 0; i < columns; i++) {
            widths[i] = printed.columns().get(i).width();
        }
        table.setWidths(widths);
        table.setHeaderRows(1);
        for (PrintedTable.Heading heading : printed.columns()) {
            PdfPCell cell = cell(heading.text(), BOLD);
            cell.setHorizontalAlignment(Element.ALIGN_CENTER);
            cell.setBackgroundColor(HEAD);
            table.addCell(cell);
        }
        for (PrintedTable.Line line : printed.lines()) {
            int shown = line.section() ? 2 : columns;
            for (int i = 0; i < shown; i++) {
                PdfPCell cell =
                        cell(PrintedReport.printed(line.cells().get(i), words), line.section() ? BOLD : REGULAR);
                // A section's title runs over all columns but the first.
                cell.setColspan(line.section() && i == 1 ? columns - 1 : 1);
                table.addCell(cell);
            }
        }
        return table;
    }

    private static PdfPCell cell(String text, BaseFont font) {
        PdfPCell cell = new PdfPCell(new Phrase(text, new Font(font, TEXT)));
        cell.setPadding(PADDING);
        return cell;
    }

    private static BaseFont font(String name) {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("liberation/" + name)) {
            return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers at the foot. */
    private static final class PageNumbers extends PdfPageEventHelper {

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            Rectangle page = document.getPageSize();
            Phrase number = new Phrase(Integer.toString(writer.getPageNumber()), new Font(REGULAR, TEXT));
            ColumnText.showTextAligned(
                    writer.getDirectContent(),
                    Element.ALIGN_CENTER,
                    number,
                    (page.getLeft() + page.getRight()) / 2,
                    MARGIN / 2,
                    0);
        }
    }
}
