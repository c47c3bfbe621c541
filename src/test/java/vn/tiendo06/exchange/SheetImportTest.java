package vn.tiendo06.exchange;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.Tokens;

/** Workbooks and CSV files as imports, from the template to the marked cells. */
@QuarkusTest
class SheetImportTest extends SheetImports {

    // ---- A template's way

    @Test
    void aTemplateIsFilledInTriedImportedAndSentAgain() throws Exception {
        byte[] first = reported(template(), "- Cấp lưu động");
        counts(done(send(REPORTER, XLSX, first, "dryRun", true)), 2, 0, 0, 0);
        assertEquals(List.of(), submissions());
        counts(done(send(REPORTER, XLSX, first)), 2, 0, 0, 0);
        isReported("- Cấp lưu động");
        // The same again makes nothing twice.
        counts(done(send(REPORTER, XLSX, first)), 0, 0, 2, 0);
        // The same template with another figure goes on from what it wrote itself.
        byte[] second = filled(first, TARGET, "numerator", 7600);
        counts(done(send(REPORTER, XLSX, second)), 0, 1, 1, 0);
        counts(done(send(REPORTER, XLSX, second, "submit", true)), 0, 2, 0, 0);
        assertEquals(
                List.of("SUBMITTED", "SUBMITTED"),
                submissions().stream().map(one -> one.get("state")).toList());
        counts(done(send(REPORTER, XLSX, second)), 0, 0, 2, 0);
        Response late = done(send(REPORTER, XLSX, filled(second, TARGET, "numerator", 7700)));
        counts(late, 0, 0, 1, 1);
        assertEquals(1, faults(late).size());
    }

    @Test
    void whatOthersHaveChangedSinceIsNotOverwritten() throws Exception {
        byte[] template = template();
        String id = Reports.drafted(
                Tokens.colleague(POLICE), Reports.draft(TARGET, POLICE, "2026-11", Map.of("value", 80)));
        Response stale = done(send(REPORTER, XLSX, filled(template, TARGET, "value", 90)));
        counts(stale, 0, 0, 0, 1);
        assertTrue(
                faults(stale).getFirst().endsWith("base stale-row"),
                faults(stale).toString());
        as(REPORTER).get("/submissions/{id}", id).then().body("figures.value", equalTo(80));
        // Word for word the same is no quarrel, and today's template may change it.
        counts(done(send(REPORTER, XLSX, filled(template, TARGET, "value", 80))), 0, 0, 1, 0);
        counts(done(send(REPORTER, XLSX, filled(template(), TARGET, "value", 90))), 0, 1, 0, 0);
    }

    @Test
    void evidenceThatATableHasNoRoomForStays() throws Exception {
        Map<String, Object> draft = Reports.draft(TARGET, POLICE, "2026-11", Map.of("value", 80));
        draft.put("evidence", List.of(Map.of("number", "1/BC"), Map.of("number", "2/BC")));
        String id = Reports.drafted(REPORTER, draft);
        byte[] changed = filled(template(), TARGET, "value", 81, TARGET, "evidenceNumber", "3/BC");
        counts(done(send(REPORTER, XLSX, changed)), 0, 1, 0, 0);
        as(REPORTER)
                .get("/submissions/{id}", id)
                .then()
                .body("evidence.number", equalTo(List.of("1/BC", "2/BC", "3/BC")));
    }

    // ---- Other programs' files

    @Test
    void aWorkbookThatLibreOfficeMade() {
        counts(done(send(REPORTER, XLSX, SheetSamples.resource("libreoffice-filled.xlsx"))), 2, 0, 0, 0);
        Map<String, Object> report = submissions().stream()
                .filter(one -> one.get("subjectId").equals(TARGET))
                .findFirst()
                .orElseThrow();
        assertEquals("- Thiếu máy đọc thẻ", report.get("difficulties"));
        assertEquals(
                "[{number=45/BC-CAX, date=2026-11-14, issuer=null, title=null, link=null}]",
                report.get("evidence").toString());
    }

    @Test
    void aWorkbookAsExcelWritesIt() {
        counts(done(send(REPORTER, ANY, SheetSamples.resource("excel-like.xlsx"))), 3, 0, 0, 0);
        assertEquals(
                92.5f,
                ((Number) ((Map<?, ?>) submissions().stream()
                                        .filter(one -> one.get("subjectId").equals(TARGET))
                                        .findFirst()
                                        .orElseThrow()
                                        .get("figures"))
                                .get("value"))
                        .floatValue());
    }

