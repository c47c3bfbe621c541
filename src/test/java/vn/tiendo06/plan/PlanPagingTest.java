package vn.tiendo06.plan;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Tokens;

/** Lists of the plan: order, pages, refused parameters, conditional reads, cost. */
@QuarkusTest
class PlanPagingTest extends ApiTest {

    private static final String VIEWER = Tokens.of("viewer", COMMUNE);

    @ParameterizedTest
    @CsvSource({
        "/targets,order,id,56",
        "/targets,indicatorCode,id,56",
        "/targets,statement,id,56",
        "/tasks,order,id,51",
        "/tasks,dueOn,id,51",
        "/tasks,statement,id,51",
        "/units,code,code,21",
        "/units,name,code,21",
        "/plans,code,code,1",
        "/plans,title,code,1",
        "/plans,localityCode,code,1",
        "/localities,code,code,0",
        "/localities,name,code,0",
    })
    void everyRowOnceEitherWay(String list, String field, String key, int count) {
        List<String> ascending = Pages.texts(Pages.walk(VIEWER, list, Map.of("sort", field), 7), key);
        List<String> descending = Pages.texts(Pages.walk(VIEWER, list, Map.of("sort", "-" + field), 7), key);
        assertEquals(ascending.size(), new HashSet<>(ascending).size(), "a row was seen twice");
        assertEquals(ascending.reversed(), descending);
        assertEquals(ascending, Pages.texts(Pages.walk(VIEWER, list, Map.of("sort", field), 200), key));
        assertTrue(count == 0 ? ascending.size() > 34 : ascending.size() == count, () -> "rows: " + ascending.size());
    }

    @Test
    void theOrderAskedFor() {
        assertEquals(Reading.codes(Reading.TARGETS, t -> true), codes("/targets", "order"));
        assertEquals(Reading.codes(Reading.TASKS, t -> true), codes("/tasks", "order"));

        List<String> due = Pages.walk(VIEWER, "/tasks", Map.of("sort", "dueOn"), 7).stream()
                .map(task -> task.at("/schedule/dueDates/0").asText("9999"))
                .toList();
        assertEquals(due.stream().sorted().toList(), due);
        assertEquals("2026-05-31", due.getFirst());

        List<String> first = Pages.walk(VIEWER, "/units", Map.of("sort", "name"), 7).stream()
                .map(unit -> unit.get("name").textValue().substring(0, 1).replace('Đ', 'D'))
                .toList();
        assertEquals(first.stream().sorted(Comparator.naturalOrder()).toList(), first);
    }

    @Test
    void aRecordedTriggerMovesATaskInTheOrderOfDueDates() {
        String task = "/tasks/" + PLAN + ".NV.I.1";
        assertEquals(List.of(), found("dueTo", "2026-05-01"));
        as(Tokens.of("administrator", COMMUNE), """
                        {"document": {"number": "1", "date": "2026-04-01", "issuer": "Bộ Công an"},
                         "dueOn": "2026-05-01"}""")
                .header("If-Match", as(VIEWER).get(task).header("ETag"))
                .post(task + "/triggers")
                .then()
                .statusCode(201);
        assertEquals(List.of("I.1"), found("dueTo", "2026-05-01"));
        assertEquals("I.1", codes("/tasks", "dueOn").getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/targets | limit=0               | query/limit  | out-of-range",
                "/targets | limit=-1              | query/limit  | out-of-range",
                "/targets | limit=201             | query/limit  | out-of-range",
                "/targets | limit=abc             | query/limit  | type",
                "/targets | limit=                | query/limit  | type",
                "/targets | limit=1.5             | query/limit  | type",
                "/targets | limit=99999999999     | query/limit  | type",
                "/targets | limit=5&limit=5       | query/limit  | repeated-parameter",
                "/targets | Limit=5               | query/Limit  | unknown-parameter",
                "/targets | sort=version          | query/sort   | unknown-sort",
                "/targets | sort=--order          | query/sort   | unknown-sort",
                "/targets | sort=order%3Bdrop     | query/sort   | unknown-sort",
                "/targets | sort=dueOn            | query/sort   | unknown-sort",
                "/tasks   | sort=indicatorCode    | query/sort   | unknown-sort",
                "/units   | sort=order            | query/sort   | unknown-sort",
                "/plans   | sort=order            | query/sort   | unknown-sort",
                "/targets | cursor=               | query/cursor | size",
                "/targets | cursor=abc            | query/cursor | bad-cursor",
                "/targets | cursor=%21%21         | query/cursor | bad-cursor",
                "/targets | colour=red            | query/colour | unknown-parameter",
                "/targets | dueTo=2026-12-31      | query/dueTo  | unknown-parameter",
                "/tasks   | numeric=true          | query/numeric | unknown-parameter",
                "/targets | section=I&section=II  | query/section | repeated-parameter",
                "/targets | section=IIIIIIIII     | query/section | size",
                "/targets | numeric=yes           | query/numeric | type",
                "/targets | status=DONE           | query/status | unknown-value",
                "/targets | status=no_data        | query/status | unknown-value",
                "/targets | q=a%00b               | query/q      | control-character",
                "/tasks   | q=%00                 | query/q      | control-character",
                "/units   | name=%01              | query/name   | control-character",
                "/targets | unit=%00              | query/unit   | control-character",
                "/targets | cursor=%00            | query/cursor | control-character",
                "/targets | a%00=1                | query/?      | unknown-parameter",
                "/targets | unit=Nowhere          | query/unit   | unknown-unit",
                "/targets | unit=                 | query/unit   | size",
                "/targets | section=%20           | query/section | size",
                "/tasks   | q=                    | query/q      | size",
                "/plans   | sort=                 | query/sort   | size",
                "/targets | unit=10901.CA         | query/unit   | unknown-unit",
                "/tasks   | role=LEAD             | query/unit   | required",
                "/tasks   | schedule=NEVER        | query/schedule | unknown-value",
                "/tasks   | dueFrom=2026-02-30    | query/dueFrom | type",
                "/tasks   | dueTo=31/12/2026      | query/dueTo  | type",
                "/tasks   | dueTo=%2B99999-01-01  | query/dueTo  | type",
                "/plans   | locality=108160       | query/locality | size",
                "/plans/da06-10816 | a=1          | query/a      | unknown-parameter",
                "/plans/da06-10816/findings | q=1 | query/q      | unknown-parameter",
                "/targets/a%00b | ''              | path/id      | control-character",
            })
    void refusedByName(String path, String query, String pointer, String code) {
        raw(path + (query.isEmpty() ? "" : "?" + query))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", is("invalid-request"))
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
    }

