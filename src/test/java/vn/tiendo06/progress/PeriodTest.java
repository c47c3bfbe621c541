package vn.tiendo06.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Tokens;

/** Reporting periods over HTTP. */
@QuarkusTest
class PeriodTest extends ApiTest {

    private final String viewer = Tokens.of("viewer", COMMUNE);

    @Test
    void onePeriod() {
        as(viewer)
                .get("/periods/2026-11")
                .then()
                .statusCode(200)
                .body("code", is("2026-11"))
                .body("kind", is("MONTH"))
                .body("year", is(2026))
                .body("startsOn", is("2026-10-15"))
                .body("endsOn", is("2026-11-14"))
                .body("cutOffAt", is("2026-11-14T17:00:00Z"))
                .body("dueAt", is("2026-11-17T17:00:00Z"))
                .body("lockAt", is("2026-11-27T17:00:00Z"));
    }

    @Test
    void ofAYear() {
        as(viewer)
                .get("/periods?year=2026")
                .then()
                .statusCode(200)
                .body("items", hasSize(19))
                .body("next", nullValue());
        as(viewer)
                .get("/periods?year=2026&kind=QUARTER")
                .then()
                .body("items.code", contains("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"));
        as(viewer)
                .get("/periods?year=2026&kind=HALF_YEAR&sort=-code")
                .then()
                .body("items.code", contains("2026-H2", "2026-H1"));
        as(viewer).get("/periods?kind=YEAR&limit=200").then().body("items", hasSize(11));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-14, 2026-12 2026-Q4 2026-H2 2026",
        "2026-12-15, 2027-01 2027-Q1 2027-H1 2027",
        "2026-06-14, 2026-06 2026-Q2 2026-H1 2026",
        "2026-06-15, 2026-07 2026-Q3 2026-H2 2026",
        "2028-02-29, 2028-03 2028-Q1 2028-H1 2028",
    })
    void onADay(String day, String codes) {
        as(viewer)
                .get("/periods?on=" + day)
                .then()
                .statusCode(200)
                .body("items.code", containsInAnyOrder(codes.split(" ")));
    }

    @Test
    void pagesInOrder() {
        String next = as(viewer)
                .get("/periods?kind=MONTH&year=2026&limit=7&sort=-startsOn")
                .then()
                .body("items", hasSize(7))
                .body("items[0].code", is("2026-12"))
                .body("next", notNullValue())
                .extract()
                .path("next");
        as(viewer)
                .queryParam("cursor", next)
                .get("/periods?kind=MONTH&year=2026&limit=7&sort=-startsOn")
                .then()
                .body("items.code", contains("2026-05", "2026-04", "2026-03", "2026-02", "2026-01"))
                .body("items.kind", everyItem(is("MONTH")))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "kind=WEEK,       query/kind,  unknown-value",
        "kind=month,      query/kind,  unknown-value",
        "year=MMXXVI,     query/year,  type",
        "year=99999999999, query/year, type",
        "on=2026-02-30,   query/on,    type",
        "on=14/11/2026,   query/on,    type",
        "sort=dueAt,      query/sort,  unknown-sort",
        "limit=0,         query/limit, out-of-range",
        "limit=201,       query/limit, out-of-range",
        "cursor=xyz,      query/cursor, bad-cursor",
        "month=11,        query/month, unknown-parameter",
        "year=2026&year=2027, query/year, repeated-parameter",
    })
    void badInput(String query, String pointer, String code) {
        as(viewer)
                .get("/periods?" + query)
                .then()
                .statusCode(400)
                .body("code", is("invalid-request"))
                .body("errors", hasSize(1))
                .body("errors[0].pointer", is(pointer))
                .body("errors[0].code", is(code));
    }

    @Test
    void unknown() {
        as(viewer).get("/periods/2026-13").then().statusCode(404).body("code", is("not-found"));
        as(viewer).get("/periods/2024").then().statusCode(404);
        as(viewer).get("/periods?year=2024").then().statusCode(200).body("items", hasSize(0));
    }
}
