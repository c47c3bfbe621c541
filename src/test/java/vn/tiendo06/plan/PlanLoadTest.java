package vn.tiendo06.plan;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Tokens;

/** Loading plans: again, changed, dry, by whom, for which commune. */
@QuarkusTest
class PlanLoadTest extends ApiTest {

    private static final String OTHER = "10901";
    private static final String CITY_ADMIN = Tokens.of("administrator", "31");
    private static final String OTHER_ADMIN = Tokens.of("administrator", OTHER);
    private static final String OTHER_VIEWER = Tokens.of("viewer", OTHER);

    @BeforeEach
    void otherCommune() {
        as(CITY_ADMIN, Map.of("code", OTHER, "name", "Xã Nạp Thử", "level", "COMMUNE", "parentCode", "31"))
                .post("/localities");
        as(OTHER_VIEWER).get("/localities/{code}", OTHER).then().statusCode(200).body("name", is("Xã Nạp Thử"));
    }

    @Test
    void theSameAgainChangesNothing() throws IOException {
        Map<String, String> before = etags(PLAN, Tokens.of("viewer", COMMUNE));
        assertEquals(1 + 56 + 51, before.size());

        load(Tokens.of("administrator", COMMUNE), packaged())
                .statusCode(200)
                .body("planCode", is(PLAN))
                .body("dryRun", is(false))
                .body("plan", is("UNCHANGED"))
                .body("created", is(0))
                .body("updated", is(0))
                .body("unchanged", is(107))
                .body("rows", empty());

        assertEquals(before, etags(PLAN, Tokens.of("viewer", COMMUNE)));
    }

    @Test
    void aDryRunStoresNothing() throws IOException {
        ObjectNode changed = SmallPlan.parse(packaged());
        ((ObjectNode) changed.get("targets").get(3)).put("statement", "Khác");
        Map<String, String> before = etags(PLAN, Tokens.of("viewer", COMMUNE));
        as(Tokens.of("administrator", COMMUNE), changed.toString())
                .post("/plans?dryRun=true")
                .then()
                .statusCode(200)
                .body("dryRun", is(true))
                .body("plan", is("UPDATED"))
                .body("updated", is(1))
                .body("unchanged", is(106))
                .body("rows.row", contains("targets/I.4"));
        assertEquals(before, etags(PLAN, Tokens.of("viewer", COMMUNE)));
        as(Tokens.of("viewer", COMMUNE))
                .get("/targets/" + PLAN + ".MT.I.4")
                .then()
                .body("statement", not("Khác"));

        ObjectNode added = SmallPlan.of("dry", OTHER);
        ((ArrayNode) added.get("units"))
                .addObject()
                .put("code", OTHER + ".DRY")
                .put("name", "Chạy thử")
                .put("kind", "OFFICE")
                .put("localityCode", OTHER);
        as(OTHER_ADMIN, added.toString())
                .post("/plans?dryRun=true")
                .then()
                .statusCode(200)
                .body("plan", is("CREATED"))
                .body("created", is(4));
        as(OTHER_VIEWER).get("/plans/dry").then().statusCode(404);
        as(OTHER_VIEWER).get("/units/" + OTHER + ".DRY").then().statusCode(404);
    }

