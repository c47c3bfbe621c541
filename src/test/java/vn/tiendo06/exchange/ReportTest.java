package vn.tiendo06.exchange;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** The periodic report in each of its formats. */
@QuarkusTest
class ReportTest extends ApiTest {

    private static final String VIEWER = Tokens.of("viewer", COMMUNE);
    private static final String REVIEWER = Tokens.of("reviewer", COMMUNE);
    private static final int ROWS = 56 + 51;
    private static final int SECTIONS = 6 + 10;

    private static final String TARGET = PLAN + ".MT.III.3";
    private static final String TASK = PLAN + ".NV.IV.8";
    private static final String HEALTH = "10816.YT";

    private static final String TEXTS = "Kết quả thực hiện|Khó khăn, vướng mắc|Đề xuất, kiến nghị";

    /** When the first figures were approved: the day after the plan was loaded, the day before they were corrected. */
    private static final LocalDate DAY = TestClock.DEFAULT_DAY.plusDays(1);

    /** What both appendices said first, and what they say since their reports were corrected. */
    private static final List<String> EARLIER = List.of(
            "Công an xã|75 (6.000/8.000)|Có nguy cơ|Cấp tại trụ sở.|Mất điện|Xin máy phát.",
            "sổ sức khỏe điện tử trên VNeID|Đang thực hiện|40|Quá hạn|Hướng dẫn tại trạm.|Ít điện thoại|Mượn máy.");

    private static final List<String> LATER = List.of(
            "Công an xã|92,5 (7.400/8.000)|Đúng tiến độ|Cấp lưu động tại 3 thôn.|=Thiếu máy đọc thẻ|Bổ sung 2 máy.",
            "sổ sức khỏe điện tử trên VNeID|Đã hoàn thành|100|Hoàn thành|Đã kích hoạt.|Không còn|Khen thưởng.");

    @BeforeEach
    void reports() {
        TestClock.set(DAY);
        Prepared.unlocked("2026-11");
        String police = Tokens.reporter(POLICE);
        String health = Tokens.reporter(HEALTH);
        String figure = approved(
                police,
                Reports.draft(TARGET, POLICE, "2026-11", Map.of("numerator", 6000, "denominator", 8000)),
                texts("Cấp tại trụ sở.", "Mất điện", "Xin máy phát."));
        String work = approved(
                health,
                Reports.draft(TASK, HEALTH, "2026-11", Map.of("taskState", "IN_PROGRESS", "progressPercent", 40)),
                texts("Hướng dẫn tại trạm.", "Ít điện thoại", "Mượn máy."));
        TestClock.set(DAY.plusDays(1));
        correct(
                police,
                figure,
                Map.of("numerator", 7400, "denominator", 8000),
                texts("Cấp lưu động tại 3 thôn.", "=Thiếu máy đọc thẻ", "Bổ sung 2 máy."));
        correct(
                health,
                work,
                Map.of("taskState", "DONE", "progressPercent", 100, "deliverableReached", true),
                texts("Đã kích hoạt.", "Không còn", "Khen thưởng."));
        Reports.drafted(police, Reports.draft(PLAN + ".MT.III.2", POLICE, "2026-11", Map.of("value", 77.77)));
    }

    private static Map<String, String> texts(String narrative, String difficulties, String proposals) {
        return Map.of("narrative", narrative, "difficulties", difficulties, "proposals", proposals);
    }

    private static String approved(String reporter, Map<String, Object> draft, Map<String, String> texts) {
        draft.putAll(texts);
        return Reports.approved(reporter, REVIEWER, draft);
    }

    private static void correct(String reporter, String id, Map<String, ?> figures, Map<String, String> texts) {
        String next = as(reporter)
                .post("/submissions/{id}/revisions", id)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Map<String, Object> content = new HashMap<>(texts);
        content.put("figures", figures);
        Reports.edit(reporter, next, 0, content).statusCode(200);
        Reports.move(reporter, next, 1, "submit").statusCode(200);
        Reports.move(REVIEWER, next, 2, "approve").statusCode(200);
    }

    private static Response report(String format) {
        return report(format, Map.of());
    }

