package vn.tiendo06.publication;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

/** Short ways to publish over HTTP, and to read as anybody. */
abstract class OpenData extends ApiTest {

    static final String ADMINISTRATOR = Tokens.of("administrator", COMMUNE);
    static final String FIGURES = PLAN + ".2026-11.figures";
    static final String BULLETIN = PLAN + ".2026-11.administrative-procedures";

    /** All addresses of a version. */
    static final List<String> FILES =
            List.of("", "/data.json", "/data.csv", "/data.sdmx.csv", "/data.sdmx.json", "/structure.sdmx.json");

    /** Addresses that only a bulletin's version has beside these. */
    static final String PROCEDURES = "/procedures.csv";

    static RequestSpecification anybody() {
        return given().basePath("/public/v1");
    }

    static String version(String code, int number) {
        return "/publications/" + code + "/versions/" + number;
    }

    static Response draft(Map<String, ?> body) {
        return as(ADMINISTRATOR, body).post("/publications");
    }

    static Response act(String id, String etag, String action, Map<String, ?> body) {
        return as(ADMINISTRATOR, body).header("If-Match", etag).post("/publications/{id}/{action}", id, action);
    }

    /** The id of a new release, at once or from an instant on. */
    static String released(Map<String, ?> body, String publicFrom) {
        Response draft = draft(body);
        draft.then().statusCode(201);
        String id = draft.path("id");
        act(id, draft.header("ETag"), "release", publicFrom == null ? Map.of() : Map.of("publicFrom", publicFrom))
                .then()
                .statusCode(200);
        return id;
    }

    static String released() {
        return released(Prepared.publicationBody(), null);
    }

    static Map<String, Object> correction(String of) {
        Map<String, Object> body = new HashMap<>(Prepared.publicationBody());
        body.put("corrects", of);
        body.put("correctionReason", "Số liệu III.3 tính trùng.");
        return body;
    }

    static void withdrawn(String id, String etag) {
        act(id, etag, "withdraw", Map.of("reason", "Công bố nhầm kỳ.")).then().statusCode(200);
    }

    static Map<String, Object> bulletin() {
        Map<String, Object> body = new HashMap<>(Prepared.publicationBody());
        body.put("kind", "ADMINISTRATIVE_PROCEDURES");
        body.put("title", "Bản tin cắt giảm, đơn giản hóa TTHC tháng 11/2026");
        body.put(
                "bulletin",
                Map.of(
                        "summary",
                        "Xã cắt giảm 4 thành phần hồ sơ.",
                        "simplifications",
                        List.of(
                                simplification("Đăng ký thường trú", 5, 2, 7, 5),
                                simplification("Chứng thực bản sao", 2, 1, 1, 1))));
        return body;
    }

    static Map<String, Object> simplification(String procedure, int before, int after, int days, int daysAfter) {
        return Map.of(
                "procedure",
                procedure,
                "documentsBefore",
                before,
                "documentsAfter",
                after,
                "daysBefore",
                days,
                "daysAfter",
                daysAfter);
    }
}
