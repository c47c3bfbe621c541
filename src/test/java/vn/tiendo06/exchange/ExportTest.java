package vn.tiendo06.exchange;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.Tokens;

@QuarkusTest
class ExportTest extends ApiTest {

    private static final String VIEWER = Tokens.of("viewer", COMMUNE);
    private static final String REPORTER = Tokens.reporter(POLICE);
    private static final String TARGET = PLAN + ".MT.III.3";

    @Test
    void filtersAreThoseOfTheList() throws Exception {
        Map<String, String> filter = Map.of("plan", PLAN, "section", "III", "unit", "Công an xã", "format", "CSV");
        List<CSVRecord> rows = Files.csv(Files.get(VIEWER, "targets", filter));
        List<String> listed =
                Pages.walk(VIEWER, "/targets", Map.of("plan", PLAN, "section", "III", "unit", "Công an xã"), 200)
                        .stream()
                        .map(row -> row.get("code").asText())
                        .toList();
        assertEquals(listed, rows.stream().map(row -> row.get("Mã")).toList());
        assertFalse(rows.isEmpty());
        Files.get(VIEWER, "targets", Map.of("sektion", "III"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("query/sektion"));
        Files.get(VIEWER, "targets", Map.of("format", "ODS"))
                .then()
                .statusCode(400)
                .body("errors[0].code", is("unknown-value"));
        Files.get(VIEWER, "targets", Map.of("bom", "true"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("query/bom"));
        Files.get(VIEWER, "obligations", Map.of()).then().statusCode(400).body("errors[0].pointer", is("query/plan"));
        Files.get(VIEWER, "targets", Map.of("unit", "Không có")).then().statusCode(400);
    }

    @Test
    void csvIsRfc4180WithAByteOrderMarkByChoice() {
        byte[] plain = Files.get(VIEWER, "units", Map.of("format", "CSV")).asByteArray();
        byte[] marked = Files.get(VIEWER, "units", Map.of("format", "CSV", "bom", "true"))
                .asByteArray();
        assertEquals("\ufeff" + new String(plain, StandardCharsets.UTF_8), new String(marked, StandardCharsets.UTF_8));
        assertTrue(new String(plain, StandardCharsets.UTF_8).contains("\r\n"));
    }

    @Test
    void formulasAreDefusedAndNegativeNumbersStayNumbers() throws Exception {
        Map<String, Object> draft = Reports.draft(PLAN + ".MT.V.5", "Công an xã", "2026-11", Map.of("value", -5.25));
        draft.put("narrative", "=HYPERLINK(\"http://evil.example\",\"x\")");
        draft.put("difficulties", "- Thiếu máy, \"mới\"\nhỏng 2 máy");
        Reports.drafted(Tokens.reporter(POLICE), draft);
        CSVRecord row = Files.csv(Files.get(REPORTER, "submissions", Map.of("format", "CSV")))
                .getFirst();
        assertEquals("-5.25", row.get("Giá trị"));
        assertEquals("'=HYPERLINK(\"http://evil.example\",\"x\")", row.get("Kết quả thực hiện"));
        assertEquals("'- Thiếu máy, \"mới\"\nhỏng 2 máy", row.get("Khó khăn, vướng mắc"));
        try (XSSFWorkbook workbook = Files.workbook(Files.get(REPORTER, "submissions", Map.of()))) {
            XSSFRow cells = workbook.getSheetAt(0).getRow(1);
            assertEquals(-5.25, cells.getCell(7).getNumericCellValue());
            assertEquals(CellType.STRING, cells.getCell(14).getCellType());
            assertEquals(
                    "=HYPERLINK(\"http://evil.example\",\"x\")",
                    cells.getCell(14).getStringCellValue());
            assertEquals("@", cells.getCell(14).getCellStyle().getDataFormatString());
        }
    }

    @Test
    void whatACallerDoesNotSeeIsNotExported() throws Exception {
        Reports.drafted(REPORTER, Reports.draft(TARGET, "Công an xã", "2026-11", Map.of("value", 80)));
        Map<String, String> csv = Map.of("format", "CSV");
        assertEquals(1, Files.csv(Files.get(REPORTER, "submissions", csv)).size());
        assertEquals(0, Files.csv(Files.get(VIEWER, "submissions", csv)).size());
        assertEquals(
                0,
                Files.csv(Files.get(Tokens.reporter(CULTURE), "submissions", csv))
                        .size());
        assertEquals(
                0,
                Files.csv(Files.get(Tokens.of("viewer", "01"), "targets", csv)).size());
    }

    @Test
    void wordsAreInTheLanguageAskedFor() throws Exception {
        Response english =
                as(VIEWER).header("Accept-Language", "en").get("/exports/obligations?format=CSV&plan=" + PLAN);
        CSVRecord row = Files.csv(english).getFirst();
        assertTrue(List.of("Missing", "Pending", "On time").contains(row.get("Reporting")), row.toString());
        Response vietnamese = as(VIEWER).get("/exports/obligations?format=CSV&plan=" + PLAN);
        assertTrue(List.of("Chưa có", "Chưa đến hạn")
                .contains(Files.csv(vietnamese).getFirst().get("Tình hình báo cáo")));
    }

    @Test
    void aFileIsToBeSavedAndHasATag() {
        Response first = Files.get(VIEWER, "targets", Map.of("format", "CSV", "plan", PLAN));
        first.then()
                .header("Content-Disposition", containsString("filename=\"targets.csv\""))
                .header("X-Content-Type-Options", "nosniff");
        assertEquals(first.asByteArray().length, Integer.parseInt(first.header("Content-Length")));
        as(VIEWER)
                .header("If-None-Match", first.header("ETag"))
                .get("/exports/targets?format=CSV&plan=" + PLAN)
                .then()
                .statusCode(304);
    }

    @Test
    void manyRowsTakeNoMoreStatementsAPage() {
        long all = statementsOf(() -> Files.get(VIEWER, "targets", Map.of("plan", PLAN)));
        long few = statementsOf(() -> Files.get(VIEWER, "targets", Map.of("plan", PLAN, "section", "II")));
        assertEquals(few, all);
    }
}
