package vn.tiendo06.insight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Communes;
import vn.tiendo06.testing.Tokens;

/** One indicator over communes, province and country. */
@QuarkusTest
class RollupTest extends ApiTest {

    private static final int COMMUNES = 7;
    private static final String CITY = Tokens.of("viewer", Communes.PROVINCE);
    private static final String COUNTRY = Tokens.of("viewer", "VN");

    @BeforeEach
    void communes() {
        Communes.establish(COMMUNES);
    }

    private static ValidatableResponse rollup(String token, String query) {
        return as(token).get("/rollups?" + query).then();
    }

    private static Map<String, Integer> share(int numerator, int denominator) {
        return Map.of("numerator", numerator, "denominator", denominator);
    }

    @Test
    void aMeanOfPercentagesIsNotThePercentageOfTheWhole() {
        Communes.report(1, 1, "2026-11", share(90, 100));
        Communes.report(2, 1, "2026-11", share(100, 1000));
        Communes.report(3, 1, "2026-11", Map.of("value", 80));
        rollup(CITY, "indicator=" + Communes.SHARE)
                .statusCode(200)
                .body("locality.code", is(Communes.PROVINCE))
                .body("indicator.measure", is("PERCENT"))
                .body("period", nullValue())
                .body("total.owed", is(COMMUNES))
                .body("total.reported", is(3))
                .body("total.sum", nullValue())
                .body("total.mean", is(60))
                .body("total.median", is(80))
                .body("total.minimum", is(10))
                .body("total.maximum", is(90))
                // 190 of 1100.
                .body("total.whole.value", equalTo(17.27f))
                .body("total.whole.numerator", is(190))
                .body("total.whole.denominator", is(1100))
                .body("total.whole.communes", is(2))
                .body("total.whole.complete", is(false))
                // 90 of 90; 80 where 78.41 is expected; 10 where 60.99 is.
                .body("total.byStatus", is(Map.of("ACHIEVED", 1, "ON_TRACK", 1, "OFF_TRACK", 1, "NO_DATA", 4)))
                .body("dataVintage", is("2026-11-23T05:00:00Z"))
                .body("items", hasSize(COMMUNES))
                .body("items[0].locality.name", is("Xã 1"))
                .body("items.rank[0..3]", contains(1, 2, 3, null))
                .body("items.value[0..2]", contains(90, 80, 10));
    }

    @Test
    void thingsCountedAddUp() {
        Communes.report(1, 2, "2026-11", Map.of("value", 40));
        Communes.report(2, 2, "2026-11", Map.of("value", 60));
        Communes.report(3, 2, "2026-10", Map.of("value", 60));
        rollup(CITY, "indicator=" + Communes.COUNT)
                .body("total.sum", is(160))
                .body("total.whole", nullValue())
                .body("items.rank[0..2]", contains(1, 1, 3));
        rollup(CITY, "indicator=" + Communes.COUNT + "&period=2026-11")
                .body("period", is("2026-11"))
                .body("total.sum", is(100))
                .body("total.reported", is(2))
                // The plans were loaded after it had begun: only what has come counts.
                .body("total.owed", is(2))
                .body("total.byStatus", nullValue());
        // Where less is better the lowest is first.
        Communes.report(1, 3, "2026-11", Map.of("value", 9));
        Communes.report(2, 3, "2026-11", Map.of("value", 5));
        rollup(CITY, "indicator=" + Communes.FALLING).body("items.value[0..1]", contains(5, 9));
    }

    @Test
    void outliers() {
        int[] values = {70, 71, 72, 73, 74, 75, 10};
        for (int i = 0; i < values.length; i++) {
            Communes.report(i + 1, 1, "2026-11", Map.of("value", values[i]));
        }
        // Median 72, MAD 2: 0.6745 × (10 − 72) / 2.
        JsonPath answer = rollup(CITY, "indicator=" + Communes.SHARE).extract().jsonPath();
        assertEquals(-20.91f, answer.getFloat("items[6].robustZ"));
        assertTrue(answer.getBoolean("items[6].outlier"));
        assertEquals(1, answer.getList("items.findAll { it.outlier }").size());
        assertEquals(0.0f, answer.getFloat("items.find { it.value == 72 }.robustZ"));
    }

    @Test
    void fromTheCountryDownToACommune() {
        Communes.report(1, 2, "2026-11", Map.of("value", 40));
        Communes.report(2, 2, "2026-11", Map.of("value", 60));
        rollup(COUNTRY, "indicator=" + Communes.COUNT)
                .statusCode(200)
                .body("locality.code", is("VN"))
                .body("items.locality.code", contains(Communes.PROVINCE))
                .body("items[0].figures.owed", is(COMMUNES))
                .body("items[0].value", is(100));
        rollup(COUNTRY, "locality=37&indicator=" + Communes.COUNT).body("items", hasSize(COMMUNES));
        rollup(COUNTRY, "locality=" + Communes.code(2) + "&indicator=" + Communes.COUNT)
                .body("total.owed", is(1))
                .body("items", hasSize(1))
                .body("items[0].value", is(60));
    }

