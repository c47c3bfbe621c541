package vn.tiendo06.exchange;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.Tokens;

@QuarkusTest
class TemplateTest extends ApiTest {

    private static final String REPORTER = Tokens.reporter(POLICE);
    private static final Map<String, String> ASKED = Map.of("unit", "Công an xã", "period", "2026-11");

    private static Response template(String token, Map<String, ?> query) {
        return Files.get(token, "template.xlsx", query);
    }

    private static Set<String> subjects(XSSFWorkbook workbook) {
        Set<String> ids = new TreeSet<>();
        for (int sheet = 0; sheet < 2; sheet++) {
            for (Row row : workbook.getSheetAt(sheet)) {
                Cell first = row.getCell(0);
                if (first != null && first.toString().startsWith(PLAN)) {
                    ids.add(first.toString());
                }
            }
        }
        return ids;
    }

    private static Row row(XSSFWorkbook workbook, String subject) {
        for (int sheet = 0; sheet < 2; sheet++) {
            for (Row row : workbook.getSheetAt(sheet)) {
                if (row.getCell(0) != null && row.getCell(0).toString().equals(subject)) {
                    return row;
                }
            }
        }
        throw new AssertionError(subject + " is not in the template");
    }

    private static int column(XSSFSheet sheet, String heading) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.toString().equals(heading)) {
                    return cell.getColumnIndex();
                }
            }
        }
        throw new AssertionError("no column " + heading);
    }

    @Test
    void itHasExactlyWhatTheUnitOwes() throws Exception {
        Set<String> owed = Pages.walk(
                        REPORTER, "/obligations", Map.of("plan", PLAN, "unit", "Công an xã", "period", "2026-11"), 200)
                .stream()
                .map(row -> row.get("subjectId").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(owed.isEmpty());
        try (XSSFWorkbook workbook = Files.workbook(template(REPORTER, ASKED))) {
            assertEquals(owed, subjects(workbook));
            assertEquals("Phụ lục I", workbook.getSheetName(0));
            assertEquals("Phụ lục II", workbook.getSheetName(1));
        }
        Prepared.exemption();
        owed.remove(Prepared.TARGET);
        try (XSSFWorkbook workbook = Files.workbook(template(REPORTER, ASKED))) {
            assertEquals(owed, subjects(workbook));
        }
    }

    @Test
    void onlyInputsAreOpenAndTheyAreGuarded() throws Exception {
        try (XSSFWorkbook workbook = Files.workbook(template(REPORTER, ASKED))) {
            XSSFSheet targets = workbook.getSheetAt(0);
            assertTrue(targets.getProtect());
            assertTrue(workbook.getSheetAt(1).getProtect());
            assertEquals(
                    List.of("subjectId", "base", "unit", "period", "template"),
                    IntStream.range(0, targets.getRow(5).getLastCellNum())
                            .filter(targets::isColumnHidden)
                            .mapToObj(
                                    column -> targets.getRow(4).getCell(column).toString())
                            .toList());
            assertTrue(targets.getRow(4).getZeroHeight());
            assertEquals(SheetVisibility.VERY_HIDDEN, workbook.getSheetVisibility(workbook.getSheetIndex("_tiendo06")));
            Row row = row(workbook, Prepared.TARGET);
            List<String> open = new ArrayList<>();
            for (Cell cell : row) {
                if (!cell.getCellStyle().getLocked()) {
                    open.add(heading(targets, cell.getColumnIndex()));
                }
            }
            assertEquals(
                    List.of(
                            "Giá trị",
                            "Tử số",
                            "Mẫu số",
                            "Kết quả thực hiện",
                            "Khó khăn, vướng mắc",
                            "Đề xuất, kiến nghị",
                            "Số văn bản",
                            "Ngày văn bản",
                            "Cơ quan ban hành"),
                    open);
            assertTrue(
                    targets.getCellComments().values().stream()
                            .anyMatch(note -> note.getString().getString().contains("Mẫu số")),
                    "no notes");
            XSSFSheet tasks = workbook.getSheetAt(1);
            int state = column(tasks, "Mức độ thực hiện");
            assertTrue(tasks.getDataValidations().stream()
                    .filter(validation ->
                            validation.getRegions().getCellRangeAddress(0).getFirstColumn() == state)
                    .anyMatch(validation -> validation.getValidationConstraint().getValidationType()
                                    == ValidationType.LIST
                            && List.of(validation.getValidationConstraint().getExplicitListValues())
                                    .contains("Đã hoàn thành")));
        }
    }

    private static String heading(XSSFSheet sheet, int column) {
        return sheet.getRow(5).getCell(column).getStringCellValue();
    }

    @Test
    void whatIsReportedIsFilledInAndWhatIsSubmittedIsClosed() throws Exception {
        String id = Reports.drafted(
                REPORTER,
                Reports.draft(
                        Prepared.TARGET, "Công an xã", "2026-11", Map.of("numerator", 7400, "denominator", 8000)));
        try (XSSFWorkbook workbook = Files.workbook(template(REPORTER, ASKED))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            Row row = row(workbook, Prepared.TARGET);
            assertEquals(id + "@0", row.getCell(1).toString());
            assertEquals(7400, row.getCell(column(sheet, "Tử số")).getNumericCellValue());
            assertEquals("", row.getCell(column(sheet, "Giá trị")).toString());
            assertEquals(
                    "Nháp", row.getCell(column(sheet, "Trạng thái báo cáo")).toString());
        }
        Reports.move(REPORTER, id, 0, "submit").statusCode(200);
        try (XSSFWorkbook workbook = Files.workbook(template(REPORTER, ASKED))) {
            Row row = row(workbook, Prepared.TARGET);
            row.forEach(cell -> assertTrue(cell.getCellStyle().getLocked(), cell.getAddress() + " is open"));
        }
    }

    @Test
    void itIsForTheUnitAndThoseWhoSeeItsDrafts() {
        template(Tokens.of("reviewer", COMMUNE), ASKED).then().statusCode(200);
        template(Tokens.of("administrator", COMMUNE), ASKED).then().statusCode(200);
        template(Tokens.of("viewer", COMMUNE), ASKED).then().statusCode(403);
        template(Tokens.reporter(CULTURE), ASKED).then().statusCode(403).body("errors[0].code", is("foreign-unit"));
    }

    @Test
    void whatIsAskedWronglyIsTold() {
        template(REPORTER, Map.of("unit", "Công an xã"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("query/period"));
        template(REPORTER, Map.of("unit", "Công an xã", "period", "2026-99"))
                .then()
                .statusCode(400)
                .body("errors[0].code", is("unknown-period"));
        template(REPORTER, Map.of("unit", "Đội bóng", "period", "2026-11"))
                .then()
                .statusCode(400)
                .body("errors[0].code", is("unknown-unit"));
        template(REPORTER, Map.of("unit", "Công an xã", "period", "2026-11", "plan", "nothing"))
                .then()
                .statusCode(404);
    }
}
