package vn.tiendo06.access;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Joining;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.Tokens;

/** A machine of the city that is given one commune's plan: the other's is to it as if it lay in another city. */
@QuarkusTest
class PlanLimitTest extends ApiTest {

    private static final String INDICATOR = "DA06.III.3";
    private static final String OTHER = Joining.PLAN + ".MT.III.3";

    private static final String OF_BOTH = Tokens.of("integrator", "31");
    private static final String OF_ONE = limited(PLAN);

    private String here;
    private String there;

    private static String limited(String... plans) {
        return Tokens.sign(Tokens.claims("portal-" + String.join("-", plans), Set.of("integrator"))
                .claim("localities", List.of("31"))
                .claim("plans", List.of(plans)));
    }

    @BeforeEach
    void twoCommunes() {
        Joining.prepared();
        Joining.plan(Joining.planBody()).then().statusCode(200);
        here = Prepared.approved().id();
        there = Reports.approved(
                Tokens.reporter("31901.CA"),
                Tokens.of("reviewer", Joining.COMMUNE),
                Reports.draft(OTHER, "31901.CA", Prepared.PERIOD, Map.of("numerator", 1, "denominator", 2)));
    }

    @AfterEach
    void takeOut() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(Joining.FORGET);
        }
    }

    @Test
    void singleObjectsOfAnotherPlanAreNotThere() {
        for (String path : List.of(
                "/plans/" + Joining.PLAN,
                "/plans/" + Joining.PLAN + "/dashboard",
                "/plans/" + Joining.PLAN + "/chart.svg",
                "/plans/" + Joining.PLAN + "/findings",
                "/plans/" + Joining.PLAN + "/regimes",
                "/plans/" + Joining.PLAN + "/status-thresholds",
                "/targets/" + OTHER,
                "/targets/" + OTHER + "/progress",
                "/targets/" + OTHER + "/chart.svg",
                "/tasks/" + Joining.PLAN + ".NV.II.3",
                "/tasks/" + Joining.PLAN + ".NV.II.3/progress",
                "/submissions/" + there,
                "/submissions/" + there + "/history",
                "/submissions/" + there + "/receipt",
                "/obligations?plan=" + Joining.PLAN,
                "/obligations/summary?plan=" + Joining.PLAN,
                "/lock-exceptions?plan=" + Joining.PLAN,
                "/exports/obligations?plan=" + Joining.PLAN,
                "/exports/obligations/summary?plan=" + Joining.PLAN,
                "/exports/report?period=2026-11&plan=" + Joining.PLAN)) {
            assertEquals(200, status(OF_BOTH, path), path);
            assertEquals(404, status(OF_ONE, path), path);
            String own = path.replace(Joining.PLAN, PLAN).replace(there, here);
            assertEquals(200, status(OF_ONE, own), own);
        }
    }

    private static int status(String token, String path) {
        return as(token).get(path).statusCode();
    }

    @Test
    void listsHaveNothingOfAnotherPlan() {
        as(OF_ONE).get("/plans").then().body("items.code", contains(PLAN));
        as(OF_BOTH).get("/plans").then().body("items.code", hasItem(Joining.PLAN));
        as(OF_ONE)
                .queryParam("limit", 200)
                .get("/targets")
                .then()
                .body("items.planCode", everyItem(is(PLAN)))
                .body("items.size()", is(56));
        as(OF_ONE)
                .queryParam("limit", 200)
                .get("/tasks")
                .then()
                .body("items.planCode", everyItem(is(PLAN)))
                .body("items.size()", is(51));
        as(OF_ONE).get("/submissions").then().body("items.id", contains(here));
        as(OF_ONE).queryParam("plan", Joining.PLAN).get("/submissions").then().body("items", empty());
        for (String list : List.of("targets", "tasks", "submissions")) {
            String csv = as(OF_ONE)
                    .queryParam("format", "CSV")
                    .get("/exports/" + list)
                    .asString();
            assertEquals(-1, csv.indexOf(Joining.PLAN), list);
        }
    }

    @Test
    void rollupsCountTheOwnPlansOnly() {
        as(OF_BOTH)
                .queryParam("indicator", INDICATOR)
                .get("/rollups")
                .then()
                .body("items.locality.code", equalTo(List.of(COMMUNE, Joining.COMMUNE)));
        as(OF_ONE)
                .queryParam("indicator", INDICATOR)
                .get("/rollups")
                .then()
                .statusCode(200)
                .body("items.locality.code", equalTo(List.of(COMMUNE)));
        as(limited("da06-99999"))
                .queryParam("indicator", INDICATOR)
                .get("/rollups")
                .then()
                .statusCode(404);
        as(limited("da06-99999"))
                .queryParam("indicator", INDICATOR)
                .get("/rollups/cascade")
                .then()
                .statusCode(404);
    }

    @Test
    void theFeedTellsOfTheOwnPlansOnly() {
        Response all = as(OF_BOTH).queryParam("limit", 200).get("/changes");
        all.then().body("items.planCode", hasItem(Joining.PLAN)).body("items.planCode", hasItem(PLAN));
        Response own = as(OF_ONE).queryParam("limit", 200).get("/changes");
        List<String> plans = own.path("items.planCode");
        assertEquals(
                Set.of(PLAN),
                Set.copyOf(plans.stream().filter(plan -> plan != null).toList()));
        own.then().body("items.objectId", hasItem(here)).body("items.kind", hasItem("unit"));
        as(OF_ONE).queryParam("plan", Joining.PLAN).get("/changes").then().body("items", empty());
    }

    @Test
    void aWebhookOfAnotherPlanIsRefused() {
        Map<String, Object> body = new HashMap<>(Prepared.webhookBody());
        body.put("locality", "31");
        body.put("plan", Joining.PLAN);
        as(OF_ONE, body).post("/webhooks").then().statusCode(400).body("errors.pointer", contains("/plan"));
        body.put("plan", PLAN);
        as(OF_ONE, body).post("/webhooks").then().statusCode(201);
    }

    @Test
    void withNoPlanNothingOfAnyPlanIsSeen() {
        String nothing = limited();
        as(nothing).get("/plans").then().statusCode(200).body("items", empty());
        as(nothing).get("/plans/{code}", PLAN).then().statusCode(404);
        as(nothing).get("/submissions").then().body("items", empty());
        as(nothing).get("/units/{code}", POLICE).then().statusCode(200);
    }

    @Test
    void aMembershipGivesTheLocalityAndTheTokenThePlans() {
        Prepared.integrator("portal-member", "31");
        String token = Tokens.sign(
                Tokens.claims("portal-member", Set.of("offline_access")).claim("plans", PLAN));
        as(token).get("/plans").then().body("items.code", contains(PLAN));
        as(token).get("/submissions/{id}", there).then().statusCode(404);
    }

    @Test
    void noOtherRoleHoldsBesideALimitOfPlans() {
        String token = Tokens.sign(Tokens.claims("both", Set.of("integrator", "administrator"))
                .claim("localities", List.of("VN"))
                .claim("plans", List.of(PLAN)));
        as(token).get("/plans/{code}", PLAN).then().statusCode(200);
        as(token).get("/memberships").then().statusCode(403);
        as(token).get("/plans/{code}", Joining.PLAN).then().statusCode(404);
    }
}
