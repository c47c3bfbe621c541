package vn.tiendo06.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.progress.TaskState;

/** What is read of files, cell by cell. */
class FileParserTest {

    private static final String HEAD = "Mã định danh,Mã đơn vị,Kỳ báo cáo,Giá trị,Kết quả thực hiện,Ngày văn bản\r\n";
    private static final String ROW = "da06-10816.MT.III.3,10816.CA,2026-11,";

    @TempDir
    Path directory;

    @BeforeAll
    static void limits() {
        SheetLimits.apply();
    }

    private List<ImportRow> workbook(byte[] content) throws IOException {
        return FileParser.parse(Files.write(directory.resolve("x"), content), ExportFormat.XLSX);
    }

    private List<ImportRow> csv(String content) throws IOException {
        return csv(content.getBytes(StandardCharsets.UTF_8));
    }

    private List<ImportRow> csv(byte[] content) throws IOException {
        return FileParser.parse(Files.write(directory.resolve("x"), content), ExportFormat.CSV);
    }

    private static void refused(String code, Executable reading) {
        ApiException refusal = assertThrows(ApiException.class, reading);
        List<String> codes =
                refusal.faults().stream().map(fault -> fault.code()).toList();
        assertTrue(codes.contains(code) || refusal.getMessage().contains(code), codes + " " + refusal.getMessage());
    }

