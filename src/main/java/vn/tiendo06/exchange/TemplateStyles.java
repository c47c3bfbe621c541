package vn.tiendo06.exchange;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.DefaultIndexedColorMap;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How the cells of a template look, and which of them may be filled in. */
final class TemplateStyles {

    private static final String FONT = "Times New Roman";
    private static final short TEXT = 11;
    private static final short TITLE = 14;
    private static final byte[] HEAD = {(byte) 0xDD, (byte) 0xE7, (byte) 0xF3};
    private static final byte[] INPUT = {(byte) 0xFF, (byte) 0xF9, (byte) 0xDB};
    private static final byte[] CLOSED = {(byte) 0xE7, (byte) 0xE6, (byte) 0xE6};

    final XSSFCellStyle title;
    final XSSFCellStyle subtitle;
    final XSSFCellStyle head;
    final XSSFCellStyle section;
    final XSSFCellStyle text;
    final XSSFCellStyle closed;
    final XSSFCellStyle closedDate;
    final XSSFCellStyle inputText;
    final XSSFCellStyle inputNumber;
    final XSSFCellStyle inputDate;

    private final XSSFWorkbook workbook;
    private final Map<XSSFCellStyle, XSSFCellStyle> fourDecimals = new HashMap<>();

    TemplateStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        title = plain(TITLE, true);
        title.setAlignment(HorizontalAlignment.CENTER);
        subtitle = plain(TEXT, false);
        subtitle.setAlignment(HorizontalAlignment.CENTER);
        head = boxed(true, HEAD);
        head.setAlignment(HorizontalAlignment.CENTER);
        head.setVerticalAlignment(VerticalAlignment.CENTER);
        section = boxed(true, null);
        text = boxed(false, null);
        closed = boxed(false, CLOSED);
        closedDate = boxed(false, CLOSED);
        closedDate.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
        inputText = input("@");
        inputText.setQuotePrefixed(true);
        // Not grouped: 7,400 in a CSV file may be seven.
        inputNumber = input("General");
        inputDate = input("dd/mm/yyyy");
    }

    /** For a number whose three decimals could be taken for thousands where only its text is kept. */
    XSSFCellStyle withAnotherDecimal(XSSFCellStyle style) {
        return fourDecimals.computeIfAbsent(style, given -> {
            XSSFCellStyle copy = workbook.createCellStyle();
            copy.cloneStyleFrom(given);
            copy.setDataFormat(workbook.createDataFormat().getFormat("0.0000"));
            return copy;
        });
    }

    private XSSFCellStyle input(String format) {
        XSSFCellStyle style = boxed(false, INPUT);
        style.setLocked(false);
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private XSSFCellStyle boxed(boolean bold, byte[] fill) {
        XSSFCellStyle style = plain(TEXT, bold);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        if (fill != null) {
            style.setFillForegroundColor(new XSSFColor(fill, new DefaultIndexedColorMap()));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        return style;
    }

    private XSSFCellStyle plain(short size, boolean bold) {
        XSSFFont font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(size);
        font.setBold(bold);
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        return style;
    }
}
