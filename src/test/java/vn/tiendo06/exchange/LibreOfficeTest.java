package vn.tiendo06.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What LibreOffice itself makes of the files, where {@code soffice} is on the PATH. */
@QuarkusTest
class LibreOfficeTest extends SheetImports {

    private static final String RED = "#ff9c9c";
    private static final String NARRATIVE = "- Cấp lưu động";

    @TempDir
    Path directory;

    @BeforeAll
    static void isThere() {
        LibreOffice.assume();
    }

    @Test
    void theMarksOfFaultsAreInTheRightCells() throws Exception {
        Response job = done(send(REPORTER, XLSX, SheetSamples.resource("libreoffice-faulty.xlsx")));
        FlatSheet sheet = FlatSheet.of(converted(marked(job), "fods"), "Phụ lục I");
        assertEquals(Set.of("H24", "H25", "P25", "H28"), sheet.filledWith(RED));
        Map<String, String> told = Map.of(
                "H24", "[out-of-range]", "H25", "[ambiguous-number]", "P25", "[not-a-date]", "H28", "[cell-error]");
        told.forEach((cell, code) -> assertTrue(sheet.note(cell).endsWith(code), cell + ": " + sheet.note(cell)));
        // Where nothing is wrong, and where the template has a note of its own.
        assertEquals(Optional.empty(), Optional.ofNullable(sheet.note("H23")));
        assertTrue(sheet.note("H6").startsWith("Số liệu"), sheet.note("H6"));
        assertEquals("1.234", sheet.text("H25"));
    }

    @Test
    void theMarksOfCsvAreInTheRightCells() throws Exception {
        String csv = "subjectId,unit,period,value\r\n" + TARGET + ",Công an xã,2026-11,chín mươi\r\n";
        Response job = done(send(REPORTER, "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        FlatSheet sheet = FlatSheet.of(converted(marked(job), "fods"), "CSV");
        assertEquals(Set.of("D2"), sheet.filledWith(RED));
        assertTrue(sheet.note("D2").endsWith("[not-a-number]"), sheet.note("D2"));
    }

    @Test
    void aTemplateThatItHasSavedComesBack() throws Exception {
        byte[] saved = Files.readAllBytes(converted(template(), "xlsx"));
        byte[] filled = reported(saved, NARRATIVE);
        counts(done(send(REPORTER, XLSX, filled)), 2, 0, 0, 0);
        counts(done(send(REPORTER, XLSX, Files.readAllBytes(converted(filled, "xlsx")))), 0, 0, 2, 0);
        isReported(NARRATIVE);
    }

    @Test
    void theSheetsOfATemplateThatItHasSavedAsCsvComeBack() throws Exception {
        Path first = converted(reported(template(), NARRATIVE), LibreOffice.CSV_OF_EACH_SHEET);
        for (String appendix : List.of("Phụ lục I", "Phụ lục II")) {
            Path csv = first.resolveSibling("file-" + appendix + ".csv");
            counts(done(send(REPORTER, "text/csv", Files.readAllBytes(csv))), 1, 0, 0, 0);
        }
        isReported(NARRATIVE);
    }

    private static byte[] marked(Response job) {
        Response marked = as(REPORTER).get("/imports/{id}/marked.xlsx", job.<String>path("id"));
        assertEquals(200, marked.statusCode());
        return marked.asByteArray();
    }

    private Path converted(byte[] workbook, String format) throws IOException, InterruptedException {
        return LibreOffice.converted(Files.write(directory.resolve("file.xlsx"), workbook), format);
    }
}