    @Test
    void anotherCommunesPlanIsItsOwn() {
        load(OTHER_ADMIN, SmallPlan.of("own", OTHER))
                .statusCode(200)
                .body("plan", is("CREATED"))
                .body("created", is(4))
                .body("rows.row", contains("targets/I.1", "targets/I.2", "tasks/I.1", "tasks/I.2"))
                .body("rows.outcome", contains("CREATED", "CREATED", "CREATED", "CREATED"));

        List<String> paths = List.of("/plans/own", "/plans/own/findings", "/targets/own.MT.I.1", "/tasks/own.NV.I.2");
        for (String path : paths) {
            as(OTHER_VIEWER).get(path).then().statusCode(200);
            as(Tokens.of("viewer", "31")).get(path).then().statusCode(200);
            as(Tokens.reporter("31.CA")).get(path).then().statusCode(200);
            as(Tokens.of("viewer", COMMUNE)).get(path).then().statusCode(404).body("code", is("not-found"));
            as(Tokens.reporter(POLICE)).get(path).then().statusCode(404);
        }
        for (String list : List.of("/targets", "/tasks")) {
            assertEquals(
                    2, Pages.walk(OTHER_VIEWER, list, Map.of("plan", "own"), 50).size());
            assertEquals(List.of(), Pages.walk(Tokens.of("viewer", COMMUNE), list, Map.of("plan", "own"), 50));
        }
        assertEquals(
                List.of(PLAN), Pages.texts(Pages.walk(Tokens.of("viewer", COMMUNE), "/plans", Map.of(), 50), "code"));

        // One wording, in each commune its own unit, and the city's unit shared.
        as(OTHER_VIEWER)
                .get("/targets/own.MT.I.1")
                .then()
                .body("monitoringUnits.code", contains(OTHER + ".CA", "31.CA"))
                .body("indicatorCode", is("DA06.I.1"));
        assertEquals(
                List.of(OTHER + ".CA"),
                Pages.texts(Pages.walk(OTHER_VIEWER, "/units", Map.of("name", "Công an xã"), 50), "code"));
        as(OTHER_VIEWER).get("/units/" + POLICE).then().statusCode(404);
        as(OTHER_VIEWER).get("/units/31.CA").then().statusCode(200).body("name", is("Công an thành phố"));
    }

    @Test
    void aChangedRowMovesItsOwnEtagAndThePlans() {
        ObjectNode plan = SmallPlan.of("changed", OTHER);
        load(OTHER_ADMIN, plan).statusCode(200).body("plan", is("CREATED"));
        Map<String, String> before = etags("changed", OTHER_VIEWER);

        ((ObjectNode) plan.get("targets").get(1)).put("statement", "Tỷ lệ hồ sơ trực tuyến");
        load(OTHER_ADMIN, plan)
                .statusCode(200)
                .body("plan", is("UPDATED"))
                .body("created", is(0))
                .body("updated", is(1))
                .body("unchanged", is(3))
                .body("rows.row", contains("targets/I.2"))
                .body("rows.outcome", contains("UPDATED"));

        Map<String, String> after = etags("changed", OTHER_VIEWER);
        after.forEach((path, etag) -> {
            if (path.equals("/plans/changed") || path.equals("/targets/changed.MT.I.2")) {
                assertNotEquals(before.get(path), etag, path);
            } else {
                assertEquals(before.get(path), etag, path);
            }
        });
        as(OTHER_VIEWER).get("/targets/changed.MT.I.2").then().body("statement", is("Tỷ lệ hồ sơ trực tuyến"));
    }

    @Test
    void changedUnitsOfARowAreStored() {
        ObjectNode plan = SmallPlan.of("regrouped", OTHER);
        load(OTHER_ADMIN, plan).statusCode(200);
        ObjectNode task = (ObjectNode) plan.get("tasks").get(0);
        task.putArray("leads").add("Các phòng chuyên môn").add("Công an xã");
        task.putArray("coordinators");
        task.putNull("deliverable");
        load(OTHER_ADMIN, plan).statusCode(200).body("rows.row", contains("tasks/I.1"));
        as(OTHER_VIEWER)
                .get("/tasks/regrouped.NV.I.1")
                .then()
                .body("leads.code", contains(OTHER + ".PCM", OTHER + ".CA"))
                .body("coordinators", empty())
                .body("deliverable", nullValue());
    }

    @Test
    void rowsAreAddedButNeverRemoved() {
        load(OTHER_ADMIN, SmallPlan.of("grown", OTHER)).statusCode(200);
        load(OTHER_ADMIN, SmallPlan.of("grown", OTHER, 3, 2))
                .statusCode(200)
                .body("created", is(1))
                .body("unchanged", is(4))
                .body("rows.row", contains("targets/I.3"));

        load(OTHER_ADMIN, SmallPlan.of("grown", OTHER, 2, 1))
                .statusCode(422)
                .body("code", is("plan-refused"))
                .body("errors.code", contains("row-removed", "row-removed"))
                .body("errors[0].message", containsString("grown.MT.I.3"))
                .body("errors[1].message", containsString("grown.NV.I.2"));
        assertEquals(
                3,
                Pages.walk(OTHER_VIEWER, "/targets", Map.of("plan", "grown"), 50)
                        .size());
    }

