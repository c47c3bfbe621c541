package vn.tiendo06.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.usermodel.DefaultIndexedColorMap;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The workbook that was sent, with a red fill and a note on each faulty cell. Of a CSV file a workbook is made. */
final class MarkedWorkbook {

    private static final byte[] RED = {(byte) 0xFF, (byte) 0x9C, (byte) 0x9C};
    private static final int MAX_NOTE = 1000;
    private static final int NOTE_WIDTH = 4;
    private static final int NOTE_HEIGHT = 5;

    private final Map<XSSFCellStyle, XSSFCellStyle> marked = new HashMap<>();
    private final XSSFWorkbook workbook;
    private final Words words;

    private MarkedWorkbook(XSSFWorkbook workbook, Words words) {
        this.workbook = workbook;
        this.words = words;
    }

    static void write(Path file, ExportFormat format, List<CellFaultView> faults, Words words, OutputStream out)
            throws IOException {
        if (format == ExportFormat.CSV) {
            try (XSSFWorkbook workbook = ofCsv(file)) {
                new MarkedWorkbook(workbook, words).mark(faults);
                workbook.write(out);
            }
            return;
        }
        // Whole before any of it is sent: what the marks do not touch may be what cannot be copied.
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        // Of a copy: an archive that is open for changes and fails may be left changed.
        Path copy = Files.createTempFile("tiendo06-", ".marked");
        try (XSSFWorkbook workbook = opened(Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING))) {
            new MarkedWorkbook(workbook, words).mark(faults);
            workbook.write(whole);
            // Damage that is copied along must not be what its sender gets back.
            new XSSFWorkbook(new ByteArrayInputStream(whole.toByteArray())).close();
        } catch (OpenXML4JException | IOException | RuntimeException e) {
            whole.reset();
            try (XSSFWorkbook workbook = ofCells(file)) {
                new MarkedWorkbook(workbook, words).mark(faults);
                workbook.write(whole);
            }
        } finally {
            Files.deleteIfExists(copy);
        }
        whole.writeTo(out);
    }

    // By its directory, as it was when it was read: a damaged archive may not be whole as a stream. Closing saves
    // nothing.
    private static XSSFWorkbook opened(Path file) throws IOException, OpenXML4JException {
        return new XSSFWorkbook(OPCPackage.open(file.toFile(), PackageAccess.READ_WRITE));
    }

    /** A workbook of what was read, where the rest of the file is beyond reading. */
    private static XSSFWorkbook ofCells(Path file) throws IOException {
        XSSFWorkbook workbook = new XSSFWorkbook();
        XlsxSheets.read(file, name -> true, row -> {
            XSSFSheet sheet = workbook.getSheet(row.sheet());
            XSSFRow copy = (sheet == null ? workbook.createSheet(row.sheet()) : sheet).createRow(row.number() - 1);
            row.cells().forEach((column, value) -> copy.createCell(column).setCellValue(value.shown()));
        });
        return workbook;
    }

    private static XSSFWorkbook ofCsv(Path file) throws IOException {
        XSSFWorkbook workbook = new XSSFWorkbook();
        XSSFSheet sheet = workbook.createSheet(CsvSheet.NAME);
        CsvSheet.read(file, row -> {
            XSSFRow copy = sheet.createRow(row.number() - 1);
            row.cells()
                    .forEach((column, value) -> copy.createCell(column).setCellValue(((CellValue.Text) value).text()));
        });
        return workbook;
    }

    private void mark(List<CellFaultView> faults) {
        Map<XSSFCell, String> notes = new LinkedHashMap<>();
        for (CellFaultView fault : faults) {
            XSSFSheet sheet = workbook.getSheet(fault.sheet());
            if (sheet != null) {
                String text = words.text("mark", fault.message(), fault.code());
                notes.merge(cell(sheet, fault), text, (first, second) -> first + "\n" + second);
            }
        }
        notes.forEach(this::mark);
    }

    // A note on a hidden column would be seen by nobody.
    private static XSSFCell cell(XSSFSheet sheet, CellFaultView fault) {
        XSSFRow row = sheet.getRow(fault.row() - 1) == null
                ? sheet.createRow(fault.row() - 1)
                : sheet.getRow(fault.row() - 1);
        int column = shown(sheet, row, fault.column() - 1);
        return row.getCell(column) == null ? row.createCell(column) : row.getCell(column);
    }

    // The next that is shown within the row, else the one before.
    private static int shown(XSSFSheet sheet, XSSFRow row, int column) {
        IntStream from = IntStream.range(column, Math.max(column + 1, row.getLastCellNum()));
        IntStream before = IntStream.rangeClosed(1, column).map(back -> column - back);
        return IntStream.concat(from, before)
                .filter(i -> !sheet.isColumnHidden(i))
                .findFirst()
                .orElse(column);
    }

    private void mark(XSSFCell cell, String text) {
        cell.setCellStyle(marked.computeIfAbsent(cell.getCellStyle(), this::red));
        cell.removeCellComment();
        XSSFSheet sheet = cell.getSheet();
        int column = cell.getColumnIndex();
        int row = cell.getRowIndex();
        XSSFComment note = sheet.createDrawingPatriarch()
                .createCellComment(
                        new XSSFClientAnchor(0, 0, 0, 0, column + 1, row, column + 1 + NOTE_WIDTH, row + NOTE_HEIGHT));
        note.setString(text.length() > MAX_NOTE ? text.substring(0, MAX_NOTE) : text);
        note.setAuthor("Tiến độ 06");
        cell.setCellComment(note);
    }

    private XSSFCellStyle red(XSSFCellStyle style) {
        XSSFCellStyle copy = workbook.createCellStyle();
        copy.cloneStyleFrom(style);
        copy.setFillForegroundColor(new XSSFColor(RED, new DefaultIndexedColorMap()));
        copy.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return copy;
    }
}
