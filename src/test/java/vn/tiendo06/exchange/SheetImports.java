package vn.tiendo06.exchange;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

/** Base of the tests that fill templates in and send files. */
abstract class SheetImports extends ApiTest {

    static final String REPORTER = Tokens.reporter(POLICE);
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String ANY = "application/octet-stream";
    static final String TARGET = PLAN + ".MT.III.3";
    static final String TASK = PLAN + ".NV.II.4";

    static Response send(String token, String type, byte[] content, Object... options) {
        var request = given().basePath("/api/v1")
                .auth()
                .oauth2(token)
                .contentType(type)
                .body(content);
        for (int i = 0; i < options.length; i += 2) {
            request.queryParam(options[i].toString(), options[i + 1]);
        }
        return request.post("/imports");
    }

    /** The import when it is over. */
    static Response done(Response queued) {
        assertEquals(202, queued.statusCode(), queued.asString());
        return as(REPORTER)
                .get("/imports/{id}", Prepared.finished(queued.path("id")).id());
    }

    static void counts(Response job, int created, int updated, int unchanged, int rejected) {
        assertEquals(
                List.of(created, updated, unchanged, rejected),
                List.of(job.path("created"), job.path("updated"), job.path("unchanged"), job.path("rejected")),
                () -> job.asString()
                        + as(REPORTER)
                                .get("/imports/{id}/results", job.<String>path("id"))
                                .asString());
    }

    static List<String> faults(Response job) {
        Response faults = as(REPORTER).get("/imports/{id}/faults", job.<String>path("id"));
        List<Map<String, Object>> all = faults.path("faults");
        return all.stream()
                .map(fault -> fault.get("sheet") + "!" + fault.get("cell") + " " + fault.get("field") + " "
                        + fault.get("code"))
                .toList();
    }

    static List<Map<String, Object>> submissions() {
        return as(REPORTER).get("/submissions?sort=subject").path("items");
    }

    static byte[] template() {
        return Files.get(REPORTER, "template.xlsx", Map.of("unit", "Công an xã", "period", "2026-11"))
                .asByteArray();
    }

    /** A template in which the police's target and task of the month are reported: 92.5 percent, and 40.5. */
    static byte[] reported(byte[] template, String narrative) throws Exception {
        return filled(
                template,
                TARGET,
                "numerator",
                7400,
                TARGET,
                "denominator",
                8000,
                TARGET,
                "narrative",
                narrative,
                TARGET,
                "evidenceNumber",
                "45/BC-CAX",
                TARGET,
                "evidenceDate",
                LocalDate.of(2026, 11, 14),
                TASK,
                "taskState",
                "Đang thực hiện",
                TASK,
                "progressPercent",
                40.5);
    }

    /** What is written is the target and the task of {@link #reported}, and nothing else. */
    static void isReported(String narrative) {
        List<Map<String, Object>> written = submissions();
        assertEquals(
                List.of(TARGET, TASK),
                written.stream().map(one -> one.get("subjectId")).toList());
        for (Map<String, Object> one : written) {
            assertEquals(POLICE, ((Map<?, ?>) one.get("unit")).get("code"));
            assertEquals("2026-11", one.get("period"));
        }
        Map<String, Object> target = written.getFirst();
        assertEquals(92.5f, figure(target, "value"));
        assertEquals(narrative, target.get("narrative"));
        assertEquals("2026-11-14", ((Map<?, ?>) ((List<?>) target.get("evidence")).getFirst()).get("date"));
        assertEquals(40.5f, figure(written.getLast(), "progressPercent"));
    }

    private static float figure(Map<String, Object> report, String name) {
        return ((Number) ((Map<?, ?>) report.get("figures")).get(name)).floatValue();
    }

    /** A template with a cell filled in, as a person would. */
    static byte[] filled(byte[] template, Object... cells) throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template))) {
            for (int i = 0; i < cells.length; i += 3) {
                Cell cell = cell(workbook, cells[i].toString(), cells[i + 1].toString());
                if (cells[i + 2] instanceof Number number) {
                    cell.setCellValue(number.doubleValue());
                } else if (cells[i + 2] instanceof LocalDate day) {
                    cell.setCellValue(day);
                } else {
                    cell.setCellValue(cells[i + 2].toString());
                }
            }
            return SheetSamples.bytes(workbook);
        }
    }

    private static Cell cell(XSSFWorkbook workbook, String subject, String field) {
        for (int sheet = 0; sheet < 2; sheet++) {
            int column = -1;
            for (Row row : workbook.getSheetAt(sheet)) {
                for (Cell cell : row) {
                    column = cell.toString().equals(field) ? cell.getColumnIndex() : column;
                }
                if (row.getCell(0) != null && row.getCell(0).toString().equals(subject)) {
                    return row.getCell(column);
                }
            }
        }
        throw new AssertionError(subject);
    }

    void freshly() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(FORGET);
        }
    }
}
