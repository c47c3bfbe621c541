package vn.tiendo06.exchange;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** Tells by its format what the number in a cell is: a day, a percentage or a number. */
final class XlsxFormats {

    // What a double is sure of; 92.5 is stored as 92.499999999999997 by some.
    private static final MathContext SURE = new MathContext(15);

    private final StylesTable styles;
    private final boolean date1904;

    XlsxFormats(StylesTable styles, boolean date1904) {
        this.styles = styles;
        this.date1904 = date1904;
    }

    /** @param style index of the cell's style, or null */
    CellValue number(String text, String style) {
        BigDecimal number;
        try {
            number = new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return new CellValue.Broken("not-a-number");
        }
        XSSFCellStyle format = style == null ? null : styles.getStyleAt(Integer.parseInt(style));
        String pattern = format == null ? "General" : format.getDataFormatString();
        if (format != null && DateUtil.isADateFormat(format.getDataFormat(), pattern)) {
            return day(number);
        }
        boolean percent =
                pattern != null && pattern.replaceAll("\"[^\"]*\"|\\\\.", "").contains("%");
        return new CellValue.Number(number.round(SURE), percent);
    }

    private CellValue day(BigDecimal count) {
        try {
            LocalDateTime time = DateUtil.getLocalDateTime(count.doubleValue(), date1904);
            return time == null || !time.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? new CellValue.Broken("not-a-date")
                    : new CellValue.Day(time.toLocalDate());
        } catch (DateTimeException | IllegalArgumentException e) {
            return new CellValue.Broken("not-a-date");
        }
    }
}