    @Test
    void allThatIsWrongAtOnce() {
        raw("/tasks?limit=abc&colour=red&dueFrom=x&role=BOSS&q=%07")
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("query/limit", "query/colour", "query/dueFrom", "query/role", "query/q"));
    }

    @Test
    void aCursorIsGoodForItsOwnOrderOnly() {
        String next = as(VIEWER).get("/targets?limit=5&sort=order").path("next");
        for (String sort : List.of("-order", "statement", "indicatorCode")) {
            as(VIEWER)
                    .queryParam("cursor", next)
                    .queryParam("sort", sort)
                    .get("/targets")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("query/cursor"))
                    .body("errors.code", contains("bad-cursor"));
        }
        as(VIEWER)
                .queryParam("cursor", next)
                .get("/targets")
                .then()
                .statusCode(200)
                .body("items[0].code", is("I.6"));
    }

    /** A cursor made by hand is refused before the database sees it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"dueOn\",\"tomorrow\",\"x\"]",
                "[\"dueOn\",\"+99999-01-01\",\"x\"]",
                "[\"dueOn\",\"+999999999-12-31\",\"x\"]",
                "[\"dueOn\",\"0000-01-01\",\"x\"]",
                "[\"dueOn\",\"-0001-01-01\",\"x\"]",
                "[\"dueOn\",\"-infinity\",\"x\"]",
                "[\"dueOn\",\"2026-12-31\",\"a\\u0000\"]",
                "[\"dueOn\",null,\"x\"]",
                "[\"dueOn\",\"2026-12-31\"]",
                "[\"dueOn\",\"2026-12-31\",\"x\",\"y\"]",
                "[null,\"2026-12-31\",\"x\"]",
                "{\"sort\":\"dueOn\"}",
                "null",
            })
    void forgedCursors(String json) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        as(VIEWER)
                .queryParam("sort", "dueOn")
                .queryParam("cursor", cursor)
                .get("/tasks")
                .then()
                .statusCode(400)
                .body("errors.code", contains("bad-cursor"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/plans",
                "/plans/da06-10816",
                "/plans/da06-10816/findings",
                "/targets",
                "/targets?limit=3&sort=-statement",
                "/targets/da06-10816.MT.I.1",
                "/tasks?unit=Công an xã&role=LEAD",
                "/tasks/da06-10816.NV.VII.4",
                "/units",
                "/units/10816.CA",
                "/localities/31",
            })
    void notModified(String path) {
        Response first = as(VIEWER).get(path);
        first.then()
                .statusCode(200)
                .header("Cache-Control", "private, no-cache")
                .header("ETag", notNullValue());
        String etag = first.header("ETag");
        String bare = etag.replaceFirst("^W/", "");
        for (String match : List.of(etag, "W/" + bare, "\"other\", " + etag, "*")) {
            as(VIEWER)
                    .header("If-None-Match", match)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", is(etag))
                    .body(is(emptyString()));
        }
        as(VIEWER).header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"/targets,2", "/targets?unit=10816.CA,3", "/tasks,2", "/units,1", "/plans,1", "/localities,1"})
    void aListCostsTheSameWhateverItsLength(String path, int statements) {
        for (int limit : new int[] {2, 50}) {
            long cost = statementsOf(
                    () -> as(VIEWER).queryParam("limit", limit).get(path).then().statusCode(200));
            assertEquals(statements, cost, path + " limit " + limit);
        }
    }

    @Test
    void messagesNameTheParameterInBothLanguages() {
        as(VIEWER)
                .header("Accept-Language", "en")
                .get("/targets?limit=201")
                .then()
                .header("Content-Language", "en")
                .body("errors[0].message", is("The value must lie between 1 and 200."));
        as(VIEWER)
                .get("/targets?sort=x")
                .then()
                .header("Content-Language", "vi")
                .body("errors[0].message", containsString("order, indicatorCode, statement"));
    }

    private static Response raw(String pathAndQuery) {
        return as(VIEWER).urlEncodingEnabled(false).get(pathAndQuery);
    }

    private static List<String> codes(String list, String sort) {
        List<JsonNode> rows = Pages.walk(VIEWER, list, Map.of("sort", sort), 7);
        return Pages.texts(rows, "code");
    }

    private static List<String> found(String parameter, String value) {
        return Pages.texts(Pages.walk(VIEWER, "/tasks", Map.of(parameter, value), 7), "code");
    }
}