    @Test
    void provincesAreRankedOnOneBasis() {
        Communes.neighbours(2);
        Communes.report(1, 1, "2026-11", share(90, 100));
        Communes.report(2, 1, "2026-11", Map.of("value", 10));
        Communes.report(3, 1, "2026-11", Map.of("value", 20));
        Communes.report(Communes.neighbour(1), "A", 1, "2026-11", share(50, 100));
        Communes.report(Communes.neighbour(2), "A", 1, "2026-11", share(300, 1000));
        // One commune's 90 is not its province's share: both stand by their medians, 20 and 40.
        rollup(COUNTRY, "indicator=" + Communes.SHARE)
                .statusCode(200)
                .body("basis", is("MEDIAN"))
                .body("items.locality.code", contains(Communes.NEIGHBOUR, Communes.PROVINCE))
                .body("items.value", contains(40, 20))
                .body("items.rank", contains(1, 2))
                .body("items[1].figures.whole.value", is(90))
                .body("items[1].figures.whole.complete", is(false));
        for (int i = 1; i <= COMMUNES; i++) {
            Communes.report(i, 1, "2026-10", share(10, 100));
        }
        rollup(COUNTRY, "indicator=" + Communes.SHARE + "&period=2026-11").body("basis", is("MEDIAN"));
        rollup(COUNTRY, "indicator=" + Communes.SHARE + "&period=2026-10").body("basis", is("WHOLE"));
    }

    @Test
    void theShareOfTheWholeRanksWhereAllHaveIt() {
        Communes.neighbours(2);
        for (int i = 1; i <= COMMUNES; i++) {
            Communes.report(i, 1, "2026-11", share(i == 1 ? 970 : 0, i == 1 ? 1000 : 1));
        }
        Communes.report(Communes.neighbour(1), "A", 1, "2026-11", share(50, 100));
        Communes.report(Communes.neighbour(2), "A", 1, "2026-11", share(300, 1000));
        // 970 of 1006 and 350 of 1100; by their medians, 0 and 40, it would be the other way round.
        rollup(COUNTRY, "indicator=" + Communes.SHARE)
                .body("basis", is("WHOLE"))
                .body("items.locality.code", contains(Communes.PROVINCE, Communes.NEIGHBOUR))
                .body("items.value", contains(96.42f, 31.82f))
                .body("items.robustZ", everyItem(nullValue()));
    }

    @Test
    void aSumOfSomeIsNotRanked() {
        Communes.neighbours(2);
        Communes.report(1, 2, "2026-11", Map.of("value", 100));
        Communes.report(Communes.neighbour(1), "A", 2, "2026-11", Map.of("value", 10));
        Communes.report(Communes.neighbour(2), "A", 2, "2026-11", Map.of("value", 20));
        rollup(COUNTRY, "indicator=" + Communes.COUNT)
                .body("basis", is("SUM"))
                .body("items.locality.code", contains(Communes.NEIGHBOUR, Communes.PROVINCE))
                .body("items.value", contains(30, 100))
                .body("items.rank", contains(1, null))
                .body("total.sum", is(130));
    }