    @Test
    void aWorkbookThatExcelSaved() {
        Response job = done(send(REPORTER, XLSX, SheetSamples.resource("excel-saved.xlsx")));
        List<Map<String, Object>> written = submissions();
        assertEquals(10, written.size(), job.asString());
        assertEquals(
                List.of(69f, 60f, 57f, 69f, 82f, 90f, 61f, 89f, 99f, 53f).stream()
                        .sorted()
                        .toList(),
                written.stream()
                        .map(one -> ((Number) ((Map<?, ?>) one.get("figures")).get("value")).floatValue())
                        .sorted()
                        .toList());
        // Of the notes below the table one stands where a figure would: it is told, the others say nothing.
        assertEquals(
                List.of(
                        "arts!C18 value not-a-number",
                        "arts!A18 subjectId required",
                        "arts!B18 unit required",
                        "arts!E18 period required"),
                faults(job));
        counts(done(send(REPORTER, XLSX, SheetSamples.resource("excel-saved.xlsx"))), 0, 0, 10, 1);
    }

    // ---- Faults by cell

    @Test
    void faultsAreToldByCellAndMarkedInTheSameWorkbook() throws Exception {
        Response job = done(send(REPORTER, XLSX, SheetSamples.resource("libreoffice-faulty.xlsx")));
        counts(job, 1, 0, 0, 3);
        List<String> told = faults(job);
        assertEquals(
                List.of(
                        "Phụ lục I!H24 value out-of-range",
                        "Phụ lục I!H25 value ambiguous-number",
                        "Phụ lục I!P25 evidenceDate not-a-date",
                        "Phụ lục I!H28 value cell-error"),
                told);
        byte[] marked = as(REPORTER)
                .get("/imports/{id}/marked.xlsx", job.<String>path("id"))
                .asByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(marked))) {
            XSSFSheet sheet = workbook.getSheet("Phụ lục I");
            for (String cell : List.of("H24", "H25", "P25", "H28")) {
                var address = new CellAddress(cell);
                var found = sheet.getRow(address.getRow()).getCell(address.getColumn());
                assertEquals(
                        "FFFF9C9C",
                        ((XSSFCellStyle) found.getCellStyle())
                                .getFillForegroundColorColor()
                                .getARGBHex());
                assertFalse(found.getCellComment().getString().getString().isBlank());
            }
            assertEquals("1.234", sheet.getRow(24).getCell(7).getStringCellValue());
            assertTrue(sheet.getRow(22).getCell(7).getCellComment() == null, "a good cell is marked");
        }
    }

    @Test
    void atomicMeansAllOrNone() {
        byte[] faulty = SheetSamples.resource("libreoffice-faulty.xlsx");
        Response job = done(send(REPORTER, XLSX, faulty, "mode", "ATOMIC"));
        job.then().body("written", equalTo(false));
        assertEquals(List.of(), submissions());
        assertEquals(4, faults(job).size());
    }

    @Test
    void theReasonIsInTheLanguageOfTheImport() {
        Response queued = given().basePath("/api/v1")
                .auth()
                .oauth2(REPORTER)
                .header("Accept-Language", "en")
                .contentType(XLSX)
                .body(SheetSamples.resource("libreoffice-faulty.xlsx"))
                .post("/imports");
        String id = done(queued).path("id");
        as(REPORTER)
                .get("/imports/{id}/faults", id)
                .then()
                .body("faults[1].message", containsString("may mean thousands or decimals"));
    }

    @Test
    void csvIsMarkedInAWorkbook() throws Exception {
        String csv = "subjectId,unit,period,value\r\n" + TARGET + ",Công an xã,2026-11,chín mươi\r\n";
        Response job = done(send(REPORTER, "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("CSV!D2 value not-a-number"), faults(job));
        byte[] marked = as(REPORTER)
                .get("/imports/{id}/marked.xlsx", job.<String>path("id"))
                .asByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(marked))) {
            assertEquals(
                    "chín mươi", workbook.getSheet("CSV").getRow(1).getCell(3).getStringCellValue());
            assertTrue(workbook.getSheet("CSV").getRow(1).getCell(3).getCellComment() != null);
        }
    }

    @Test
    void whatTheRulesRefuseIsToldAtItsCell() throws Exception {
        byte[] table = SheetSamples.table(
                new Object[] {TARGET, "10816.CA", "2027-03", 80},
                new Object[] {TARGET, "10816.VH", "2026-11", 80},
                new Object[] {PLAN + ".MT.I.99", "10816.CA", "2026-11", 80},
                new Object[] {PLAN + ".MT.III.2", "10816.CA", "2026-11", 80},
                new Object[] {PLAN + ".MT.III.2", "10816.CA", "2026-11", 81});
        Response job = done(send(REPORTER, XLSX, table));
        counts(job, 1, 0, 0, 4);
        assertEquals(
                List.of("Báo cáo!B3 unit unknown-unit", "Báo cáo!A4 subjectId unknown-subject"),
                faults(job).subList(1, 3));
        assertTrue(faults(job).get(3).contains("duplicate-item"), faults(job).toString());
    }

    // ---- Round trip

    @TestFactory
    Stream<DynamicTest> whatIsExportedIsImported() {
        return Stream.of("XLSX", "CSV")
                .map(format -> DynamicTest.dynamicTest(format, () -> {
                    freshly();
                    Map<String, Object> figure =
                            Reports.draft(TARGET, POLICE, "2026-11", Map.of("numerator", 7400, "denominator", 8000));
                    figure.put("narrative", "=1+1\ndòng hai \"trích\", hết");
                    figure.put("difficulties", "'- đã có dấu nháy");
                    figure.put("evidence", List.of(Map.of("number", "45/BC-CAX", "date", "2026-11-14")));
                    Reports.drafted(REPORTER, figure);
                    Reports.drafted(
                            REPORTER, Reports.draft(PLAN + ".MT.V.5", POLICE, "2026-11", Map.of("value", -5.125)));
                    Reports.drafted(
                            REPORTER,
                            Reports.draft(
                                    TASK,
                                    POLICE,
                                    "2026-11",
                                    Map.of("taskState", "IN_PROGRESS", "progressPercent", 40)));
                    List<Map<String, Object>> before = content();
                    byte[] file = Files.get(REPORTER, "submissions", Map.of("format", format))
                            .asByteArray();
                    counts(done(send(REPORTER, ANY, file)), 0, 0, 3, 0);
                    freshly();
                    counts(done(send(REPORTER, ANY, file)), 3, 0, 0, 0);
                    assertEquals(before, content());
                }));
    }

    private static List<Map<String, Object>> content() {
        List<String> kept =
                List.of("subjectId", "unit", "period", "figures", "narrative", "difficulties", "proposals", "evidence");
        List<Map<String, Object>> all = submissions();
        all.forEach(one -> one.keySet().retainAll(kept));
        return all;
    }

    // ---- What is refused as a whole

    @TestFactory
    Stream<DynamicTest> hostileFilesAreRefusedAndTouchNothing() throws Exception {
        byte[] good = SheetSamples.resource("excel-like.xlsx");
        record Case(String name, String type, byte[] content, int status, String code) {}
        return Stream.of(
                        new Case("old Excel", ANY, SheetSamples.old(), 415, "old-excel"),
                        new Case("encrypted", ANY, SheetSamples.encrypted(), 415, "encrypted"),
                        new Case("macros", XLSX, SheetSamples.withMacros(), 415, "macros"),
                        new Case("zip bomb", XLSX, SheetSamples.bomb(), 413, null),
                        new Case(
                                "entity in a sheet",
                                XLSX,
                                SheetSamples.externalEntity("xl/worksheets/sheet1.xml"),
                                415,
                                "damaged"),
                        new Case(
                                "entity in the texts",
                                XLSX,
                                SheetSamples.externalEntity("xl/sharedStrings.xml"),
                                415,
                                "damaged"),
                        new Case("cut off", XLSX, SheetSamples.cut(), 415, "import-type"),
                        new Case("no table", XLSX, SheetSamples.table(new String[] {"Họ tên"}), 400, "no-table"),
                        new Case(
                                "blank template",
                                XLSX,
                                SheetSamples.resource("template.xlsx"),
                                400,
                                "nothing-filled-in"),
                        new Case("said to be CSV", "text/csv", good, 415, "file-claim"),
                        new Case(
                                "a picture",
                                ANY,
                                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10},
                                415,
                                "import-type"),
                        new Case(
                                "another encoding",
                                "text/csv",
                                "Mã định danh,Giá trị".getBytes(StandardCharsets.UTF_16),
                                415,
                                null),
                        new Case("empty", ANY, new byte[0], 400, "empty-file"),
                        new Case("too large", ANY, new byte[11 * 1024 * 1024], 413, null),
                        new Case("another type", "image/png", good, 415, null))
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    freshly();
                    Response refusal = send(REPORTER, one.type(), one.content());
                    assertEquals(one.status(), refusal.statusCode(), refusal.asString());
                    assertTrue(refusal.contentType().startsWith("application/problem+json"), refusal.contentType());
                    if (one.code() != null) {
                        assertEquals(one.code(), refusal.path("errors[0].code"), refusal.asString());
                    }
                    assertFalse(refusal.asString().contains("root:"), "a file of the server");
                    assertEquals(List.of(), as(REPORTER).get("/imports").path("items"));
                    assertEquals(List.of(), submissions());
                }));
    }

    // ---- Access

    @Test
    void anotherUnitsTemplateIsRefusedRowByRow() throws Exception {
        byte[] foreign = filled(template(), TARGET, "value", 80);
        Response queued = send(Tokens.reporter(CULTURE), XLSX, foreign);
        assertEquals(202, queued.statusCode());
        String id = Prepared.finished(queued.path("id")).id();
        as(Tokens.reporter(CULTURE)).get("/imports/{id}", id).then().body("rejected", equalTo(1));
        byte[] marked = as(Tokens.reporter(CULTURE))
                .get("/imports/{id}/marked.xlsx", id)
                .asByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(marked))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            List<CellAddress> marks = sheet.getCellComments().keySet().stream()
                    .filter(note -> note.getRow() > 5)
                    .toList();
            assertEquals(1, marks.size());
            assertFalse(sheet.isColumnHidden(marks.getFirst().getColumn()), "nobody sees " + marks);
        }
        as(REPORTER).get("/imports/{id}/faults", id).then().statusCode(404);
        as(REPORTER).get("/imports/{id}/marked.xlsx", id).then().statusCode(404);
        assertEquals(List.of(), submissions());
    }

    @Test
    void manyRowsTakeNoMoreStatementsToRead() throws Exception {
        Object[][] rows = new Object[60][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new Object[] {PLAN + ".MT.III." + i, "10816.CA", "2026-11", 80};
        }
        byte[] many = SheetSamples.table(rows);
        byte[] few = SheetSamples.table(rows[1], rows[2]);
        String[] id = new String[1];
        long ofFew = statementsOf(() -> id[0] = send(REPORTER, XLSX, few, "dryRun", true)
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
        Prepared.finished(id[0]);
        // The job may begin before the answer is there: it takes some thirty statements, however many rows there are.
        long ofMany = statementsOf(
                () -> send(REPORTER, XLSX, many, "dryRun", true).then().statusCode(202));
        assertTrue(ofMany < ofFew + rows.length - 2, ofFew + " and " + ofMany);
    }

    // A line of JSON tells its place by its number, not by a cell.
    @Test
    void rejectedLinesHaveNoCells() {
        Response job = done(send(REPORTER, "application/x-ndjson", "{\"subjectId\": \"nowhere\"}\n".getBytes()));
        counts(job, 0, 0, 0, 1);
        String id = job.path("id");
        as(REPORTER).get("/imports/{id}/faults", id).then().statusCode(200).body("faults", equalTo(List.of()));
        as(REPORTER).get("/imports/{id}/marked.xlsx", id).then().statusCode(404);
    }

    @Test
    void anImportWithoutASheetHasNoMarkedWorkbook() {
        String id = Prepared.finished(as(REPORTER, Map.of("items", List.of(Prepared.draftBody())))
                        .post("/imports")
                        .path("id"))
                .id();
        as(REPORTER).get("/imports/{id}/faults", id).then().statusCode(200).body("faults", equalTo(List.of()));
        as(REPORTER).get("/imports/{id}/marked.xlsx", id).then().statusCode(404);
        assertEquals(1, Pages.walk(REPORTER, "/submissions", Map.of(), 50).size());
    }
}