    @Test
    void whateverIsReadCanBeMarked() throws Exception {
        byte[] whole = SheetSamples.table(new Object[] {"da06-10816.MT.III.3", "10816.CA", "2026-11", "nhiều", "x"});
        CellFaultView fault = new CellFaultView("Báo cáo", "D2", 2, 4, "value", "not-a-number", "Không phải số");
        int read = 0;
        for (int i = 0; i < whole.length; i += i < 100 ? 1 : 7) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x41;
            try {
                workbook(damaged);
            } catch (ApiException e) {
                continue;
            }
            read++;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            MarkedWorkbook.write(directory.resolve("x"), ExportFormat.XLSX, List.of(fault), Words.of("vi"), out);
            try (XSSFWorkbook marked = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
                assertTrue(marked.getSheet("Báo cáo").getRow(1).getCell(3).getCellComment() != null, "byte " + i);
            }
        }
        assertTrue(read > 10, "hardly any was read: " + read);
    }

    // ---- Workbooks of other programs

    @Test
    void aTemplateFilledInLibreOffice() throws Exception {
        List<ImportRow> rows = workbook(SheetSamples.resource("libreoffice-filled.xlsx"));
        assertEquals(2, rows.size());
        ImportRow computed = rows.get(0);
        assertEquals("10816.CA", computed.text(Field.UNIT));
        assertEquals("2026-11", computed.text(Field.PERIOD));
        assertEquals("da06-10816.MT.III.2", computed.text(Field.SUBJECT_ID));
        assertEquals(new BigDecimal("92.5"), computed.number(Field.VALUE));
        ImportRow row = rows.get(1);
        assertEquals("da06-10816.MT.III.3", row.text(Field.SUBJECT_ID));
        assertEquals("Phụ lục I!25", row.ref());
        assertEquals(new BigDecimal("7400"), row.number(Field.NUMERATOR));
        assertEquals("- Thiếu máy đọc thẻ", row.text(Field.DIFFICULTIES));
        assertEquals(LocalDate.of(2026, 11, 14), row.values().get(Field.EVIDENCE_DATE));
        assertEquals(List.of(), row.faults());
    }

    @Test
    void aTableAsExcelWritesIt() throws Exception {
        List<ImportRow> rows = workbook(SheetSamples.resource("excel-like.xlsx"));
        assertEquals(3, rows.size());
        ImportRow percent = rows.get(0);
        assertNull(percent.text(Field.TEMPLATE));
        assertEquals(new Percentage(new BigDecimal("92.5")), percent.values().get(Field.VALUE));
        assertEquals("Cấp lưu động tại 3 thôn.", percent.text(Field.NARRATIVE));
        assertEquals(LocalDate.of(2026, 11, 14), percent.values().get(Field.EVIDENCE_DATE));
        ImportRow formula = rows.get(1);
        assertEquals(new BigDecimal("77.5"), formula.number(Field.VALUE));
        assertEquals("Đạt 77.5", formula.text(Field.NARRATIVE));
        assertEquals(TaskState.IN_PROGRESS, rows.get(2).values().get(Field.TASK_STATE));
    }

    @Test
    void aTableInAWorkbookThatExcelSaved() throws Exception {
        List<ImportRow> rows =
                workbook(SheetSamples.resource("excel-saved.xlsx")).subList(0, 10);
        assertEquals(
                List.of(69, 60, 90, 61, 57, 69, 82, 89, 99, 53),
                rows.stream()
                        .map(row -> row.number(Field.VALUE).intValueExact())
                        .toList());
        assertEquals(
                Set.of("2026-11"),
                rows.stream().map(row -> row.text(Field.PERIOD)).collect(Collectors.toSet()));
        assertEquals("da06-10816.MT.I.4", rows.getFirst().text(Field.SUBJECT_ID));
        assertEquals(
                List.of(), rows.stream().flatMap(row -> row.faults().stream()).toList());
    }

    @Test
    void onlyTheFirstOfAMonthIsAPeriod() throws Exception {
        assertEquals("2027-02", CellReader.read(Field.PERIOD, new CellValue.Day(LocalDate.of(2027, 2, 1))));
        CellReader.Unreadable refusal = assertThrows(
                CellReader.Unreadable.class,
                () -> CellReader.read(Field.PERIOD, new CellValue.Day(LocalDate.of(2027, 2, 2))));
        assertEquals("text-expected", refusal.code());
        assertThrows(
                CellReader.Unreadable.class,
                () -> CellReader.read(Field.UNIT, new CellValue.Day(LocalDate.of(2027, 2, 1))));
    }

    @Test
    void faultsAreInTheirCells() throws Exception {
        List<ImportRow> rows = workbook(SheetSamples.resource("libreoffice-faulty.xlsx"));
        ImportRow row = rows.stream()
                .filter(one -> one.text(Field.SUBJECT_ID).endsWith("III.3"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("/figures/value ambiguous-number", "/evidence/0/date not-a-date"),
                row.faults().stream()
                        .map(fault -> fault.pointer() + " " + fault.code())
                        .toList());
        assertTrue(rows.stream().flatMap(one -> one.faults().stream()).anyMatch(fault -> fault.code()
                .equals("cell-error")));
    }

    // ---- Cells

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "1.234"   | ambiguous-number
            "1,234"   | ambiguous-number
            khoảng 5  | not-a-number
            12/2026   | not-a-number
            """)
    void anUnclearNumberIsRefused(String cell, String code) throws Exception {
        ImportRow row =
                csv(HEAD + ROW + "\"" + cell.replace("\"", "") + "\",x,").getFirst();
        assertEquals(code, row.faults().getFirst().code());
    }

    @ParameterizedTest
    @CsvSource({"14/11/2026", "14-11-2026", "14.11.2026", "2026-11-14"})
    void aDayIsReadDayFirst(String cell) throws Exception {
        assertEquals(
                LocalDate.of(2026, 11, 14),
                csv(HEAD + ROW + "5,x," + cell).getFirst().values().get(Field.EVIDENCE_DATE));
    }

    @ParameterizedTest
    @CsvSource({"11/14/2026", "30/2/2026", "14/11/26", "tháng 11"})
    void whatIsNoDayIsRefused(String cell) throws Exception {
        ImportRow row = csv(HEAD + ROW + "5,x," + cell).getFirst();
        assertEquals("not-a-date", row.faults().getFirst().code());
    }

    @Test
    void aNumberAsTextADateAsNumberAndAPercentage() throws Exception {
        ImportRow text = workbook(
                        SheetSamples.table(new Object[] {"da06-10816.MT.III.3", "10816.CA", "2026-11", "1.234,5", "x"}))
                .getFirst();
        assertEquals(new BigDecimal("1234.5"), text.number(Field.VALUE));
        ImportRow percent = csv(HEAD + ROW + "\"92,5%\",x,").getFirst();
        assertEquals(new Percentage(new BigDecimal("92.5")), percent.values().get(Field.VALUE));
    }

    @Test
    void rowsThatSayNothingAndTitlesArePassedOver() throws Exception {
        List<ImportRow> rows = csv("Phòng Văn hoá,,,,,\r\n\r\n" + HEAD + ROW + ",,\r\n,,,,,\r\n" + ROW + "5,,\r\n");
        assertEquals(1, rows.size());
        assertEquals("CSV!6", rows.getFirst().ref());
    }

    @Test
    void aRowThatNamesNoSubjectIsFaulty() throws Exception {
        ImportRow row = csv(HEAD + ",10816.CA,2026-11,5,,\r\n").getFirst();
        assertEquals("/subjectId", row.faults().getFirst().pointer());
    }

    // ---- Files

    @Test
    void excelsSemicolonsAndByteOrderMark() throws Exception {
        String content = "\ufeff" + HEAD.replace(',', ';') + ROW.replace(',', ';') + "92,5;\"a;b\";";
        ImportRow row = csv(content).getFirst();
        assertEquals(new BigDecimal("92.5"), row.number(Field.VALUE));
        assertEquals("a;b", row.text(Field.NARRATIVE));
    }

    @Test
    void englishHeadingsAndPlainNames() throws Exception {
        assertEquals(1, csv("Subject id,Value\r\nx,5").size());
        assertEquals(1, csv("subjectId,value\r\nx,5").size());
    }

    @Test
    void whatIsNoTableIsRefused() {
        refused("no-table", () -> csv("a,b\r\n1,2"));
        refused("no-table", () -> workbook(SheetSamples.table(new String[] {"Họ tên", "Tuổi"})));
        refused("unknown-heading", () -> csv("Mã định danh,Giá trị,Gia tri 2\r\nx,5,6"));
        refused("unknown-heading", () -> csv("Mã định danh,Giá trị,Kết quả\r\nx,5,6"));
        refused("duplicate-column", () -> csv("Mã định danh,Giá trị,value\r\nx,5,6"));
        refused("malformed-line", () -> csv(HEAD + "\"da06\"x,1"));
    }

    @Test
    void anotherEncodingIsRefused() {
        refused("csv-encoding", () -> csv((HEAD + ROW + "5,x,").getBytes(StandardCharsets.UTF_16LE)));
        refused(
                "csv-encoding",
                () -> csv((HEAD + ROW + "5,\u00e0,").replace("à", "\u00e0").getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void hostileWorkbooksAreRefused() {
        refused("payload-too-large", () -> workbook(SheetSamples.bomb()));
        refused("damaged", () -> workbook(SheetSamples.cut()));
        for (String part : List.of("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml")) {
            refused("damaged", () -> workbook(SheetSamples.externalEntity(part)));
        }
    }

    @Test
    void aTemplateOfAnotherLayoutIsTold() throws Exception {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(SheetSamples.resource("template.xlsx")))) {
            workbook.getSheet(Template.IDENTITY_SHEET).getRow(0).getCell(1).setCellValue("0");
            byte[] old = SheetSamples.bytes(workbook);
            refused("template-format", () -> workbook(old));
        }
    }

    @Test
    void tooMuchIsTold() {
        refused("payload-too-large", () -> csv(HEAD + (ROW + "5,x,\r\n").repeat(10_001)));
        refused("payload-too-large", () -> csv(HEAD.strip() + ",".repeat(200) + "\r\n"));
    }
}
