package vn.tiendo06.insight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Communes;
import vn.tiendo06.testing.Tokens;

/** A province's own milestones against those of three communes. */
@QuarkusTest
class CascadeTest extends ApiTest {

    private static final String CITY = Tokens.of("viewer", Communes.PROVINCE);
    private static final String ADMIN = Tokens.of("administrator", "VN");

    @BeforeEach
    void communes() {
        Communes.establish(3);
    }

    /** Milestones such as {@code 2026 GTE 80}; {@code 2026 NONE} states no value. */
    private static void state(String locality, int target, String... milestones) {
        ObjectNode plan = Communes.document(locality, 90, 100);
        ArrayNode stated = ((ObjectNode) plan.at("/targets/" + (target - 1))).putArray("milestones");
        for (String milestone : milestones) {
            String[] part = milestone.split(" ");
            ObjectNode one = stated.addObject()
                    .put("year", Integer.parseInt(part[0]))
                    .put("comparator", part[1])
                    .put("text", "x");
            if (part.length == 3) {
                one.put("value", Integer.parseInt(part[2]));
            }
        }
        as(ADMIN, plan.toString()).post("/plans").then().statusCode(200);
    }

    private static void all(int target, String... milestones) {
        for (int i = 1; i <= 3; i++) {
            state(Communes.code(i), target, milestones);
        }
    }

    private static ValidatableResponse cascade(String indicator) {
        return as(CITY).get("/rollups/cascade?indicator=" + indicator).then().statusCode(200);
    }

    @Test
    void aCommuneWithoutAValueLeavesItOpen() {
        all(1, "2026 GTE 90");
        cascade(Communes.SHARE).body("years[0].finding", is("SUFFICIENT"));
        state(Communes.code(3), 1, "2026 NONE");
        cascade(Communes.SHARE)
                .body("years[0].communes", is(3))
                .body("years[0].stated", is(2))
                .body("years[0].finding", is("INCOMPLETE"))
                .body("years[0].lower", is(0));
        // One that aims lower is enough, whatever the others will say.
        state(Communes.code(2), 1, "2026 GTE 89");
        cascade(Communes.SHARE)
                .body("years[0].finding", is("INSUFFICIENT"))
                .body("years[0].lowerLocalities.code", contains(Communes.code(2)));
    }

    @Test
    void sumsThatFallShort() {
        state(Communes.PROVINCE, 2, "2026 GTE 301");
        cascade(Communes.COUNT)
                .body("years[0].sum", is(300))
                .body("years[0].finding", is("INSUFFICIENT"))
                .body("years[0].lower", is(0))
                .body("years[0].lowerLocalities", hasSize(0));
        state(Communes.PROVINCE, 2, "2026 GTE 300");
        cascade(Communes.COUNT).body("years[0].finding", is("SUFFICIENT"));
        // What is missing may still fill it.
        state(Communes.code(3), 2, "2026 NONE");
        cascade(Communes.COUNT).body("years[0].sum", is(200)).body("years[0].finding", is("INCOMPLETE"));
    }

    @Test
    void aValueOfAnEarlierYearIsHeld() {
        state(Communes.PROVINCE, 2, "2026 GTE 300", "2028 GTE 310");
        state(Communes.code(1), 2, "2027 GTE 105");
        cascade(Communes.COUNT)
                .body("years.year", contains(2026, 2027, 2028))
                .body("years.stated", contains(2, 3, 3))
                .body("years.sum", contains(200, 305, 305))
                .body("years.own.year", contains(2026, 2026, 2028))
                .body("years.finding", contains("INCOMPLETE", "SUFFICIENT", "INSUFFICIENT"));
    }

    @Test
    void whereLessIsBetter() {
        state(Communes.PROVINCE, 3, "2026 LTE 30");
        cascade(Communes.FALLING).body("years[0].sum", is(30)).body("years[0].finding", is("SUFFICIENT"));
        state(Communes.PROVINCE, 3, "2026 LTE 29");
        cascade(Communes.FALLING).body("years[0].finding", is("INSUFFICIENT"));
        // Of two communes 20: the third may still keep it, until the two alone are too many.
        state(Communes.code(3), 3, "2026 NONE");
        cascade(Communes.FALLING).body("years[0].sum", is(20)).body("years[0].finding", is("INCOMPLETE"));
        state(Communes.PROVINCE, 3, "2026 LTE 19");
        cascade(Communes.FALLING).body("years[0].stated", is(2)).body("years[0].finding", is("INSUFFICIENT"));
    }

    @Test
    void atLeastDoesNotMeetMoreThan() {
        all(1, "2026 GTE 80");
        state(Communes.PROVINCE, 1, "2026 GT 80");
        cascade(Communes.SHARE)
                .body("years[0].own.comparator", is("GT"))
                .body("years[0].finding", is("INSUFFICIENT"))
                .body("years[0].lower", is(3));
        all(1, "2026 GT 80");
        cascade(Communes.SHARE).body("years[0].finding", is("SUFFICIENT"));
        state(Communes.PROVINCE, 1, "2026 GTE 80");
        cascade(Communes.SHARE).body("years[0].finding", is("SUFFICIENT"));
        // Of sums: at most 10 each is at most 30, which is not less than 30.
        state(Communes.PROVINCE, 3, "2026 LT 30");
        cascade(Communes.FALLING).body("years[0].finding", is("INSUFFICIENT"));
        state(Communes.code(1), 3, "2026 LT 10");
        cascade(Communes.FALLING).body("years[0].finding", is("SUFFICIENT"));
    }

    @Test
    void withoutItsOwn() {
        state(Communes.PROVINCE, 1, "2026 NONE");
        cascade(Communes.SHARE)
                .body("years[0].own", nullValue())
                .body("years[0].finding", is("NO_OWN_TARGET"))
                .body("years[0].lower", is(0));
    }

    @AfterEach
    void withoutCommunes() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(Communes.FORGET);
        }
    }
}
