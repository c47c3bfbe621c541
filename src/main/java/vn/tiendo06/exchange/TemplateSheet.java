package vn.tiendo06.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import vn.tiendo06.kernel.csv.SafeText;
import vn.tiendo06.progress.Assessment;
import vn.tiendo06.progress.TaskState;

/** A sheet of a template, filled from top to bottom. */
final class TemplateSheet {

    static final int MAX_TEXT = 8000;

    private static final float LINE_HEIGHT = 15;
    private static final int MAX_LINES = 25;
    private static final int HEAD_LINES = 2;
    private static final int CHARACTER = 256;
    private static final String FIRST_DAY = "2000-01-01";
    private static final String LAST_DAY = "2100-12-31";

    private final XSSFSheet sheet;
    private final List<TemplateColumn> columns;
    private final TemplateStyles styles;
    private final Words words;
    private final int firstShown;
    private final int lastShown;
    private int next;
    private int firstRow;

    TemplateSheet(XSSFSheet sheet, List<TemplateColumn> columns, TemplateStyles styles, Words words) {
        this.sheet = sheet;
        this.columns = columns;
        this.styles = styles;
        this.words = words;
        int[] shown = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).width() > 0)
                .toArray();
        firstShown = shown[0];
        lastShown = shown[shown.length - 1];
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).width() == 0) {
                sheet.setColumnHidden(i, true);
            } else {
                sheet.setColumnWidth(i, columns.get(i).width() * CHARACTER);
            }
        }
    }

    void titles(List<String> texts) {
        for (String text : texts) {
            XSSFCell cell = sheet.createRow(next).createCell(firstShown);
            cell.setCellValue(text);
            cell.setCellStyle(next == 0 ? styles.title : styles.subtitle);
            sheet.addMergedRegion(new CellRangeAddress(next, next, firstShown, lastShown));
            next++;
        }
    }

    /** Two rows: the names by which an import knows the columns, which nobody sees, and their headings. */
    void headings() {
        XSSFRow names = sheet.createRow(next);
        names.setZeroHeight(true);
        XSSFRow row = sheet.createRow(next + 1);
        row.setHeightInPoints(HEAD_LINES * LINE_HEIGHT);
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        for (int i = 0; i < columns.size(); i++) {
            TemplateColumn column = columns.get(i);
            XSSFCell cell = row.createCell(i);
            cell.setCellValue(column.heading());
            cell.setCellStyle(styles.head);
            if (column.field() != null) {
                names.createCell(i).setCellValue(column.field().key());
            }
            if (column.shown() == null) {
                note(drawing, cell, words.text("note." + column.field().key()));
            }
        }
        next += 2;
        firstRow = next;
        sheet.createFreezePane(firstShown + 2, next);
    }

    private static void note(XSSFDrawing drawing, XSSFCell cell, String text) {
        int column = cell.getColumnIndex();
        int row = cell.getRowIndex();
        XSSFComment note =
                drawing.createCellComment(new XSSFClientAnchor(0, 0, 0, 0, column + 1, row, column + 4, row + 4));
        note.setString(text);
        note.setAuthor("Tiến độ 06");
        cell.setCellComment(note);
    }

    void section(String numeral, String title) {
        XSSFRow row = sheet.createRow(next++);
        for (int i = firstShown; i <= lastShown; i++) {
            row.createCell(i).setCellStyle(styles.section);
        }
        row.getCell(firstShown).setCellValue(numeral);
        row.getCell(firstShown + 1).setCellValue(title);
        sheet.addMergedRegion(new CellRangeAddress(next - 1, next - 1, firstShown + 1, lastShown));
    }

    void row(ReportedRow reported) {
        XSSFRow row = sheet.createRow(next++);
        boolean open = reported.report() == null || reported.report().isOpen();
        for (int i = 0; i < columns.size(); i++) {
            TemplateColumn column = columns.get(i);
            XSSFCell cell = row.createCell(i);
            if (column.shown() != null) {
                cell.setCellStyle(styles.text);
                cell.setCellValue(column.shown().apply(reported));
            } else if (open && reported.takes(column.field())) {
                cell.setCellStyle(style(column.field()));
                fill(cell, reported.given(column.field(), words));
                validate(reported, column.field(), i);
            } else {
                cell.setCellStyle(column.field().kind() == Field.Kind.DATE ? styles.closedDate : styles.closed);
                fill(cell, reported.given(column.field(), words));
            }
        }
        fitHeight(row);
    }

    // Not every spreadsheet fits a row to its text when it opens a file.
    private void fitHeight(XSSFRow row) {
        int lines = 1;
        for (int i = firstShown; i <= lastShown; i++) {
            if (row.getCell(i).getCellType() == CellType.STRING) {
                int room = Math.max(1, columns.get(i).width() - 1);
                int needed = row.getCell(i)
                        .getStringCellValue()
                        .lines()
                        .mapToInt(line -> 1 + line.length() / room)
                        .sum();
                lines = Math.max(lines, needed);
            }
        }
        row.setHeightInPoints(Math.min(lines, MAX_LINES) * LINE_HEIGHT);
    }

    private XSSFCellStyle style(Field field) {
        return switch (field.kind()) {
            case NUMBER -> styles.inputNumber;
            case DATE -> styles.inputDate;
            default -> styles.inputText;
        };
    }

    private void fill(XSSFCell cell, Object value) {
        switch (value) {
            case null -> {
                // To be filled in.
            }
            case BigDecimal number
            when number.precision() <= XlsxTable.MAX_DIGITS -> {
                cell.setCellValue(number.doubleValue());
                // Saved as CSV it is what is shown.
                if (!NumberText.written(number).equals(number.toPlainString())) {
                    cell.setCellStyle(styles.withAnotherDecimal(cell.getCellStyle()));
                }
            }
            case BigDecimal number -> cell.setCellValue(NumberText.written(number));
            case LocalDate day -> cell.setCellValue(day);
            default -> cell.setCellValue(SafeText.kept(value.toString()));
        }
    }

    private void validate(ReportedRow reported, Field field, int column) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidationConstraint constraint =
                switch (field) {
                    case ASSESSMENT -> helper.createExplicitListConstraint(words(Assessment.values()));
                    case TASK_STATE -> helper.createExplicitListConstraint(words(TaskState.values()));
                    case DELIVERABLE_REACHED ->
                        helper.createExplicitListConstraint(new String[] {words.yesNo(true), words.yesNo(false)});
                    case PROGRESS_PERCENT -> helper.createDecimalConstraint(OperatorType.BETWEEN, "0", "100");
                    case VALUE -> value(helper, reported);
                    case DENOMINATOR -> helper.createDecimalConstraint(OperatorType.GREATER_THAN, "0", null);
                    case EVIDENCE_DATE ->
                        helper.createDateConstraint(OperatorType.BETWEEN, day(FIRST_DAY), day(LAST_DAY), null);
                    case NARRATIVE, DIFFICULTIES, PROPOSALS ->
                        helper.createTextLengthConstraint(OperatorType.LESS_OR_EQUAL, Integer.toString(MAX_TEXT), null);
                    default -> null;
                };
        if (constraint == null) {
            return;
        }
        int row = next - 1;
        DataValidation validation =
                helper.createValidation(constraint, new CellRangeAddressList(row, row, column, column));
        validation.setErrorStyle(DataValidation.ErrorStyle.STOP);
        validation.setShowErrorBox(true);
        validation.setSuppressDropDownArrow(true);
        validation.createErrorBox(words.column(field.key()), complaint(field));
        sheet.addValidationData(validation);
    }

    private static DataValidationConstraint value(DataValidationHelper helper, ReportedRow reported) {
        BigDecimal maximum = reported.maximum();
        if (maximum != null && !reported.mayBeNegative()) {
            return helper.createDecimalConstraint(OperatorType.BETWEEN, "0", maximum.toPlainString());
        }
        return maximum == null
                ? helper.createDecimalConstraint(OperatorType.GREATER_OR_EQUAL, "0", null)
                : helper.createDecimalConstraint(OperatorType.LESS_OR_EQUAL, maximum.toPlainString(), null);
    }

    private String complaint(Field field) {
        return switch (field.kind()) {
            case CHOICE -> words.text("prompt.list");
            case NUMBER -> words.text("prompt.number");
            case DATE -> words.text("prompt.date");
            default -> words.text("prompt.text", MAX_TEXT);
        };
    }

    private String[] words(Enum<?>[] values) {
        return Arrays.stream(values).map(words::value).toArray(String[]::new);
    }

    // A date as a spreadsheet counts it.
    private static String day(String text) {
        return Long.toString((long) DateUtil.getExcelDate(LocalDate.parse(text)));
    }

    void finish() {
        sheet.setRepeatingRows(new CellRangeAddress(firstRow - 1, firstRow - 1, -1, -1));
        sheet.setFitToPage(true);
        PrintSetup print = sheet.getPrintSetup();
        print.setLandscape(true);
        print.setPaperSize(PrintSetup.A3_PAPERSIZE);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.enableLocking();
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
    }
}