    /** Who owes a report for a period, as the obligations of each plan say. */
    private long owed(String period) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        select count(*)
                        from plan p
                        cross join obligation(p.code, (select starts_on from period where code = ?),
                          (select ends_on from period where code = ?), now()) o
                        join subject s on s.id = o.subject_id and s.indicator_code = ?
                        join locality l on l.code = p.locality_code and l.level = 'COMMUNE'
                        where o.period_code = ?""")) {
            statement.setString(1, period);
            statement.setString(2, period);
            statement.setString(3, Communes.SHARE);
            statement.setString(4, period);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void owedIsWhatTheRegimeAsksFor() throws Exception {
        // Loaded on the tests' day, and asked for monthly from then on.
        for (String period : List.of("2026-10", "2026-11", "2026-12", "2027-01", "2026-Q4", "2027-Q1", "2027")) {
            rollup(CITY, "indicator=" + Communes.SHARE + "&period=" + period)
                    .statusCode(200)
                    .body("total.owed", is((int) owed(period)))
                    .body("items", hasSize(COMMUNES));
        }
        assertEquals(COMMUNES, owed("2027-01"));
        assertEquals(0, owed("2027-Q1"));
        assertEquals(0, owed("2026-10"));
        // A plan with a regime of its own: quarterly from 2027 on.
        as(
                        Tokens.of("administrator", "VN"),
                        Map.of(
                                "effectiveFrom",
                                "2027-01-01",
                                "basis",
                                "Công văn 1",
                                "rules",
                                List.of(Map.of("frequency", "QUARTER")),
                                "deadlines",
                                List.of(Map.of(
                                        "period", "QUARTER", "level", "COMMUNE", "dueWorkingDays", 2, "lockDays", 10))))
                .post("/plans/{code}/regimes", Communes.plan(Communes.code(1)))
                .then()
                .statusCode(201);
        assertEquals(COMMUNES - 1, owed("2027-03"));
        rollup(CITY, "indicator=" + Communes.SHARE + "&period=2027-03").body("total.owed", is(COMMUNES - 1));
        rollup(CITY, "indicator=" + Communes.SHARE + "&period=2027-Q2").body("total.owed", is((int) owed("2027-Q2")));
        // What has come counts, asked for or not.
        Communes.report(2, 1, "2026-10", share(1, 2));
        rollup(CITY, "indicator=" + Communes.SHARE + "&period=2026-10")
                .body("total.owed", is(1))
                .body("total.reported", is(1))
                .body("total.whole.complete", is(true));
    }

    @Test
    void onlyWhereTheCallerReaches() {
        String commune = Tokens.of("viewer", Communes.code(1));
        rollup(commune, "indicator=" + Communes.SHARE)
                .statusCode(200)
                .body("locality.code", is(Communes.code(1)))
                .body("total.owed", is(1));
        rollup(commune, "indicator=" + Communes.SHARE + "&locality=37").statusCode(404);
        rollup(commune, "indicator=" + Communes.SHARE + "&locality=" + Communes.code(2))
                .statusCode(404);
        rollup(CITY, "indicator=" + Communes.SHARE + "&locality=VN").statusCode(404);
        // Nobody has granted this account anything yet.
        rollup(Tokens.token("new", Set.of("viewer"), List.of(), List.of()), "indicator=" + Communes.SHARE)
                .statusCode(404);
        rollup(Tokens.reporter(Communes.code(1) + ".A"), "indicator=" + Communes.SHARE)
                .statusCode(200)
                .body("total.owed", is(1));
        rollup(CITY, "indicator=DA06.III.3").statusCode(404);
        as(commune)
                .get("/rollups/cascade?locality=37&indicator=" + Communes.SHARE)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "locality=37, query/indicator",
        "indicator=, query/indicator",
        "indicator=TONGHOP.I.1&period=2026-13, query/period",
        "indicator=TONGHOP.I.1&period=1999, query/period",
        "indicator=TONGHOP.I.1&locality=123456, query/locality",
        "indicator=TONGHOP.I.1&limit=3, query/limit",
        "indicator=TONGHOP.I.1&indicator=TONGHOP.I.2, query/indicator",
    })
    void badQueries(String query, String pointer) {
        rollup(CITY, query).statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void theProvincesTargetAgainstItsCommunes() {
        as(CITY).get("/rollups/cascade?indicator=" + Communes.SHARE)
                .then()
                .statusCode(200)
                .body("years", hasSize(1))
                .body("years[0].year", is(2026))
                .body("years[0].own.value", is(90))
                .body("years[0].communes", is(COMMUNES))
                .body("years[0].stated", is(COMMUNES))
                .body("years[0].minimum", is(70))
                .body("years[0].sum", nullValue())
                .body("years[0].finding", is("INSUFFICIENT"))
                .body("years[0].lower", is(1))
                .body("years[0].lowerLocalities.code", contains(Communes.code(2)));
        // 7 × 100 against 300.
        as(CITY).get("/rollups/cascade?indicator=" + Communes.COUNT)
                .then()
                .body("years[0].sum", is(700))
                .body("years[0].finding", is("SUFFICIENT"))
                .body("years[0].lower", is(0));
        as(COUNTRY)
                .get("/rollups/cascade?indicator=" + Communes.COUNT)
                .then()
                .body("years[0].own", nullValue())
                .body("years[0].finding", is("NO_OWN_TARGET"));
        as(CITY).get("/rollups/cascade").then().statusCode(400);
    }

    @Test
    void statementsDoNotGrowWithCommunes() {
        long one = statementsOf(() -> rollup(COUNTRY, "locality=" + Communes.code(1) + "&indicator=" + Communes.SHARE)
                .statusCode(200));
        long all = statementsOf(
                () -> rollup(COUNTRY, "locality=37&indicator=" + Communes.SHARE).statusCode(200));
        assertEquals(one, all);
        assertTrue(all <= 7, all + " statements");
    }

    @AfterEach
    void withoutCommunes() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(Communes.FORGET);
        }
    }
}
