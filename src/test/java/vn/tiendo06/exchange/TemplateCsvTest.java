package vn.tiendo06.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.Tokens;

/** A template whose sheets staff save as CSV. */
@QuarkusTest
class TemplateCsvTest extends SheetImports {

    private static final String CSV = "text/csv";
    private static final String NARRATIVE = "- Cấp lưu động; \"cả thôn\"\nhai đợt";

    /** How a spreadsheet is set up: its language, and what it writes between the columns. */
    private record Setting(Locale locale, char delimiter, String begin) {}

    private static final Setting PLAIN = new Setting(Locale.US, ',', "");
    private static final Setting VIETNAMESE = new Setting(Locale.of("vi", "VN"), ';', "\ufeff");

    /** A sheet as spreadsheets save it: all its rows and columns, hidden ones too, each cell as it is shown. */
    private static byte[] saved(byte[] workbook, int number, Setting setting) throws Exception {
        DataFormatter shown = new DataFormatter(setting.locale());
        CSVFormat format =
                CSVFormat.DEFAULT.builder().setDelimiter(setting.delimiter()).get();
        StringWriter text = new StringWriter();
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                CSVPrinter printer = new CSVPrinter(text.append(setting.begin()), format)) {
            XSSFSheet sheet = opened.getSheetAt(number);
            int columns = 0;
            for (Row row : sheet) {
                columns = Math.max(columns, row.getLastCellNum());
            }
            for (int i = 0; i <= sheet.getLastRowNum(); i++) {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < columns; column++) {
                    Row row = sheet.getRow(i);
                    cells.add(row == null ? "" : shown.formatCellValue(row.getCell(column)));
                }
                printer.printRecord(cells);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> eachAppendixComesBack() {
        return Stream.of(PLAIN, VIETNAMESE)
                .map(setting -> DynamicTest.dynamicTest(setting.locale().toString(), () -> {
                    freshly();
                    comesBack(setting);
                }));
    }

    private void comesBack(Setting setting) throws Exception {
        byte[] first = reported(template(), NARRATIVE);
        counts(done(send(REPORTER, CSV, saved(first, 0, setting))), 1, 0, 0, 0);
        counts(done(send(REPORTER, CSV, saved(first, 1, setting))), 1, 0, 0, 0);
        isReported(NARRATIVE);
        // The same again makes nothing twice, and another figure goes on from what the template wrote itself.
        counts(done(send(REPORTER, CSV, saved(first, 0, setting))), 0, 0, 1, 0);
        counts(done(send(REPORTER, CSV, saved(filled(first, TARGET, "numerator", 7600), 0, setting))), 0, 1, 0, 0);
    }

    @Test
    void whatOthersHaveChangedSinceIsNotOverwritten() throws Exception {
        byte[] template = template();
        Reports.drafted(Tokens.colleague(POLICE), Reports.draft(TARGET, POLICE, "2026-11", Map.of("value", 80)));
        Response stale = done(send(REPORTER, CSV, saved(filled(template, TARGET, "value", 90), 0, PLAIN)));
        counts(stale, 0, 0, 0, 1);
        assertTrue(
                faults(stale).getFirst().endsWith("base stale-row"),
                faults(stale).toString());
    }

    @Test
    void threeDecimalsThatAreThereAlreadyAreNoThousands() throws Exception {
        String id = Reports.drafted(REPORTER, Reports.draft(TARGET, POLICE, "2026-11", Map.of("value", 92.125)));
        Reports.move(REPORTER, id, 0, "submit").statusCode(200);
        byte[] filled = filled(template(), PLAN + ".MT.III.2", "value", 50);
        counts(done(send(REPORTER, CSV, saved(filled, 0, VIETNAMESE))), 1, 0, 1, 0);
    }

    @Test
    void faultsAreToldAtTheCellsOfTheSheet() throws Exception {
        byte[] filled = filled(template(), TARGET, "value", 120);
        List<String> workbook = faults(done(send(REPORTER, XLSX, filled)));
        List<String> csv = faults(done(send(REPORTER, CSV, saved(filled, 0, PLAIN))));
        assertEquals(1, workbook.size());
        assertTrue(workbook.getFirst().matches("Phụ lục I!H\\d+ value out-of-range"), workbook.getFirst());
        assertEquals(List.of(workbook.getFirst().replace("Phụ lục I", "CSV")), csv);
    }

    @Test
    void aTemplateThatIsNotFilledInIsTold() throws Exception {
        Response refusal = send(REPORTER, CSV, saved(template(), 0, PLAIN));
        assertEquals(400, refusal.statusCode());
        assertEquals("nothing-filled-in", refusal.path("errors[0].code"));
    }
}