    @Test
    void theSourceIsKeptToTheLastSpace() {
        ObjectNode plan = SmallPlan.of("verbatim", OTHER);
        ((ObjectNode) plan.get("tasks").get(1)).put("source", "2\tViệc \t \t").put("statement", "  Việc  ");
        load(OTHER_ADMIN, plan).statusCode(200);
        as(OTHER_VIEWER)
                .get("/tasks/verbatim.NV.I.2")
                .then()
                .body("source", is("2\tViệc \t \t"))
                .body("statement", is("Việc"));
    }

    @Test
    void aPlanStaysWithItsLocality() {
        load(CITY_ADMIN, SmallPlan.of(PLAN, OTHER))
                .statusCode(422)
                .body("errors.code", contains("plan-moved"))
                .body("errors[0].pointer", is("/localityCode"));
    }

    @Test
    void onlyTheLocalitysOwnAdministratorsLoad() {
        ObjectNode plan = SmallPlan.of("foreign", OTHER);
        load(Tokens.of("administrator", COMMUNE), plan)
                .statusCode(422)
                .body("code", is("plan-refused"))
                .body("errors.pointer", contains("/localityCode"))
                .body("errors.code", contains("outside-scope"));
        for (String role : List.of("viewer", "reviewer", "auditor", "integrator")) {
            load(Tokens.of(role, OTHER), plan).statusCode(403).body("code", is("forbidden"));
        }
        load(Tokens.reporter(OTHER + ".CA"), plan).statusCode(403);
        as(OTHER_VIEWER).get("/plans/foreign").then().statusCode(404);
    }

    @Test
    void aDocumentOverFiveMegabytesIsRefused() {
        ObjectNode plan = SmallPlan.of("large", OTHER);
        plan.put("title", "x".repeat(5_000_000));
        load(OTHER_ADMIN, plan).statusCode(422).body("errors.pointer", contains("/title"));
        plan.put("title", "x".repeat(5_300_000));
        load(OTHER_ADMIN, plan).statusCode(413).body("code", is("payload-too-large"));
    }

    /** A city's units are everybody's: a commune neither adds one nor says what others call it. */
    @Test
    void aCommuneAddsUnitsOnlyToItself() {
        for (String code : List.of("31.ZZ", "10825.CA")) {
            ObjectNode plan = SmallPlan.of("grasp", OTHER);
            plan.withArray("units")
                    .addObject()
                    .put("code", code)
                    .put("name", "Đơn vị lạ")
                    .put("kind", "POLICE")
                    .put("localityCode", code.startsWith("31") ? "31" : OTHER);
            load(OTHER_ADMIN, plan)
                    .statusCode(422)
                    .body("errors.code", contains(code.startsWith("31") ? "unit-of-others" : "code-prefix"));
        }
    }

    @Test
    void anAliasAddedToAUnitMovesItsEtag() {
        ObjectNode plan = SmallPlan.of("alias", OTHER);
        load(OTHER_ADMIN, plan).statusCode(200);
        String unit = "/units/" + OTHER + ".PCM";
        String before = etag(unit, OTHER_VIEWER);
        ((ObjectNode) plan.get("units").get(2)).putArray("aliases").add("Các phòng của xã");
        load(OTHER_ADMIN, plan).statusCode(200).body("plan", is("UPDATED")).body("rows", empty());
        as(OTHER_VIEWER)
                .header("If-None-Match", before)
                .get(unit)
                .then()
                .statusCode(200)
                .body("aliases", contains("Các phòng của xã"));
        String after = etag(unit, OTHER_VIEWER);
        assertNotEquals(before, after);
        plan.put("title", "Kế hoạch khác");
        load(OTHER_ADMIN, plan).statusCode(200).body("plan", is("UPDATED"));
        assertEquals(after, etag(unit, OTHER_VIEWER));
    }