    private static Response report(String format, Map<String, ?> more) {
        Map<String, Object> query = new HashMap<>(more);
        query.putAll(Map.of("plan", PLAN, "period", "2026-11", "format", format));
        return Files.get(VIEWER, "report", query);
    }

    /** All that a file says, without blanks: a row a line, its cells between bars; of a PDF, which has no cells, in one. */
    private static String said(ReportFormat format, Response answer) throws Exception {
        answer.then().statusCode(200);
        List<String> lines = new ArrayList<>();
        switch (format) {
            case XLSX -> {
                DataFormatter shown = new DataFormatter(Locale.ROOT);
                try (XSSFWorkbook workbook = Files.workbook(answer)) {
                    workbook.forEach(sheet -> sheet.forEach(row -> lines.add(
                            line(StreamSupport.stream(row.spliterator(), false).map(shown::formatCellValue)))));
                }
            }
            case CSV ->
                CSVFormat.RFC4180
                        .parse(new StringReader(new String(answer.asByteArray(), StandardCharsets.UTF_8)))
                        .forEach(row -> lines.add(line(row.stream())));
            case DOCX -> {
                try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(answer.asByteArray()))) {
                    document.getParagraphs().forEach(paragraph -> lines.add(paragraph.getText()));
                    document.getTables().stream()
                            .flatMap(table -> table.getRows().stream())
                            .forEach(row ->
                                    lines.add(line(row.getTableCells().stream().map(XWPFTableCell::getText))));
                }
            }
            case PDF -> {
                try (PdfReader reader = new PdfReader(answer.asByteArray())) {
                    lines.add(text(reader));
                }
            }
        }
        return lines.stream().map(ReportTest::withoutBlanks).collect(Collectors.joining("\n"));
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining("|"));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String text(PdfReader reader) throws Exception {
        StringBuilder text = new StringBuilder();
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            text.append(new PdfTextExtractor(reader).getTextFromPage(page));
        }
        return text.toString();
    }

    /** A row as a file of this kind has it. */
    private static String printed(ReportFormat format, String row) {
        String shown = format == ReportFormat.CSV ? row.replace("|=", "|'=") : row;
        return withoutBlanks(format == ReportFormat.PDF ? shown.replace("|", "") : shown);
    }

    private static void says(boolean expected, ReportFormat format, String said, String row) {
        assertEquals(expected, said.contains(printed(format, row)), () -> format + ", " + row + ": " + said);
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void everyFormatHasFiguresStatusAndDifficultiesUnderTheirHeadings(ReportFormat format) throws Exception {
        String said = said(format, report(format.name()));
        says(true, format, said, "Đơn vị theo dõi|Kết quả|Tình trạng|" + TEXTS);
        says(true, format, said, "Sản phẩm|Mức độ thực hiện|Tiến độ (%)|Tình trạng|" + TEXTS);
        LATER.forEach(row -> says(true, format, said, row));
        EARLIER.forEach(row -> says(false, format, said, row));
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void asItStoodEarlier(ReportFormat format) throws Exception {
        String said = said(format, report(format.name(), Map.of("asOf", "2026-11-24")));
        EARLIER.forEach(row -> says(true, format, said, row));
        LATER.forEach(row -> says(false, format, said, row));
        // A table alone has no place for it.
        says(format != ReportFormat.CSV, format, said, "Số liệu được duyệt tính đến 23:59 ngày 24/11/2026");
        String before = said(format, report(format.name(), Map.of("asOf", "2026-11-23")));
        says(false, format, before, "(6.000/8.000)");
        says(false, format, before, "|Đang thực hiện|40|");
        says(true, format, before, "sổ sức khỏe điện tử trên VNeID|||Quá hạn|||");
    }

    @Test
    void theFutureIsNotKnown() {
        report("CSV", Map.of("asOf", "2026-11-26")).then().statusCode(400).body("errors[0].pointer", is("query/asOf"));
    }

    @Test
    void theWorkbookHasBothAppendices() throws Exception {
        try (XSSFWorkbook workbook = Files.workbook(report("XLSX"))) {
            assertEquals("Phụ lục I", workbook.getSheetName(0));
            assertEquals("Phụ lục II", workbook.getSheetName(1));
            int head = 6;
            var row = StreamSupport.stream(workbook.getSheetAt(0).spliterator(), false)
                    .filter(r -> r.getCell(6) != null && r.getCell(6).toString().startsWith("92,5"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(row.getRowNum() > head);
            assertEquals("3", row.getCell(0).getStringCellValue());
            assertEquals("92,5 (7.400/8.000)", row.getCell(6).getStringCellValue());
            assertEquals("Cấp lưu động tại 3 thôn.", row.getCell(8).getStringCellValue());
            assertEquals("=Thiếu máy đọc thẻ", row.getCell(9).getStringCellValue());
            assertEquals("Bổ sung 2 máy.", row.getCell(10).getStringCellValue());
        }
    }

    @Test
    void csvHasEveryRow() throws Exception {
        String text = new String(report("CSV").asByteArray(), StandardCharsets.UTF_8);
        assertTrue(text.contains("92,5 (7.400/8.000)"));
        assertTrue(text.contains("'=Thiếu máy đọc thẻ"), "a formula in the report");
        // One header is eaten by the reader, the other is a row.
        assertEquals(
                ROWS + SECTIONS + 1,
                Files.csv(text.getBytes(StandardCharsets.UTF_8)).size());
    }

    @Test
    void theDocumentHasEveryRow() throws Exception {
        try (XWPFDocument document =
                new XWPFDocument(new ByteArrayInputStream(report("DOCX").asByteArray()))) {
            List<XWPFTable> tables = document.getTables();
            assertEquals(2, tables.size());
            assertEquals(
                    ROWS + SECTIONS + 2,
                    tables.stream().mapToInt(XWPFTable::getNumberOfRows).sum());
            XWPFTableRow row = tables.getFirst().getRows().stream()
                    .filter(r -> r.getTableCells().size() > 6
                            && r.getCell(6).getText().startsWith("92,5"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("Bổ sung 2 máy.", row.getCell(10).getText());
        }
    }

    @Test
    void thePdfCarriesItsFontsAndVietnameseText() throws Exception {
        byte[] pdf = report("PDF").asByteArray();
        try (PdfReader reader = new PdfReader(pdf)) {
            assertTrue(reader.getNumberOfPages() > 3);
            Set<String> fonts = new TreeSet<>();
            int embedded = 0;
            for (int i = 0; i < reader.getXrefSize(); i++) {
                PdfObject object = reader.getPdfObject(i);
                if (object instanceof PdfDictionary dictionary && dictionary.get(PdfName.FONTFILE2) != null) {
                    embedded++;
                }
                if (object instanceof PdfDictionary dictionary && PdfName.FONT.equals(dictionary.get(PdfName.TYPE))) {
                    fonts.add(String.valueOf(dictionary.get(PdfName.BASEFONT)));
                }
            }
            assertEquals(2, embedded, fonts.toString());
            assertTrue(fonts.stream().allMatch(name -> name.contains("Liberation")), fonts.toString());
            String flat = withoutBlanks(text(reader));
            assertTrue(flat.contains("BÁOCÁOTÌNHHÌNHTHỰCHIỆNKẾHOẠCH"), flat.substring(0, 500));
        }
    }

    @Test
    void onlyApprovedFiguresAreIn() throws Exception {
        String text = new String(report("CSV").asByteArray(), StandardCharsets.UTF_8);
        assertTrue(!text.contains("77,77") && !text.contains("77.77"), "a draft is in the report");
    }

    @Test
    void whatIsNotThereIsTold() {
        Files.get(VIEWER, "report", Map.of("plan", PLAN, "period", "2026-13"))
                .then()
                .statusCode(400)
                .body("errors[0].code", is("unknown-period"));
        Files.get(VIEWER, "report", Map.of("plan", "nothing", "period", "2026-11"))
                .then()
                .statusCode(404);
        Files.get(VIEWER, "report", Map.of("plan", PLAN)).then().statusCode(400);
        Files.get(VIEWER, "report", Map.of("plan", PLAN, "period", "2026-11", "format", "PDF", "bom", "true"))
                .then()
                .statusCode(400);
    }
}
