package vn.tiendo06.exchange;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.Tokens;

/** The periodic report in each of its formats. */
@QuarkusTest
class ReportTest extends ApiTest {

    private static final String VIEWER = Tokens.of("viewer", COMMUNE);
    private static final int ROWS = 56 + 51;
    private static final int SECTIONS = 6 + 10;

    @BeforeEach
    void reports() {
        Map<String, Object> figure = Reports.draft(
                PLAN + ".MT.III.3", "Công an xã", "2026-11", Map.of("numerator", 7400, "denominator", 8000));
        figure.put("narrative", "Cấp lưu động tại 3 thôn.");
        figure.put("difficulties", "=Thiếu máy đọc thẻ");
        figure.put("proposals", "Bổ sung 2 máy.");
        Reports.approved(Tokens.reporter(POLICE), Tokens.of("reviewer", COMMUNE), figure);
        Reports.drafted(
                Tokens.reporter(POLICE),
                Reports.draft(PLAN + ".MT.III.2", "Công an xã", "2026-11", Map.of("value", 77.77)));
    }

    private static Response report(String format) {
        return Files.get(VIEWER, "report", Map.of("plan", PLAN, "period", "2026-11", "format", format));
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
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page));
            }
            String flat = text.toString().replaceAll("\\s+", "");
            assertTrue(flat.contains("BÁOCÁOTÌNHHÌNHTHỰCHIỆNKẾHOẠCH"), flat.substring(0, 500));
            assertTrue(flat.contains("Bổsung2máy."));
        }
    }

    @Test
    void onlyApprovedFiguresAreIn() throws Exception {
        String text = new String(report("CSV").asByteArray(), StandardCharsets.UTF_8);
        assertTrue(!text.contains("77,77") && !text.contains("77.77"), "a draft is in the report");
    }

    @Test
    void asItStoodEarlier() throws Exception {
        Response before = Files.get(
                VIEWER, "report", Map.of("plan", PLAN, "period", "2026-11", "format", "CSV", "asOf", "2026-11-24"));
        before.then().statusCode(400).body("errors[0].pointer", is("query/asOf"));
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
