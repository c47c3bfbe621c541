package vn.tiendo06.testing;

import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.tiendo06.kernel.config.LocalCalendar;

/** Short ways to drive a submission through its life over HTTP. */
public final class Reports {

    private Reports() {}

    /** A draft's body; change it to see what is refused. */
    public static Map<String, Object> draft(String subjectId, String unit, String period, Map<String, ?> figures) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("subjectId", subjectId);
        body.put("unit", unit);
        body.put("period", period);
        body.put("figures", figures);
        return body;
    }

    /**
     * The month that is reported on at an instant: what the calendar says, for those who cannot set the time.
     *
     * @param caller at the API's address, with a token
     */
    public static String monthAt(Instant at, RequestSpecification caller) {
        return caller.get(
                        "/periods?kind=MONTH&on={day}",
                        LocalDate.ofInstant(at, LocalCalendar.ZONE).toString())
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].code");
    }

    public static ValidatableResponse create(String token, Map<String, ?> draft) {
        return ApiTest.as(token, draft).post("/submissions").then();
    }

    /** The id of a new draft. */
    public static String drafted(String token, Map<String, ?> draft) {
        return create(token, draft).statusCode(201).extract().path("id");
    }

    /** The id of a new report that waits for its review. */
    public static String submitted(String token, Map<String, ?> draft) {
        String id = drafted(token, draft);
        move(token, id, 0, "submit").statusCode(200);
        return id;
    }

    /** The id of a new approved report. */
    public static String approved(String token, String reviewer, Map<String, ?> draft) {
        String id = submitted(token, draft);
        move(reviewer, id, 1, "approve").statusCode(200);
        return id;
    }

    /** A transition on a version: submit, approve, withdraw, or return (with its reason). */
    public static ValidatableResponse move(String token, String id, int version, String action) {
        return move(token, id, "\"" + version + "\"", action);
    }

    public static ValidatableResponse move(String token, String id, String ifMatch, String action) {
        var request =
                action.equals("return") ? ApiTest.as(token, Map.of("reason", "Số liệu chưa khớp.")) : ApiTest.as(token);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .post("/submissions/{id}/{action}", id, action)
                .then();
    }

    public static ValidatableResponse edit(String token, String id, int version, Map<String, ?> content) {
        return ApiTest.as(token, content)
                .header("If-Match", "\"" + version + "\"")
                .put("/submissions/{id}", id)
                .then();
    }
}
