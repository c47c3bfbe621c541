package vn.tiendo06.locality;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Tokens;

/** The nation, its provinces and their communes. */
@QuarkusTest
class LocalityTest extends ApiTest {

    private static final String CITY = "31";
    private static final int PROVINCES = 34;

    @Inject
    DataSource database;

    private final String viewer = Tokens.of("viewer", COMMUNE);
    private final String city = Tokens.of("administrator", CITY);
    private final String nation = Tokens.of("administrator", "VN");

    @AfterEach
    void forgetWhatWasAdded() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from locality where code in ('10819', '10822', '00001')");
            statement.execute("delete from locality where code = '99'");
        }
    }

    private static Map<String, Object> commune(String code, String parent) {
        Map<String, Object> body = new HashMap<>();
        body.put("code", code);
        body.put("name", "Xã Hà Nam");
        body.put("level", "COMMUNE");
        body.put("parentCode", parent);
        body.put("validFrom", "2025-07-01");
        return body;
    }

    private static ValidatableResponse faulty(Response response) {
        return response.then().statusCode(400).body("code", is("invalid-request"));
    }

    // ---- Reading

    @Test
    void theNationItsProvincesAndTheCommune() {
        as(viewer)
                .queryParam("limit", 200)
                .get("/localities")
                .then()
                .statusCode(200)
                .body("items", hasSize(PROVINCES + 2))
                .body("items[0].code", is("01"))
                .body("items.code", hasItems("VN", CITY, COMMUNE))
                .body("next", nullValue());
    }

    @Test
    void byLevel() {
        as(viewer)
                .queryParam("level", "PROVINCE")
                .get("/localities")
                .then()
                .body("items", hasSize(PROVINCES))
                .body("items.parentCode", everyItem(is("VN")));
        as(viewer).queryParam("level", "NATION").get("/localities").then().body("items.code", contains("VN"));
    }

    @Test
    void byParent() {
        as(viewer).queryParam("parent", CITY).get("/localities").then().body("items.code", contains(COMMUNE));
        as(viewer).queryParam("parent", "01").get("/localities").then().body("items", is(empty()));
        as(viewer)
                .queryParam("parent", "VN")
                .queryParam("level", "COMMUNE")
                .get("/localities")
                .then()
                .body("items", is(empty()));
    }

    @ParameterizedTest
    @CsvSource({"Hải Phòng,31", "hai phong,31", "HẢI PHÒNG,31", "ha noi,01", "đà nẵng,48", "Da Nang,48", "ha bac,10816"
    })
    void byNameWithOrWithoutDiacritics(String q, String code) {
        as(viewer).queryParam("q", q).get("/localities").then().body("items.code", contains(code));
    }

    @ParameterizedTest
    @CsvSource({"%", "_", "\\", "'", "hải%phòng"})
    void patternSignsAreText(String q) {
        as(viewer).queryParam("q", q).get("/localities").then().statusCode(200).body("items", is(empty()));
    }

    @Test
    void pagesFollowEachOther() {
        List<String> codes = new ArrayList<>();
        String cursor = null;
        do {
            var request = as(viewer).queryParam("limit", 7).queryParam("sort", "-name");
            Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/localities");
            codes.addAll(page.<List<String>>path("items.code"));
            cursor = page.path("next");
        } while (cursor != null);
        List<String> whole = as(viewer)
                .queryParam("limit", 200)
                .queryParam("sort", "-name")
                .get("/localities")
                .path("items.code");
        assertEquals(whole, codes);
        assertEquals(PROVINCES + 2, codes.stream().distinct().count());
    }

    @Test
    void one() {
        as(viewer)
                .get("/localities/{code}", COMMUNE)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", is("Xã Hà Bắc"))
                .body("level", is("COMMUNE"))
                .body("parentCode", is(CITY))
                .body("version", nullValue());
        as(viewer).get("/localities/{code}", "01").then().statusCode(200).body("code", is("01"));
        as(viewer).get("/localities/{code}", "1").then().statusCode(404);
        as(viewer).get("/localities/{code}", "VN").then().body("parentCode", nullValue());
    }

    @Test
    void whatIsUnchangedIsNotSentAgain() {
        as(viewer)
                .header("If-None-Match", "\"1\"")
                .get("/localities/{code}", COMMUNE)
                .then()
                .statusCode(304)
                .header("ETag", "\"1\"");
        as(viewer)
                .header("If-None-Match", "\"2\"")
                .get("/localities/{code}", COMMUNE)
                .then()
                .statusCode(200);
        String etag = as(viewer).get("/localities").header("ETag");
        as(viewer)
                .header("If-None-Match", etag)
                .get("/localities")
                .then()
                .statusCode(304)
                .header("ETag", etag);
        as(city, commune("10819", CITY)).post("/localities").then().statusCode(201);
        as(viewer)
                .header("If-None-Match", etag)
                .get("/localities")
                .then()
                .statusCode(200)
                .header("ETag", startsWith("W/"))
                .header("ETag", is(not(etag)));
    }

    // ---- Adding

    @Test
    void aCommuneBelowTheAdministratorsCity() {
        as(city, commune("10819", CITY))
                .post("/localities")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/localities/10819"))
                .header("ETag", "\"1\"")
                .body("code", is("10819"))
                .body("validFrom", is("2025-07-01"));
        as(viewer).queryParam("parent", CITY).get("/localities").then().body("items.code", contains(COMMUNE, "10819"));
    }

    @Test
    void itLiesWithinTheCitysScopeFromThenOn() {
        as(city, commune("10819", CITY)).post("/localities").then().statusCode(201);
        Map<String, Object> grant =
                Map.of("issuer", Tokens.ISSUER, "subject", "a", "role", "VIEWER", "localities", List.of("10819"));
        as(city, grant).post("/memberships").then().statusCode(201);
        as(Tokens.of("administrator", COMMUNE)).get("/memberships").then().body("items", is(empty()));
    }

    @Test
    void aProvinceByTheNationsAdministrator() {
        Map<String, Object> province = commune("99", "VN");
        province.put("level", "PROVINCE");
        as(nation, province).post("/localities").then().statusCode(201);
        as(nation, commune("00001", "99"))
                .post("/localities")
                .then()
                .statusCode(201)
                .body("code", is("00001"));
        province.put("code", "98");
        faulty(as(city, province).post("/localities"))
                .body("errors.pointer", contains("/parentCode"))
                .body("errors.code", contains("outside-scope"));
    }

    @ParameterizedTest
    @CsvSource({
        "10819,COMMUNE,01,/parentCode,outside-scope",
        "10819,COMMUNE,VN,/parentCode,wrong-parent-level",
        "10819,COMMUNE,10816,/parentCode,wrong-parent-level",
        "10819,COMMUNE,77,/parentCode,unknown-parent",
        "108,COMMUNE,31,/code,code-level",
        "1081a,COMMUNE,31,/code,code-level",
        "98,COMMUNE,31,/code,code-level",
        "١٢٣٤٥,COMMUNE,31,/code,code-level",
        "98,PROVINCE,31,/parentCode,wrong-parent-level"
    })
    void whatDoesNotFit(String code, String level, String parent, String pointer, String fault) {
        Map<String, Object> body = commune(code, parent);
        body.put("level", level);
        faulty(as(city, body).post("/localities"))
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(fault));
    }

    @Test
    void aSecondNation() {
        Map<String, Object> body = commune("VN", "31");
        body.put("level", "NATION");
        faulty(as(nation, body).post("/localities")).body("errors.pointer", hasItem("/code"));
    }

    @Test
    void missingAndUnknownFields() {
        faulty(as(city, "{}").post("/localities"))
                .body("errors.pointer", contains("/code", "/level", "/name", "/parentCode"));
        Map<String, Object> body = commune("10819", CITY);
        body.put("population", 1);
        faulty(as(city, body).post("/localities")).body("errors.pointer", contains("/population"));
        body.remove("population");
        body.put("level", "DISTRICT");
        faulty(as(city, body).post("/localities")).body("errors.pointer", contains("/level"));
    }

    @Test
    void daysInTheWrongOrder() {
        Map<String, Object> body = commune("10819", CITY);
        body.put("validTo", "2025-06-30");
        faulty(as(city, body).post("/localities")).body("errors.pointer", contains("/validTo"));
    }

    @Test
    void aCodeThatIsTaken() {
        as(city, commune(COMMUNE, CITY))
                .post("/localities")
                .then()
                .statusCode(409)
                .body("code", is("conflict"));
        as(viewer).get("/localities/{code}", COMMUNE).then().body("name", is("Xã Hà Bắc"));
    }

    @Test
    void anAdministratorOfACommuneAddsNothingBesideIt() {
        faulty(as(Tokens.of("administrator", COMMUNE), commune("10819", CITY)).post("/localities"))
                .body("errors.pointer", contains("/parentCode"))
                .body("errors.code", contains("outside-scope"));
    }

    @Test
    void repeatedWithItsKeyItIsAddedOnce() {
        for (boolean replayed : new boolean[] {false, true}) {
            as(city, commune("10822", CITY))
                    .header("Idempotency-Key", "locality-10822")
                    .post("/localities")
                    .then()
                    .statusCode(201)
                    .header("Idempotency-Replayed", replayed ? is("true") : nullValue());
        }
    }
}
