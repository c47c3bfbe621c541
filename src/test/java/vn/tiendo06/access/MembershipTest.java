package vn.tiendo06.access;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

/** Roles and scope that an administrator keeps for accounts whose sign-in system knows no units. */
@QuarkusTest
class MembershipTest extends ApiTest {

    private static final String CITY = "31";
    private static final String ELSEWHERE = "01";

    private final String nation = Tokens.of("administrator", "VN");
    private final String commune = Tokens.of("administrator", COMMUNE);

    private static Map<String, Object> body(String subject, String role, List<String> units, List<String> localities) {
        Map<String, Object> body = new HashMap<>();
        body.put("issuer", Tokens.ISSUER);
        body.put("subject", subject);
        body.put("role", role);
        body.put("units", units);
        body.put("localities", localities);
        return body;
    }

    private static Map<String, Object> police() {
        return body("an.nguyen", "REPORTER", List.of(POLICE), List.of());
    }

    private String grant(String subject, String role, List<String> units, List<String> localities) {
        return as(nation, body(subject, role, units, localities))
                .post("/memberships")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A token that says who it is and nothing else. */
    private static String account(String subject, String... roles) {
        return Tokens.token(subject, Set.of(roles), List.of(), List.of());
    }

    private static ValidatableResponse faulty(Response response) {
        return response.then().statusCode(400).body("code", is("invalid-request"));
    }

    // ---- What a membership is worth

    @Test
    void anAccountWithoutClaimsHasTheRoleAndScopeOfItsMembership() {
        String police = account("an.nguyen");
        as(police).get("/plans").then().statusCode(403);
        grant("an.nguyen", "REPORTER", List.of(POLICE), List.of());
        as(police).get("/plans").then().statusCode(200).body("items.code", contains(PLAN));
        as(police, Prepared.draftBody()).post("/submissions").then().statusCode(201);
        as(police).get("/memberships").then().statusCode(403);
        as(account("another")).get("/plans").then().statusCode(403);
    }

    @Test
    void aMembershipIsOfOneIssuersAccount() {
        Map<String, Object> other = body("an.nguyen", "VIEWER", List.of(), List.of(COMMUNE));
        other.put("issuer", "https://elsewhere.test");
        as(nation, other).post("/memberships").then().statusCode(201);
        as(account("an.nguyen")).get("/plans").then().statusCode(403);
    }

    @Test
    void takenBackItIsWorthNothing() {
        String id = grant("an.nguyen", "VIEWER", List.of(), List.of(COMMUNE));
        as(account("an.nguyen")).get("/plans").then().statusCode(200);
        as(nation)
                .header("If-Match", "\"1\"")
                .delete("/memberships/{id}", id)
                .then()
                .statusCode(204);
        as(account("an.nguyen")).get("/plans").then().statusCode(403);
        as(nation).get("/memberships/{id}", id).then().statusCode(404);
    }

    @Test
    void aRoleOfTheTokenGetsNoScopeFromAMembershipOfAnotherRole() {
        grant("an.nguyen", "VIEWER", List.of(), List.of(COMMUNE));
        String token = account("an.nguyen", "reviewer", "administrator");
        Prepared.Stored submitted = Prepared.submitted();
        as(token)
                .header("If-Match", submitted.etag())
                .post("/submissions/{id}/approve", submitted.id())
                .then()
                .statusCode(404);
        as(token).get("/submissions").then().statusCode(200).body("items", is(empty()));
        faulty(as(token, police()).post("/memberships")).body("errors.pointer", contains("/subject", "/units/0"));
    }

    @Test
    void claimsWinOverMemberships() {
        grant("an.nguyen", "REVIEWER", List.of(), List.of(COMMUNE));
        Prepared.Stored submitted = Prepared.submitted();
        String elsewhere = Tokens.token("an.nguyen", Set.of("viewer"), List.of(), List.of(ELSEWHERE));
        as(elsewhere).get("/plans").then().statusCode(200).body("items", is(empty()));
        as(elsewhere).get("/plans/{code}", PLAN).then().statusCode(404);
        as(elsewhere)
                .header("If-Match", submitted.etag())
                .post("/submissions/{id}/approve", submitted.id())
                .then()
                .statusCode(403);
        as(account("an.nguyen"))
                .header("If-Match", submitted.etag())
                .post("/submissions/{id}/approve", submitted.id())
                .then()
                .statusCode(200);
    }

    @Test
    void twoMembershipsDoNotLendEachOtherScope() {
        grant("an.nguyen", "REVIEWER", List.of(), List.of(ELSEWHERE));
        grant("an.nguyen", "VIEWER", List.of(), List.of(COMMUNE));
        String token = account("an.nguyen");
        Prepared.Stored submitted = Prepared.submitted();
        as(token).get("/submissions/{id}", submitted.id()).then().statusCode(404);
        for (String action : List.of("approve", "return")) {
            as(token, Map.of("reason", "Thiếu văn bản"))
                    .header("If-Match", submitted.etag())
                    .post("/submissions/{id}/" + action, submitted.id())
                    .then()
                    .statusCode(404);
        }
        as(token).get("/plans/{code}", PLAN).then().statusCode(200);
    }

    @Test
    void anApprovedReportThatAViewerSeesIsNotTheReviewersToReturn() {
        grant("an.nguyen", "REVIEWER", List.of(), List.of(ELSEWHERE));
        grant("an.nguyen", "VIEWER", List.of(), List.of(COMMUNE));
        Prepared.Stored approved = Prepared.approved();
        String token = account("an.nguyen");
        as(token).get("/submissions/{id}", approved.id()).then().statusCode(200);
        as(token, Map.of("reason", "Sai số liệu"))
                .header("If-Match", approved.etag())
                .post("/submissions/{id}/return", approved.id())
                .then()
                .statusCode(404);
    }

    @Test
    void theOtherWayRoundTheyMay() {
        grant("an.nguyen", "REVIEWER", List.of(), List.of(COMMUNE));
        grant("an.nguyen", "VIEWER", List.of(), List.of(ELSEWHERE));
        Prepared.Stored submitted = Prepared.submitted();
        as(account("an.nguyen"))
                .header("If-Match", submitted.etag())
                .post("/submissions/{id}/approve", submitted.id())
                .then()
                .statusCode(200);
    }

    @Test
    void anAdministratorElsewhereWhoOnlyReadsHereChangesNothingHere() {
        grant("an.nguyen", "ADMINISTRATOR", List.of(), List.of(ELSEWHERE));
        grant("an.nguyen", "VIEWER", List.of(), List.of(COMMUNE));
        String token = account("an.nguyen");
        String target = PLAN + ".MT.III.4";
        String etag = as(token).get("/targets/{id}", target).header("ETag");
        as(
                        token,
                        Map.of(
                                "comparator",
                                "GTE",
                                "value",
                                100,
                                "document",
                                Map.of("number", "12/KH", "date", "2026-10-20", "issuer", "Bộ Công an")))
                .header("If-Match", etag)
                .put("/targets/{id}/milestones/{year}", target, 2026)
                .then()
                .statusCode(404);
        faulty(as(token, police()).post("/memberships")).body("errors.pointer", contains("/subject", "/units/0"));
    }

    // ---- Keeping them

    @Test
    void createReadChangeTakeBack() {
        ValidatableResponse created = as(commune, police())
                .post("/memberships")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("subject", is("an.nguyen"))
                .body("role", is("REPORTER"))
                .body("units", contains(POLICE))
                .body("localities", is(empty()))
                .body("version", nullValue());
        String id = created.extract().path("id");
        created.header("Location", endsWith("/api/v1/memberships/" + id));
        as(commune)
                .get("/memberships/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("units", contains(POLICE));
        as(commune)
                .header("If-None-Match", "\"1\"")
                .get("/memberships/{id}", id)
                .then()
                .statusCode(304);
        as(commune, Map.of("units", List.of(POLICE, CULTURE), "localities", List.of()))
                .header("If-Match", "\"1\"")
                .put("/memberships/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("units", contains(POLICE, CULTURE));
        as(commune)
                .header("If-Match", "\"2\"")
                .delete("/memberships/{id}", id)
                .then()
                .statusCode(204);
        as(commune).get("/memberships/{id}", id).then().statusCode(404);
        as(commune).get("/memberships").then().body("items", is(empty()));
    }

    @Test
    void theListIsFilteredSortedAndPaged() {
        for (String subject : List.of("c", "a", "b")) {
            grant(subject, "VIEWER", List.of(), List.of(COMMUNE));
        }
        as(commune).get("/memberships").then().body("items.subject", contains("a", "b", "c"));
        as(commune)
                .queryParam("sort", "-subject")
                .get("/memberships")
                .then()
                .body("items.subject", contains("c", "b", "a"));
        as(commune).queryParam("subject", "b").get("/memberships").then().body("items.subject", contains("b"));
        as(commune)
                .queryParam("issuer", "https://elsewhere.test")
                .get("/memberships")
                .then()
                .body("items", is(empty()));
        String next = as(commune).queryParam("limit", 2).get("/memberships").path("next");
        as(commune)
                .queryParam("limit", 2)
                .queryParam("cursor", next)
                .get("/memberships")
                .then()
                .body("items.subject", contains("c"))
                .body("next", nullValue());
    }

    @Test
    void aChangeNeedsTheCurrentTag() {
        String id = grant("an.nguyen", "REPORTER", List.of(POLICE), List.of());
        Map<String, Object> scope = Map.of("units", List.of(CULTURE), "localities", List.of());
        as(commune, scope)
                .put("/memberships/{id}", id)
                .then()
                .statusCode(428)
                .body("code", is("precondition-required"));
        as(commune).delete("/memberships/{id}", id).then().statusCode(428);
        as(commune, scope)
                .header("If-Match", "\"7\"")
                .put("/memberships/{id}", id)
                .then()
                .statusCode(412)
                .body("code", is("precondition-failed"));
        as(commune)
                .header("If-Match", "\"0\"")
                .delete("/memberships/{id}", id)
                .then()
                .statusCode(412);
        as(commune).get("/memberships/{id}", id).then().header("ETag", "\"1\"").body("units", contains(POLICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "1", "*", "\"1\", \"2\"", "\"1", "\"a\"", "\"-1\"", "\"99999999999\""})
    void aTagThatIsNotOneStrongTag(String tag) {
        String id = grant("an.nguyen", "REPORTER", List.of(POLICE), List.of());
        faulty(as(commune, Map.of("units", List.of(CULTURE), "localities", List.of()))
                        .header("If-Match", tag)
                        .put("/memberships/{id}", id))
                .body("errors.pointer", contains("header/If-Match"))
                .body("errors.code", contains("bad-if-match"));
        faulty(as(commune).header("If-Match", tag).delete("/memberships/{id}", id));
    }

    @Test
    void oneForEachAccountAndRole() {
        grant("an.nguyen", "REPORTER", List.of(POLICE), List.of());
        as(commune, police()).post("/memberships").then().statusCode(409).body("code", is("conflict"));
        grant("an.nguyen", "VIEWER", List.of(), List.of(COMMUNE));
        as(commune).get("/memberships").then().body("items.role", containsInAnyOrder("REPORTER", "VIEWER"));
    }

    // ---- Bad input

    @Test
    void missingFields() {
        faulty(as(commune, "{}").post("/memberships"))
                .body("errors.pointer", contains("/issuer", "/role", "/subject"))
                .body("errors.code", contains("required", "required", "required"));
        String id = grant("an.nguyen", "REPORTER", List.of(POLICE), List.of());
        faulty(as(commune, "{}").header("If-Match", "\"1\"").put("/memberships/{id}", id))
                .body("errors.pointer", contains("/localities", "/units"));
    }

    @Test
    void aBlankIsNoName() {
        Map<String, Object> body = body("  ", "REPORTER", List.of(" "), List.of());
        faulty(as(commune, body).post("/memberships")).body("errors.pointer", contains("/subject", "/units/0"));
    }

    @Test
    void anUnknownRole() {
        for (String role : List.of("MAYOR", "reporter", "")) {
            faulty(as(commune, body("a", role, List.of(POLICE), List.of())).post("/memberships"))
                    .body("errors.pointer", contains("/role"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REPORTER,10816.XYZ,,/units/0,unknown-unit",
        "REPORTER,31.CA,,/units/0,unknown-unit",
        "REPORTER,VN.NHNN,,/units/0,unknown-unit",
        "REPORTER,,,/units,role-scope",
        "REPORTER,,10816,/units,role-scope",
        "VIEWER,,,/localities,role-scope",
        "AUDITOR,10816.CA,,/localities,role-scope",
        "REVIEWER,,,/localities,role-scope",
        "REVIEWER,,31,/localities/0,outside-scope",
        "REVIEWER,,VN,/localities/0,outside-scope",
        "REVIEWER,,01,/localities/0,outside-scope",
        "REVIEWER,,99999,/localities/0,outside-scope",
        "ADMINISTRATOR,,31,/localities/0,outside-scope",
        "REPORTER,10816.CA,01,/localities/0,outside-scope"
    })
    void anAdministratorOfACommuneGrantsNothingBeyond(
            String role, String unit, String locality, String pointer, String code) {
        List<String> units = unit == null ? List.of() : List.of(unit);
        List<String> localities = locality == null ? List.of() : List.of(locality);
        faulty(as(commune, body("an.nguyen", role, units, localities)).post("/memberships"))
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
        as(nation).get("/memberships").then().body("items", is(empty()));
    }

    @Test
    void norByAChange() {
        String id = grant("an.nguyen", "REVIEWER", List.of(), List.of(COMMUNE));
        for (String beyond : List.of(CITY, "VN", ELSEWHERE)) {
            faulty(as(commune, Map.of("units", List.of(), "localities", List.of(COMMUNE, beyond)))
                            .header("If-Match", "\"1\"")
                            .put("/memberships/{id}", id))
                    .body("errors.pointer", contains("/localities/1"));
        }
        faulty(as(commune, Map.of("units", List.of("31.CA"), "localities", List.of(COMMUNE)))
                        .header("If-Match", "\"1\"")
                        .put("/memberships/{id}", id))
                .body("errors.pointer", contains("/units/0"));
        faulty(as(commune, Map.of("units", List.of(), "localities", List.of()))
                        .header("If-Match", "\"1\"")
                        .put("/memberships/{id}", id))
                .body("errors.code", contains("role-scope"));
    }

    @Test
    void norDoesItSeeOrTouchWhatReachesBeyond() {
        List<String> beyond = List.of(
                grant("a", "VIEWER", List.of(), List.of(CITY)),
                grant("b", "VIEWER", List.of(), List.of("VN")),
                grant("c", "VIEWER", List.of(), List.of(COMMUNE, ELSEWHERE)),
                grant("d", "REPORTER", List.of("31.CA"), List.of()),
                grant("e", "REPORTER", List.of(POLICE, "VN.NHNN"), List.of()));
        grant("f", "REPORTER", List.of(POLICE), List.of());
        as(commune).get("/memberships").then().body("items.subject", contains("f"));
        as(nation).get("/memberships").then().body("items.subject", contains("a", "b", "c", "d", "e", "f"));
        as(Tokens.of("administrator", CITY)).get("/memberships").then().body("items.subject", contains("a", "d", "f"));
        for (String id : beyond) {
            as(commune).get("/memberships/{id}", id).then().statusCode(404);
            as(commune, Map.of("units", List.of(), "localities", List.of(COMMUNE)))
                    .header("If-Match", "\"1\"")
                    .put("/memberships/{id}", id)
                    .then()
                    .statusCode(404);
            as(commune)
                    .header("If-Match", "\"1\"")
                    .delete("/memberships/{id}", id)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void anAuditorReadsThemAndChangesNothing() {
        String id = grant("an.nguyen", "REPORTER", List.of(POLICE), List.of());
        String auditor = Tokens.of("auditor", COMMUNE);
        as(auditor).get("/memberships/{id}", id).then().statusCode(200);
        as(auditor, police()).post("/memberships").then().statusCode(403);
        as(auditor)
                .header("If-Match", "\"1\"")
                .delete("/memberships/{id}", id)
                .then()
                .statusCode(403);
    }

    @Test
    void tooLongTexts() {
        Map<String, Object> body = body("s".repeat(256), "REPORTER", List.of("u".repeat(61)), List.of("l".repeat(11)));
        body.put("issuer", "i".repeat(501));
        faulty(as(commune, body).post("/memberships"))
                .body("errors.pointer", contains("/issuer", "/localities/0", "/subject", "/units/0"))
                .body("errors.code", contains("size", "size", "size", "size"));
        List<String> many = IntStream.range(0, 201).mapToObj(i -> "10816." + i).toList();
        faulty(as(commune, body("a", "REPORTER", many, List.of())).post("/memberships"))
                .body("errors.pointer", contains("/units"))
                .body("errors.code", contains("size"));
    }

    @Test
    void nullsAmongTheCodes() {
        faulty(as(commune, """
                        {"issuer":"i","subject":"s","role":"REPORTER","units":["10816.CA",null],"localities":null}""").post("/memberships")).body("errors.pointer", contains("/units/1"));
    }

    // ---- Repeating a request

    @Test
    void theSameKeyAndBodyGetTheSameAnswer() {
        Response first =
                as(commune, police()).header("Idempotency-Key", "key-0001").post("/memberships");
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        Response second =
                as(commune, police()).header("Idempotency-Key", "key-0001").post("/memberships");
        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertEquals(first.asString(), second.asString());
        assertEquals(first.header("ETag"), second.header("ETag"));
        assertEquals(first.header("Location"), second.header("Location"));
        as(commune).get("/memberships").then().body("items.subject", contains("an.nguyen"));
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        as(commune, police())
                .header("Idempotency-Key", "key-0001")
                .post("/memberships")
                .then()
                .statusCode(201);
        as(commune, body("b", "REPORTER", List.of(POLICE), List.of()))
                .header("Idempotency-Key", "key-0001")
                .post("/memberships")
                .then()
                .statusCode(422)
                .body("code", is("idempotency-key-reused"));
        as(commune).get("/memberships").then().body("items.subject", contains("an.nguyen"));
    }

    @Test
    void aKeyIsOfOneCaller() {
        as(commune, police())
                .header("Idempotency-Key", "key-0001")
                .post("/memberships")
                .then()
                .statusCode(201);
        as(nation, body("b", "REPORTER", List.of(POLICE), List.of()))
                .header("Idempotency-Key", "key-0001")
                .post("/memberships")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        faulty(as(commune, body("an.nguyen", "REPORTER", List.of("31.CA"), List.of()))
                .header("Idempotency-Key", "key-0001")
                .post("/memberships"));
        as(commune, police())
                .header("Idempotency-Key", "key-0001")
                .post("/memberships")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with space in it", "key-\u00e9-00001"})
    void aMalformedKey(String key) {
        faulty(as(commune, police()).header("Idempotency-Key", key).post("/memberships"))
                .body("errors.pointer", contains("header/Idempotency-Key"));
    }

    @Test
    void aKeyThatIsTooLong() {
        faulty(as(commune, police()).header("Idempotency-Key", "k".repeat(129)).post("/memberships"))
                .body("errors.pointer", hasItem("header/Idempotency-Key"));
    }

    @Test
    void twoRequestsAtOnceWithOneKeyMakeOneMembership() throws Exception {
        int rounds = 10;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < rounds; round++) {
                String key = "key-round-" + round;
                Map<String, Object> body = body("subject-" + round, "REPORTER", List.of(POLICE), List.of());
                CyclicBarrier start = new CyclicBarrier(2);
                List<Response> answers = IntStream.range(0, 2)
                        .mapToObj(i -> CompletableFuture.supplyAsync(
                                () -> {
                                    meet(start);
                                    return as(commune, body)
                                            .header("Idempotency-Key", key)
                                            .post("/memberships");
                                },
                                threads))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
                answers.forEach(answer -> answer.then().statusCode(201));
                assertEquals(
                        1,
                        answers.stream()
                                .filter(a -> "true".equals(a.header("Idempotency-Replayed")))
                                .count());
                assertEquals(
                        answers.getFirst().<String>path("id"), answers.getLast().<String>path("id"));
            }
        }
        as(commune).get("/memberships").then().body("items.size()", is(rounds));
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
