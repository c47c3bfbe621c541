package vn.tiendo06.obligation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tiendo06.testing.Reports.create;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.drafted;
import static vn.tiendo06.testing.Reports.edit;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** Units begin, are renamed and end, and who owes follows; which of several answers is set. Today is 2026-11-23. */
@QuarkusTest
class UnitLifeTest extends ApiTest {

    private static final String ADMIN = Tokens.of("administrator", COMMUNE);
    private static final String OFFICE = "10816.VP";
    private static final String SOLE = PLAN + ".MT.IV.1";
    private static final String JOINT = PLAN + ".MT.I.1";

    @AfterEach
    void obligationsNameTheUnitThatTheRuleNames() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select count(*), count(*) filter (where o.unit_code is distinct from accountable_unit(s, o.ends_on))
                        from obligation('%s', '2026-01-01', '2027-12-31', now()) o join subject s on s.id = o.subject_id""".formatted(PLAN))) {
            row.next();
            assertTrue(row.getInt(1) > 500);
            assertEquals(0, row.getInt(2));
        }
    }

    private static ValidatableResponse end(String code, Map<String, ?> ending) {
        return as(ADMIN, ending)
                .header("If-Match", etag("/units/" + code))
                .put("/units/{code}/ending", code)
                .then();
    }

    private static String etag(String path) {
        return as(ADMIN).get(path).header("ETag");
    }

    private static String added(String code, String name) {
        as(ADMIN, Map.of("code", code, "localityCode", COMMUNE, "name", name, "kind", "DIVISION"))
                .post("/units")
                .then()
                .statusCode(201);
        return code;
    }

    /** Who owes a row by period, for the periods up to February 2027. */
    private static Map<String, String> owed(String subject) {
        return as(ADMIN)
                .queryParam("plan", PLAN)
                .queryParam("subject", subject)
                .queryParam("to", "2027-02-14")
                .get("/obligations")
                .then()
                .statusCode(200)
                .extract()
                .path("items.collectEntries { [it.period, it.unit.code] }");
    }

    @Test
    void aJoinedUnitOwesForItsTimeAndItsSuccessorSeesTheHistory() {
        String culture = Tokens.reporter(CULTURE);
        String office = Tokens.reporter(OFFICE);
        String old = drafted(culture, draft(SOLE, CULTURE, "2026-11", Map.of("value", 60)));
        end(CULTURE, Map.of("validTo", "2026-12-13", "successors", List.of("Văn phòng UBND xã")))
                .statusCode(200)
                .body("validTo", is("2026-12-13"))
                .body("successorCode", is(OFFICE))
                .body("successors.code", contains(OFFICE));
        as(ADMIN).get("/units/{code}", OFFICE).then().body("predecessors.code", contains(CULTURE));
        Map<String, String> owed = owed(SOLE);
        assertEquals(CULTURE, owed.get("2026-07"));
        assertEquals(CULTURE, owed.get("2026-11"));
        assertEquals(OFFICE, owed.get("2026-12"));
        assertEquals(OFFICE, owed.get("2027-02"));
        // Not before the day.
        as(office).get("/submissions/{id}", old).then().statusCode(404);
        create(culture, draft(SOLE, CULTURE, "2026-12", Map.of("value", 60)))
                .statusCode(400)
                .body("errors.code", contains("unit-not-its-time"));
        TestClock.set(LocalDate.of(2026, 12, 14));
        as(office).get("/submissions/{id}", old).then().statusCode(200).body("allowedActions", not(hasItem("EDIT")));
        as(office).get("/submissions/{id}/history", old).then().statusCode(200).body("items", hasSize(1));
        edit(office, old, 0, Map.of("figures", Map.of("value", 61))).statusCode(404);
        as(office)
                .queryParam("unit", "Văn phòng UBND xã")
                .queryParam("subject", SOLE)
                .get("/submissions")
                .then()
                .body("items.id", contains(old));
        as(office)
                .queryParam("unit", OFFICE)
                .queryParam("section", "IV")
                .get("/targets")
                .then()
                .body("items.id", hasItem(SOLE));
        create(office, draft(SOLE, OFFICE, "2026-11", Map.of("value", 60)))
                .statusCode(400)
                .body("errors.code", contains("unit-not-its-time"));
        create(office, draft(SOLE, OFFICE, "2026-12", Map.of("value", 60))).statusCode(201);
    }

    @Test
    void chainsAreFollowedAndCirclesRefused() {
        String b = added("10816.THU1", "Phòng thử một");
        String c = added("10816.THU2", "Phòng thử hai");
        end(CULTURE, Map.of("validTo", "2026-12-13", "successors", List.of(b))).statusCode(200);
        end(b, Map.of("validTo", "2027-01-13", "successors", List.of("Phòng thử hai")))
                .statusCode(200);
        Map<String, String> owed = owed(SOLE);
        assertEquals(b, owed.get("2026-12"));
        assertEquals(c, owed.get("2027-01"));
        end(c, Map.of("validTo", "2027-06-30", "successors", List.of(CULTURE)))
                .statusCode(400)
                .body("errors.code", contains("successor-circle"));
        end(c, Map.of("validTo", "2027-06-30", "successors", List.of(c))).statusCode(400);
        // Taken back: the first successor goes on.
        as(ADMIN)
                .header("If-Match", etag("/units/" + b))
                .delete("/units/{code}/ending", b)
                .then()
                .statusCode(200)
                .body("successors", empty());
        assertEquals(b, owed(SOLE).get("2027-01"));
        TestClock.set(LocalDate.of(2026, 12, 20));
        end(CULTURE, Map.of("validTo", "2027-03-31")).statusCode(409);
        as(ADMIN)
                .header("If-Match", etag("/units/" + CULTURE))
                .delete("/units/{code}/ending", CULTURE)
                .then()
                .statusCode(409);
    }

    @Test
    void ofASplitUnitEachRowGoesWhereItIsSet() {
        String first = added("10816.THU1", "Phòng thử một");
        String second = added("10816.THU2", "Phòng thử hai");
        end(CULTURE, Map.of("validTo", "2026-12-13", "successors", List.of(first, second)))
                .statusCode(200);
        String path = "/targets/" + SOLE;
        as(ADMIN, Map.of("unit", second, "effectiveFrom", "2026-12-14"))
                .header("If-Match", etag(path))
                .put(path + "/accountable-unit")
                .then()
                .statusCode(200)
                .body("accountable.unit.code", contains(second))
                .body("accountable[0].effectiveFrom", is("2026-12-14"));
        assertEquals(CULTURE, owed(SOLE).get("2026-11"));
        assertEquals(second, owed(SOLE).get("2026-12"));
        assertEquals(first, owed(PLAN + ".MT.IV.10").get("2026-12"));
    }

    @Test
    void aJointRowGoesToItsNextUnitWhereNobodyTakesOver() {
        end("10816.TTHCC", Map.of("validTo", "2026-12-13")).statusCode(200).body("successors", empty());
        assertEquals("10816.TTHCC", owed(JOINT).get("2026-11"));
        assertEquals(POLICE, owed(JOINT).get("2026-12"));
        end(CULTURE, Map.of("validTo", "2026-12-13")).statusCode(200);
        assertEquals(null, owed(SOLE).get("2026-12"));
    }

    @Test
    void whoAnswersIsSetFromADayOn() {
        String path = "/targets/" + JOINT;
        as(ADMIN, Map.of("unit", "Công an xã"))
                .header("If-Match", etag(path))
                .put(path + "/accountable-unit")
                .then()
                .statusCode(200);
        Map<String, String> owed = owed(JOINT);
        assertEquals(Prepared.CENTRE, owed.get("2026-10"));
        assertEquals(Prepared.CENTRE, owed.get("2026-11"));
        assertEquals(POLICE, owed.get("2026-12"));
        as(Tokens.reporter(Prepared.CENTRE))
                .queryParam("plan", PLAN)
                .queryParam("subject", JOINT)
                .queryParam("unit", Prepared.CENTRE)
                .queryParam("role", "CONTRIBUTOR")
                .queryParam("to", "2026-12-13")
                .get("/obligations")
                .then()
                .statusCode(200)
                .body("items.period", contains("2026-12"))
                .body("items[0].contributors.code", contains(Prepared.CENTRE));
        as(ADMIN)
                .queryParam("plan", PLAN)
                .queryParam("role", "CONTRIBUTOR")
                .get("/obligations")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("query/unit"));
    }

    @ParameterizedTest
    @CsvSource({
        "Phòng Văn hoá xã, , /unit",
        "Ban không có, , /unit",
        "' ', , /unit",
        "Công an xã, 2026-11-22, /effectiveFrom",
        "Công an xã, 2101-01-01, /effectiveFrom",
        "Công an xã, 31/12/2026, /effectiveFrom"
    })
    void whoCannotAnswer(String unit, String from, String pointer) {
        String path = "/targets/" + JOINT;
        as(ADMIN, from == null ? Map.of("unit", unit) : Map.of("unit", unit, "effectiveFrom", from))
                .header("If-Match", etag(path))
                .put(path + "/accountable-unit")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(pointer));
        as(ADMIN, Map.of("unit", "Công an xã"))
                .put(path + "/accountable-unit")
                .then()
                .statusCode(428);
        as(ADMIN, Map.of("unit", "Công an xã"))
                .header("If-Match", "\"999\"")
                .put(path + "/accountable-unit")
                .then()
                .statusCode(412);
    }

    @Test
    void aRenamedUnitKeepsItsFormerNameAndItsNameThroughPlans() {
        String code = added("10816.THU1", "Phòng thử một");
        as(ADMIN, Map.of("name", "Phòng mới", "kind", "OFFICE", "aliases", List.of("P. mới")))
                .header("If-Match", etag("/units/" + code))
                .put("/units/{code}", code)
                .then()
                .statusCode(200)
                .body("name", is("Phòng mới"))
                .body("aliases", hasItem("Phòng thử một"));
        for (String wording : List.of("phong thu mot", "P. mới", "Phòng mới")) {
            as(ADMIN).get("/units/{code}", wording).then().body("code", is(code));
        }
        as(ADMIN, Map.of("name", "Công an xã", "kind", "OFFICE"))
                .header("If-Match", etag("/units/" + code))
                .put("/units/{code}", code)
                .then()
                .statusCode(400)
                .body("errors.code", contains("duplicate-alias"));
        as(ADMIN, Map.of("name", "X1", "kind", "OFFICE"))
                .header("If-Match", "\"0\"")
                .put("/units/{code}", code)
                .then()
                .statusCode(412);
        as(ADMIN, Map.of("name", "X1", "kind", "OFFICE"))
                .put("/units/{code}", code)
                .then()
                .statusCode(428);
    }

    @ParameterizedTest
    @CsvSource({
        "10816.THU1, 10816, Tên, GROUPS, /kind",
        "10815.THU1, 10816, Tên, DIVISION, /code",
        "10816.thu1, 10816, Tên, DIVISION, /code",
        "10816.THU1, 99999, Tên, DIVISION, /localityCode",
        "10816.THU1, 31, Tên, DIVISION, /localityCode",
        "10816.THU1, 10816, Công an xã, DIVISION, /name",
        "10816.THU1, 10816, '---', DIVISION, /name",
        "10816.THU1, 10816, ' ', DIVISION, /name"
    })
    void badUnits(String code, String locality, String name, String kind, String pointer) {
        as(ADMIN, Map.of("code", code, "localityCode", locality, "name", name, "kind", kind))
                .post("/units")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void aCodeIsTakenOnceAndAKeyWritesOnce() {
        for (int i = 0; i < 2; i++) {
            as(ADMIN, Prepared.unitBody())
                    .header("Idempotency-Key", "unit-key-0001")
                    .post("/units")
                    .then()
                    .statusCode(201);
        }
        as(ADMIN, Map.of("code", Prepared.NEW_UNIT, "localityCode", COMMUNE, "name", "Tên khác", "kind", "OFFICE"))
                .post("/units")
                .then()
                .statusCode(409);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 10816.VP, /validTo",
        "2101-01-01, 10816.VP, /validTo",
        "2026-12-31, Ban không có, /successors/0",
        "2026-12-31, 10816.PCM, /successors/0",
        "2026-12-31, 10816.VH, /successors/0"
    })
    void badEndings(String day, String successor, String pointer) {
        end(CULTURE, Map.of("validTo", day, "successors", List.of(successor)))
                .statusCode(400)
                .body("errors.pointer", contains(pointer));
        end("10816.PCM", Map.of("validTo", "2026-12-31")).statusCode(400);
        as(Tokens.of("administrator", "01"), Map.of("validTo", "2026-12-31"))
                .header("If-Match", "\"1\"")
                .put("/units/{code}/ending", CULTURE)
                .then()
                .statusCode(404);
    }

    @Test
    void otherLeadsAddToTheReportAndTheApprovalBindsIt() {
        String police = Tokens.reporter(POLICE);
        String centre = Tokens.reporter(Prepared.CENTRE);
        Prepared.Stored draft = Prepared.jointDraft();
        as(police)
                .get("/submissions/{id}", draft.id())
                .then()
                .statusCode(200)
                .body("allowedActions", hasItem("CONTRIBUTE"))
                .body("allowedActions", not(hasItem("EDIT")));
        as(Tokens.reporter(CULTURE)).get("/submissions/{id}", draft.id()).then().statusCode(404);
        contribute(police, draft.id(), POLICE, draft.etag(), "Lần một").statusCode(200);
        contribute(police, draft.id(), POLICE, draft.etag(), "Lần hai").statusCode(412);
        contribute(police, draft.id(), POLICE, "\"1\"", "Lần hai")
                .statusCode(200)
                .body("contributions", hasSize(1))
                .body("contributions[0].narrative", is("Lần hai"))
                .body("contributions[0].unit.code", is(POLICE));
        contribute(centre, draft.id(), POLICE, "\"2\"", "x").statusCode(403);
        contribute(centre, draft.id(), Prepared.CENTRE, "\"2\"", "x").statusCode(400);
        contribute(police, draft.id(), POLICE, "\"2\"", " ")
                .statusCode(400)
                .body("errors.pointer", contains("/narrative"));
        as(centre)
                .header("If-Match", "\"2\"")
                .post("/submissions/{id}/submit", draft.id())
                .then()
                .statusCode(200);
        contribute(police, draft.id(), POLICE, "\"3\"", "Muộn").statusCode(409);
        as(Tokens.of("reviewer", COMMUNE))
                .header("If-Match", "\"3\"")
                .post("/submissions/{id}/approve", draft.id())
                .then()
                .statusCode(200);
        as(centre)
                .get("/submissions/{id}/receipt", draft.id())
                .then()
                .statusCode(200)
                .body("content.contains('\"contributions\":[{\"evidence\":[],\"narrative\":\"Lần hai\"')", is(true));
        String correction = as(centre)
                .post("/submissions/{id}/revisions", draft.id())
                .then()
                .statusCode(201)
                .body("contributions.narrative", contains("Lần hai"))
                .extract()
                .path("id");
        as(police)
                .header("If-Match", "\"0\"")
                .delete("/submissions/{id}/contributions/{unit}", correction, POLICE)
                .then()
                .statusCode(200)
                .body("contributions", empty());
        as(police)
                .header("If-Match", "\"1\"")
                .delete("/submissions/{id}/contributions/{unit}", correction, POLICE)
                .then()
                .statusCode(404);
    }

    @Test
    void theWorklistNamesWhatMayBeAddedTo() {
        String police = Tokens.reporter(POLICE);
        as(police).get("/worklist").then().statusCode(200).body("toContribute", empty());
        Prepared.Stored draft = Prepared.jointDraft();
        as(police)
                .get("/worklist")
                .then()
                .body("counts.toContribute", is(1))
                .body("toContribute.submissionId", contains(draft.id()))
                .body("toContribute[0].unit.code", is(Prepared.CENTRE))
                .body("toContribute[0].period", is(Prepared.PERIOD))
                .body("toContribute[0].state", is("DRAFT"))
                .body("toContribute[0].blockedBy", is((String) null));
        // Neither the unit that answers nor one that the row does not name.
        for (String other : List.of(Prepared.CENTRE, CULTURE)) {
            as(Tokens.reporter(other)).get("/worklist").then().body("toContribute", empty());
        }
        TestClock.set(LocalDate.of(2026, 11, 28));
        as(police).get("/worklist").then().body("toContribute.blockedBy", contains("LOCKED"));
        TestClock.reset();
        contribute(police, draft.id(), POLICE, draft.etag(), "Phần của Công an xã")
                .statusCode(200);
        as(police).get("/worklist").then().body("toContribute", empty());
    }

    @Test
    void ofTwoEndingsAtOnceOneIsDone() throws Exception {
        String a = added("10816.THU1", "Phòng thử một");
        String b = added("10816.THU2", "Phòng thử hai");
        // The same unit twice on the same version, and two units each in the other's place.
        assertEquals(
                List.of(200, 412), endedAtOnce(a, Map.of("validTo", "2026-12-31"), a, Map.of("validTo", "2027-01-31")));
        assertEquals(
                List.of(200, 400),
                endedAtOnce(
                        a,
                        Map.of("validTo", "2026-12-31", "successors", List.of(b)),
                        b,
                        Map.of("validTo", "2026-12-31", "successors", List.of(a))));
    }

    private static List<Integer> endedAtOnce(
            String one, Map<String, ?> ending, String other, Map<String, ?> otherEnding) throws Exception {
        String first = etag("/units/" + one);
        String second = etag("/units/" + other);
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> a = threads.submit(() -> endedFrom(start, one, first, ending));
            Future<Integer> b = threads.submit(() -> endedFrom(start, other, second, otherEnding));
            return Stream.of(a.get(), b.get()).sorted().toList();
        }
    }

    private static int endedFrom(CyclicBarrier start, String code, String etag, Map<String, ?> ending)
            throws Exception {
        start.await();
        return as(ADMIN, ending)
                .header("If-Match", etag)
                .put("/units/{code}/ending", code)
                .statusCode();
    }

    @Test
    void theHeirOfAGroupsMemberAnswersForTheGroup() {
        String subject = PLAN + ".NV.V.1";
        assertEquals("10816.VP", owed(subject).get("2026-11"));
        String heir = added("10816.THU1", "Phòng thử một");
        end("10816.VP", Map.of("validTo", "2026-12-13", "successors", List.of(heir)))
                .statusCode(200);
        assertEquals("10816.VP", owed(subject).get("2026-11"));
        assertEquals(heir, owed(subject).get("2026-12"));
    }

    @Test
    void aRenamedUnitOutlivesThePlansDocument() throws Exception {
        Map<String, Object> before =
                as(ADMIN).get("/units/{code}", CULTURE).jsonPath().getMap("");
        try {
            rename(Map.of(
                    "name", "Phòng Văn hoá - Xã hội xã", "kind", before.get("kind"), "aliases", before.get("aliases")));
            String document = new String(
                    getClass().getResourceAsStream("/plans/" + PLAN + ".json").readAllBytes(), UTF_8);
            as(Tokens.of("administrator", "VN"), document).post("/plans").then().statusCode(200);
            as(ADMIN)
                    .get("/units/{code}", "Phòng Văn hoá xã")
                    .then()
                    .body("code", is(CULTURE))
                    .body("name", is("Phòng Văn hoá - Xã hội xã"));
            // The plan's own word for it is its former name.
            as(ADMIN)
                    .get("/targets/{id}", SOLE)
                    .then()
                    .body("monitoringUnits.name", contains("Phòng Văn hoá - Xã hội xã"));
        } finally {
            rename(Map.of("name", before.get("name"), "kind", before.get("kind"), "aliases", before.get("aliases")));
        }
    }

    private static void rename(Map<String, ?> content) {
        as(ADMIN, content)
                .header("If-Match", etag("/units/" + CULTURE))
                .put("/units/{code}", CULTURE)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse contribute(String token, String id, String unit, String etag, String narrative) {
        return as(token, Map.of("narrative", narrative))
                .header("If-Match", etag)
                .put("/submissions/{id}/contributions/{unit}", id, unit)
                .then();
    }
}
