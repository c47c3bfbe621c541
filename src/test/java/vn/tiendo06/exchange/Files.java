package vn.tiendo06.exchange;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads the files that the application makes, as others do. */
final class Files {

    private Files() {}

    static Response get(String token, String path, Map<String, ?> query) {
        return given().basePath("/api/v1")
                .auth()
                .oauth2(token)
                .queryParams(query)
                .get("/exports/" + path);
    }

    static List<CSVRecord> csv(Response response) throws IOException {
        return csv(response.asByteArray());
    }

    static List<CSVRecord> csv(byte[] content) throws IOException {
        String text = new String(content, StandardCharsets.UTF_8);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text))
                .getRecords();
    }

    static XSSFWorkbook workbook(Response response) throws IOException {
        assertEquals(200, response.statusCode(), () -> response.asString());
        return new XSSFWorkbook(new ByteArrayInputStream(response.asByteArray()));
    }
}