    @Test
    void aRepeatedKeyGetsTheFirstAnswer() {
        ObjectNode plan = SmallPlan.of("keyed", OTHER);
        Response first = keyed("plan-key-1", plan, "/plans");
        first.then().statusCode(200).body("plan", is("CREATED")).header("Idempotency-Replayed", nullValue());
        Response again = keyed("plan-key-1", plan, "/plans");
        again.then().statusCode(200).header("Idempotency-Replayed", is("true"));
        assertEquals(first.asString(), again.asString());

        plan.put("title", "Kế hoạch khác");
        keyed("plan-key-1", plan, "/plans").then().statusCode(422).body("code", is("idempotency-key-reused"));
        as(OTHER_VIEWER).get("/plans/keyed").then().body("title", not("Kế hoạch khác"));
        keyed("short", plan, "/plans")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("header/Idempotency-Key"));
    }

    @Test
    void aKeyUsedForADryRunIsNotGoodForTheLoad() {
        ObjectNode plan = SmallPlan.of("dry-keyed", OTHER);
        keyed("plan-key-2", plan, "/plans?dryRun=true").then().statusCode(200).body("plan", is("CREATED"));
        keyed("plan-key-2", plan, "/plans").then().statusCode(422).body("code", is("idempotency-key-reused"));
    }

    @Test
    void aRefusedDocumentDoesNotUseUpItsKey() {
        ObjectNode plan = SmallPlan.of("retried", OTHER);
        ObjectNode target = (ObjectNode) plan.get("targets").get(0);
        target.putArray("monitoringUnits").add("Không có");
        keyed("plan-key-3", plan, "/plans").then().statusCode(422).body("code", is("plan-refused"));
        target.putArray("monitoringUnits").add("Công an xã");
        keyed("plan-key-3", plan, "/plans").then().statusCode(200).body("plan", is("CREATED"));
    }

    @Test
    void twoLoadsAtOnceMakeOnePlan() {
        String plan = SmallPlan.of("raced", OTHER).toString();
        List<CompletableFuture<Response>> loads = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> as(OTHER_ADMIN, plan).post("/plans")))
                .limit(4)
                .toList();
        List<String> outcomes = loads.stream()
                .map(CompletableFuture::join)
                .map(response -> response.statusCode() == 200 ? response.<String>path("plan") : response.asString())
                .sorted()
                .toList();
        assertEquals(List.of("CREATED", "UNCHANGED", "UNCHANGED", "UNCHANGED"), outcomes);
    }

    @Test
    void aLoadWaitsForARowThatIsBeingChanged() throws Exception {
        ObjectNode plan = SmallPlan.of("waited", OTHER);
        load(OTHER_ADMIN, plan).statusCode(200).body("plan", is("CREATED"));
        ((ObjectNode) plan.get("targets").get(0)).put("statement", "Khác trước");
        CompletableFuture<Response> load;
        try (Connection other = dataSource.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeUpdate("update subject set version = version + 1 where id = 'waited.MT.I.1'");
            load = CompletableFuture.supplyAsync(
                    () -> as(OTHER_ADMIN, plan.toString()).post("/plans"));
            awaitWaiting();
            other.commit();
        }
        load.join().then().statusCode(200).body("plan", is("UPDATED")).body("updated", is(1));
        as(OTHER_VIEWER)
                .get("/targets/waited.MT.I.1")
                .then()
                .body("statement", is("Khác trước"))
                .header("ETag", "\"2\"");
    }

    private void awaitWaiting() throws Exception {
        try (Connection looker = dataSource.getConnection();
                Statement statement = looker.createStatement()) {
            boolean waiting = false;
            while (!waiting) {
                Thread.sleep(20);
                try (ResultSet count = statement.executeQuery(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
                    count.next();
                    waiting = count.getInt(1) > 0;
                }
            }
        }
    }

    private static ValidatableResponse load(String token, Object document) {
        return as(token, document.toString()).post("/plans").then();
    }

    private static Response keyed(String key, ObjectNode plan, String path) {
        return as(OTHER_ADMIN, plan.toString())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .post(path);
    }

    private static Map<String, String> etags(String plan, String token) {
        Map<String, String> etags = new LinkedHashMap<>();
        etags.put("/plans/" + plan, etag("/plans/" + plan, token));
        for (String list : List.of("/targets", "/tasks")) {
            Pages.texts(Pages.walk(token, list, Map.of("plan", plan), 200), "id")
                    .forEach(id -> etags.put(list + "/" + id, etag(list + "/" + id, token)));
        }
        return etags;
    }

    private static String etag(String path, String token) {
        return as(token).get(path).then().statusCode(200).extract().header("ETag");
    }

    private static String packaged() throws IOException {
        try (InputStream in = PlanLoadTest.class.getResourceAsStream("/plans/" + PLAN + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
