package vn.tiendo06.plan;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Joining;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.Tokens;

/** Another commune joins: localities, units and a plan from a template with one call each. */
@QuarkusTest
class JoiningTest extends ApiTest {

    private static final String ADMIN = Tokens.of("administrator", Joining.CITY);
    private static final String CODE = Joining.COMMUNE;

    @AfterEach
    void leave() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(Joining.FORGET);
            statement.execute("delete from locality where code in ('98001')");
            statement.execute("delete from locality where code in ('98')");
        }
    }

    // ---- What is the neighbours' own

    /** A plan's dashboard would not learn of what becomes of such a unit (docs/adr/0029). */
    @Test
    void aNeighboursUnitIsInNoPlanOfOurs() {
        Joining.prepared();
        String foreign = CODE + ".CA";
        String unit = COMMUNE + ".VH";
        as(ADMIN, Map.of("validTo", "2027-12-31", "successors", List.of(foreign)))
                .header("If-Match", as(ADMIN).get("/units/{code}", unit).header("ETag"))
                .put("/units/{code}/ending", unit)
                .then()
                .statusCode(400)
                .body("errors.code", contains("unknown-unit"));
        as(
                        ADMIN,
                        Map.of(
                                "code",
                                Prepared.NEW_UNIT,
                                "localityCode",
                                COMMUNE,
                                "name",
                                "Các đơn vị thử",
                                "kind",
                                "GROUP",
                                "members",
                                List.of(foreign)))
                .post("/units")
                .then()
                .statusCode(400)
                .body("errors.code", contains("unresolved-unit"));
        String target = PLAN + ".MT.III.3";
        as(ADMIN, Map.of("unit", foreign))
                .header("If-Match", as(ADMIN).get("/targets/{id}", target).header("ETag"))
                .put("/targets/{id}/accountable-unit", target)
                .then()
                .statusCode(400)
                .body("errors.code", contains("unknown-unit"));
    }

    // ---- From nothing to the first report

    @Test
    void aCommuneJoinsWithThreeCallsAndTheCitySeesItAtOnce() {
        Joining.loadLocalities(Joining.list()).then().statusCode(200).body("created", is(2));
        Joining.loadUnits(Joining.units())
                .then()
                .statusCode(200)
                .body("created", is(15))
                .body("units.outcome", hasItem("UPDATED"));
        Joining.plan(Joining.planBody())
                .then()
                .statusCode(200)
                .body("load.planCode", is(Joining.PLAN))
                .body("load.created", is(107))
                .body("units.find { it.wording == 'Công an xã' }.unit", is(CODE + ".CA"))
                .body("units.find { it.wording == 'Sở Nội vụ' }.unit", is("31.SNV"))
                .body("findings.counts", hasEntry("missing-unit-of-measure", 5));

        String portal = Tokens.of("integrator", Joining.CITY);
        rollup(portal).then().body("total.owed", is(2)).body("items.locality.code", hasItems(COMMUNE, CODE));
        Reports.approved(
                Tokens.reporter(CODE + ".CA"),
                Tokens.of("reviewer", CODE),
                Reports.draft(
                        Joining.PLAN + ".MT.III.3",
                        "Công an xã",
                        "2026-11",
                        Map.of("numerator", 900, "denominator", 1000)));
        rollup(portal)
                .then()
                .body("total.reported", is(1))
                .body("total.whole.value", is(90))
                .body("items.find { it.locality.code == '" + CODE + "' }.value", is(90));
        as(portal).get("/submissions?plan={plan}", Joining.PLAN).then().body("items.state", contains("APPROVED"));
        as(portal)
                .get("/changes?kind=plan&locality=31")
                .then()
                .statusCode(200)
                .body("items.objectId", hasItem(Joining.PLAN));
        as(Tokens.reporter(CODE + ".CA"))
                .get("/worklist")
                .then()
                .statusCode(200)
                .body("owed", notNullValue());
    }

    private static Response rollup(String token) {
        return as(token).get("/rollups?indicator=DA06.III.3&locality=31");
    }

    @Test
    void doneAgainNothingChanges() {
        Joining.prepared();
        Joining.plan(Joining.planBody()).then().statusCode(200);
        Joining.loadLocalities(Joining.list())
                .then()
                .body("created", is(0))
                .body("updated", is(0))
                .body("unchanged", is(2))
                .body("lines", empty());
        Joining.loadUnits(Joining.units())
                .then()
                .body("created", is(0))
                .body("updated", is(0))
                .body("unchanged", is(21));
        Joining.plan(Joining.planBody())
                .then()
                .body("load.plan", is("UNCHANGED"))
                .body("load.unchanged", is(107));
    }

    @Test
    void triedOnlyNothingIsStored() {
        Response localities =
                as(ADMIN).contentType(Joining.CSV).body(Joining.list()).post("/localities/bulk?dryRun=true");
        localities.then().statusCode(200).body("dryRun", is(true)).body("created", is(2));
        as(ADMIN).get("/localities/{code}", CODE).then().statusCode(404);
        Joining.loadLocalities(Joining.list());
        as(ADMIN)
                .contentType(Joining.CSV)
                .body(Joining.units())
                .post("/units/bulk-csv?dryRun=true&locality=" + CODE)
                .then()
                .body("created", is(15));
        as(ADMIN).get("/units/{code}", CODE + ".CA").then().statusCode(404);
        Joining.loadUnits(Joining.units());
        as(ADMIN, Joining.planBody())
                .post("/plans/from-template?dryRun=true")
                .then()
                .statusCode(200)
                .body("load.created", is(107))
                .body("findings", nullValue());
        as(ADMIN).get("/plans/{code}", Joining.PLAN).then().statusCode(404);
    }

    @Test
    void theNewPlanSaysWhatTheTemplateSays() {
        Joining.prepared();
        Joining.plan(Joining.planBody()).then().statusCode(200);
        for (String path : List.of("/targets?limit=200&plan=", "/tasks?limit=200&plan=")) {
            String viewer = Tokens.of("viewer", Joining.CITY);
            List<Map<String, Object>> old = as(viewer).get(path + PLAN).path("items");
            List<Map<String, Object>> made = as(viewer).get(path + Joining.PLAN).path("items");
            assertEquals(old.size(), made.size());
            for (int i = 0; i < old.size(); i++) {
                for (String field : List.of(
                        "code",
                        "indicatorCode",
                        "statement",
                        "measure",
                        "unitOfMeasure",
                        "milestones",
                        "schedule",
                        "deliverable",
                        "note")) {
                    assertEquals(
                            old.get(i).get(field),
                            made.get(i).get(field),
                            old.get(i).get("id") + " " + field);
                }
                assertEquals(
                        units(old.get(i)),
                        units(made.get(i)),
                        old.get(i).get("id").toString());
            }
        }
    }

    private static List<Object> units(Map<String, Object> row) {
        return List.of("monitoringUnits", "leads", "coordinators").stream()
                .filter(row::containsKey)
                .flatMap(field -> ((List<?>) row.get(field)).stream())
                .map(unit -> (Object) ((Map<?, ?>) unit).get("code").toString().replaceFirst("^" + CODE, COMMUNE))
                .toList();
    }

    // ---- The list of localities

    @Test
    void faultsAreToldByLineAndColumnAndNothingIsStored() {
        String csv = """
                code,name,parentCode,level,validFrom,validTo
                31901,Xã Một,31,,,
                901,Xã Hai,31,,,
                31903,,31,,,
                31904,Xã Bốn,77,,,
                31905,Xã Năm,10816,,,
                31906,Xã Sáu,31,VILLAGE,,
                31907,Xã Bảy,31,,01/07/2025,
                31908,Xã Tám,31,,2025-07-01,2025-06-30
                31901,Xã Một,31,,,
                """;
        Joining.loadLocalities(csv)
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        contains("line/3/code", "line/4/name", "line/7/level", "line/8/validFrom", "line/10/code"));
        Joining.loadLocalities("""
                code,name,parentCode,level,validFrom,validTo
                31904,Xã Bốn,77,,,
                31905,Xã Năm,10816,,,
                31908,Xã Tám,31,,2025-07-01,2025-06-30
                01999,Xã Chín,01,,,
                10816,Xã Hà Bắc,01,,,
                """)
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        contains(
                                "line/2/parentCode",
                                "line/3/parentCode",
                                "line/4/validTo",
                                "line/5/parentCode",
                                "line/6/parentCode"))
                .body(
                        "errors.code",
                        contains(
                                "unknown-parent",
                                "wrong-parent-level",
                                "contradicts",
                                "outside-scope",
                                "locality-moved"));
        as(ADMIN).get("/localities/31901").then().statusCode(404);
    }

    @Test
    void thePublishedListWillDoAsItIs() {
        Joining.loadLocalities("\uFEFFMã;Tên;Cấp;Mã TP\r\n31901;Xã Thử;Xã;31\r\n\r\n31902;Phường Thử;Phường;31\r\n")
                .then()
                .statusCode(200)
                .body("created", is(2))
                .body("lines.line", contains(2, 4));
        as(ADMIN).get("/localities/31902").then().body("level", is("COMMUNE")).body("parentCode", is("31"));
    }

    @Test
    void aNewNameIsAnUpdate() {
        Joining.loadLocalities(Joining.list());
        String etag = as(ADMIN).get("/localities/{code}", CODE).header("ETag");
        Joining.loadLocalities("code,name,parentCode\n31901,Xã Thử Mới,31\n")
                .then()
                .body("updated", is(1))
                .body("lines.outcome", contains("UPDATED"));
        Response now = as(ADMIN).get("/localities/{code}", CODE);
        now.then().body("name", is("Xã Thử Mới")).body("validFrom", is("2025-07-01"));
        assertTrue(!etag.equals(now.header("ETag")));
    }

    @Test
    void aProvinceAndItsCommunesComeTogether() {
        String csv = "code,name,parentCode\n98001,Xã Đầu,98\n98,Tỉnh Thử,VN\n";
        as(Tokens.of("administrator", "VN"))
                .contentType(Joining.CSV)
                .body(csv)
                .post("/localities/bulk")
                .then()
                .statusCode(200)
                .body("created", is(2));
        as(ADMIN).get("/localities?parent=98").then().body("items.code", contains("98001"));
        Joining.loadLocalities(csv.replace("98", "97"))
                .then()
                .statusCode(400)
                .body("errors.code", contains("outside-scope", "outside-scope"));
    }

    @Test
    void tablesThatAreNoneAreRefused() {
        table("", 400, "");
        table("code,name,parentCode\n", 400, "line/2");
        table("code,name\n31901,Xã\n", 400, "line/1");
        table("code,name,parentCode,population\n31901,Xã,31,9\n", 400, "line/1");
        table("code,name,parentCode,Tên\n31901,Xã,31,Xã\n", 400, "line/1");
        table("code,name,parentCode\n31901,\"Xã,31\n", 400, "line/2");
        table("code,name,parentCode\n31901,Xã,31,thừa\n", 400, "line/2");
        as(ADMIN)
                .contentType("text/csv")
                .body(new byte[] {'c', (byte) 0xC3, (byte) 0x28})
                .post("/localities/bulk")
                .then()
                .statusCode(400)
                .body("errors.code", contains("not-utf8"));
        as(ADMIN)
                .contentType("application/json")
                .body("{}")
                .post("/localities/bulk")
                .then()
                .statusCode(415);
        as(ADMIN)
                .contentType(Joining.CSV)
                .body("x".repeat(5 * 1024 * 1024 + 1))
                .post("/localities/bulk")
                .then()
                .statusCode(413);
        as(ADMIN)
                .contentType(Joining.CSV)
                .body(Joining.list())
                .post("/localities/bulk?dryrun=true")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("query/dryrun"));
    }

    private static void table(String csv, int status, String pointer) {
        Joining.loadLocalities(csv).then().statusCode(status).body("errors.pointer", contains(pointer));
    }

    /** As many as the country has, in one call and few statements. */
    @Test
    void aWholeProvinceIsAFewStatements() {
        String csv = IntStream.range(0, 99)
                .mapToObj(i -> "319%02d,Xã %d,31".formatted(i, i))
                .collect(Collectors.joining("\n", "code,name,parentCode\n", "\n"));
        long tried = statementsOf(() -> as(ADMIN)
                .contentType(Joining.CSV)
                .body(csv)
                .post("/localities/bulk?dryRun=true")
                .then()
                .body("created", is(99)));
        assertTrue(tried < 12, "statements: " + tried);
        Joining.loadLocalities(csv).then().body("created", is(99));
    }

    @Test
    void aRepeatedKeyLoadsOnce() {
        for (int i = 0; i < 2; i++) {
            as(ADMIN)
                    .contentType(Joining.CSV)
                    .header("Idempotency-Key", "localities-1")
                    .body(Joining.list())
                    .post("/localities/bulk")
                    .then()
                    .statusCode(200)
                    .body("created", is(2));
        }
    }

    // ---- The list of units

    @Test
    void faultsOfUnitsAreToldByLineAndColumn() {
        Joining.loadLocalities(Joining.list());
        String start = "code,name,kind,parentCode,members,aliases\n";
        units(start + "31901.A,Đơn vị A,BRANCH,,,\n", "line/2/kind", "unknown-value");
        units(start + "31901.A,,DIVISION,,,\n", "line/2/name", "required");
        units(start + "10816.A,Đơn vị A,DIVISION,,,\n", "line/2/code", "code-prefix");
        units(start + "31901.A,Đơn vị A,DIVISION,31901.X,,\n", "line/2/parentCode", "unresolved-unit");
        units(start + "31901.A,Đơn vị A,GROUP,,31901.X,\n", "line/2/members/0", "unresolved-unit");
        units(
                start + "31901.A,Đơn vị A,DIVISION,,,\n31901.B,Đơn vị B,DIVISION,,,đơn vị a\n",
                "line/3/aliases",
                "duplicate-alias");
        Map<String, Object> body = Map.of(
                "locality",
                CODE,
                "units",
                List.of(Map.of("code", "31901.A", "name", "A", "kind", "BRANCH", "localityCode", CODE)));
        as(ADMIN, body).post("/units/bulk").then().statusCode(400).body("errors.pointer", contains("/units/0/kind"));
        as(ADMIN, Map.of("locality", "01", "units", List.of(unit())))
                .post("/units/bulk")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/locality"));
        as(ADMIN, Map.of("locality", CODE, "units", List.of()))
                .post("/units/bulk")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/units"));
    }

    private static void units(String csv, String pointer, String code) {
        Joining.loadUnits(csv)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
    }

    private static Map<String, Object> unit() {
        return Map.of("code", CODE + ".CA", "name", "Công an xã", "kind", "POLICE", "localityCode", CODE);
    }

    @Test
    void unitsComeAsJsonToo() {
        Joining.loadLocalities(Joining.list());
        Map<String, Object> group = new HashMap<>(unit());
        group.put("code", CODE + ".LQ");
        group.put("name", "Các đơn vị liên quan");
        group.put("kind", "GROUP");
        group.put("members", List.of(CODE + ".CA"));
        group.put("aliases", List.of("Đơn vị liên quan"));
        Map<String, Object> body = Map.of("locality", CODE, "units", List.of(group, unit()));
        as(ADMIN, body).post("/units/bulk").then().statusCode(200).body("created", is(2));
        as(ADMIN, body).post("/units/bulk").then().body("unchanged", is(2)).body("units", empty());
        as(ADMIN)
                .get("/units/{code}", CODE + ".LQ")
                .then()
                .body("members.code", contains(CODE + ".CA"))
                .body("aliases", contains("Đơn vị liên quan"));
    }

    // ---- The plan

    @Test
    void wordingsThatStandForNoUnitAreFindingsByRow() {
        Joining.loadLocalities(Joining.list());
        Joining.loadUnits(Joining.units()
                        .lines()
                        .filter(line -> !line.startsWith(CODE + ".CA,"))
                        .collect(Collectors.joining("\n")))
                .then()
                .statusCode(200);
        Joining.plan(Joining.planBody())
                .then()
                .statusCode(422)
                .body("code", is("plan-refused"))
                .body("errors.code", everyItem(is("unresolved-unit")))
                .body("errors.row", hasItems("targets/III.3", "tasks/II.3"))
                .body("errors[0].message", containsString("Công an xã"));
        as(ADMIN).get("/plans/{code}", Joining.PLAN).then().statusCode(404);
    }

    @Test
    void badTemplatesAreRefused() {
        Joining.prepared();
        template("template", "da06-00000", 404, null);
        template("title", " ", 400, "/title");
        template("issuer", null, 400, "/issuer");
        template("locality", "31999", 422, "/localityCode");
        template("locality", "01", 422, "/localityCode");
        template("extra", 1, 400, "/extra");
        as(Tokens.of("administrator", "01"), Joining.planBody())
                .post("/plans/from-template")
                .then()
                .statusCode(404);
    }

    private static void template(String field, Object value, int status, String pointer) {
        Map<String, Object> body = Joining.planBody();
        body.put(field, value);
        Response answer = Joining.plan(body);
        assertEquals(status, answer.statusCode(), answer.asString());
        if (pointer != null) {
            answer.then().body("errors.pointer", hasItem(pointer));
        }
    }

    @Test
    void whatWasAssignedToTheTemplateLaterStaysWithIt() {
        as(
                        ADMIN,
                        Map.of(
                                "comparator",
                                "GTE",
                                "value",
                                150,
                                "document",
                                Map.of("number", "12/KH", "date", "2026-10-20", "issuer", "Bộ Công an")))
                .header(
                        "If-Match",
                        Prepared.existing("/targets/" + PLAN + ".MT.III.4").etag())
                .put("/targets/{id}/milestones/2026", PLAN + ".MT.III.4")
                .then()
                .statusCode(200);
        Joining.prepared();
        Joining.plan(Joining.planBody()).then().statusCode(200);
        as(ADMIN)
                .get("/targets/{id}", Joining.PLAN + ".MT.III.4")
                .then()
                .body("milestones.value", everyItem(nullValue()));
        as(ADMIN).get("/units?locality=" + CODE).then().body("items", hasSize(15));
    }
}
