package vn.tiendo06.insight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.submitted;

import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.plan.Baseline;
import vn.tiendo06.plan.Comparator;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.Trajectory;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** The measure of digital-citizen development, worked out by hand. */
@QuarkusTest
class CitizenIndexTest extends ApiTest {

    private static final String ADDRESS = "/plans/" + PLAN + "/citizen-index";

    private final String viewer = Tokens.of("viewer", COMMUNE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);
    private final String police = Tokens.reporter(POLICE);

    private void figure(String code, String period, Object value) {
        approved(police, reviewer, draft(PLAN + ".MT." + code, POLICE, period, Map.of("value", value)));
    }

    @Test
    void withoutFigures() {
        as(viewer)
                .get(ADDRESS)
                .then()
                .statusCode(200)
                .body("index", nullValue())
                .body("expected", nullValue())
                .body("lowest", is(0))
                .body("highest", is(100))
                .body("measured", is(0))
                // III.4 has no value of its own.
                .body("measurable", is(9))
                .body("components", hasSize(10))
                .body("components.find { it.row.code == 'III.4' }.status", is("QUALITATIVE"))
                .body("series", hasSize(12))
                .body("series.index", everyItem(nullValue()))
                .body(
                        "tasks.row.code",
                        contains("I.4", "II.4", "IV.1", "IV.2", "IV.3", "IV.4", "IV.5", "IV.6", "IV.7", "IV.8", "VI.6"))
                .body("tasks.find { it.row.code == 'IV.8' }.status", is("OVERDUE"))
                .body("enablers.row.code", contains("IV.9"));
    }

    @Test
    void measured() {
        figure("III.1", "2026-11", 100);
        figure("III.3", "2026-11", 90);
        figure("III.5", "2026-11", 40);
        submitted(police, draft(PLAN + ".MT.III.10", POLICE, "2026-11", Map.of("value", 80)));
        // 100/100, 90/100, 40/80. Expected on day 318 of 365: 87.12/100, 78.41/100, 43.56/80.
        as(viewer)
                .get(ADDRESS)
                .then()
                .statusCode(200)
                .body("measured", is(3))
                .body("index", is(80))
                .body("expected", is(73.33f))
                .body("lowest", is(26.67f))
                .body("highest", is(93.33f))
                .body("components.find { it.row.code == 'III.3' }.score", is(90))
                .body("components.find { it.row.code == 'III.3' }.expected", is(78.41f))
                .body("components.find { it.row.code == 'III.3' }.figure.value", is(90))
                .body("components.find { it.row.code == 'III.3' }.row.unit", is(POLICE))
                .body("components.find { it.row.code == 'III.5' }.score", is(50))
                .body("components.find { it.row.code == 'III.10' }.score", nullValue())
                .body("series[-1].period", is("2026-11"))
                .body("series[-1].index", is(80))
                .body("series[-1].measured", is(3))
                .body("series[-2].index", nullValue());
    }

    @Test
    void figuresAreCarriedOnAndGrowStale() {
        figure("III.1", "2026-11", 100);
        TestClock.set(LocalDate.of(2027, 1, 16));
        figure("III.5", "2027-01", 40);
        as(viewer)
                .get(ADDRESS + "?months=3")
                .then()
                .body("series.period", contains("2026-11", "2026-12", "2027-01"))
                .body("series.index", contains(100, 100, 75))
                .body("components.stale", everyItem(is(false)));
        TestClock.set(LocalDate.of(2027, 2, 23));
        as(viewer)
                .get(ADDRESS)
                .then()
                .body("components.find { it.row.code == 'III.1' }.stale", is(true))
                .body("components.find { it.row.code == 'III.5' }.stale", is(false))
                .body("index", is(75));
        // As it stood when November was locked.
        as(viewer)
                .get(ADDRESS + "?period=2026-11")
                .then()
                .body("index", is(100))
                .body("asOfInstant", is("2026-11-27T17:00:00Z"))
                .body("series[-1].period", is("2026-11"));
    }

    @ParameterizedTest
    @CsvSource({
        "months=0, months",
        "months=61, months",
        "months=x, months",
        "asOf=yesterday, asOf",
        "period=2027-12, period",
        "period=2026-10&asOf=2026-11-23, period",
        "monts=3, monts"
    })
    void refused(String query, String parameter) {
        as(viewer)
                .get(ADDRESS + "?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("query/" + parameter));
    }

    @Test
    void ofAnotherCommunesPlan() {
        as(Tokens.of("viewer", "10819")).get(ADDRESS).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "INCREASE, , GTE 80, 40, 50",
        "INCREASE, , GTE 80, 95, 100",
        "INCREASE, , GT 80, 80, 100",
        "INCREASE, , GTE 80, -5, 0",
        "REDUCTION, 2025, GTE 70, 35, 50",
        "DECREASE, 2025 100, LTE 20, 60, 50",
        "DECREASE, 2025 100, LTE 20, 130, 0",
        "DECREASE, 2025 100, LTE 20, 10, 100",
        "DECREASE, , LTE 20, 60, ",
        "INCREASE, , , 60, "
    })
    void scores(Direction direction, String baseline, String milestone, BigDecimal figure, BigDecimal score) {
        String[] start = baseline == null ? null : baseline.split(" ");
        List<MilestoneView> milestones = milestone == null
                ? List.of()
                : List.of(new MilestoneView(
                        2030,
                        Comparator.valueOf(milestone.split(" ")[0]),
                        new BigDecimal(milestone.split(" ")[1]),
                        null,
                        null));
        TargetInputs target = new TargetInputs(
                "t",
                "III",
                2026,
                direction,
                Trajectory.LINEAR,
                milestones,
                start == null
                        ? null
                        : new Baseline(
                                Integer.valueOf(start[0]), start.length == 1 ? null : new BigDecimal(start[1]), null),
                null,
                null);
        BigDecimal actual = CitizenScore.of(target, figure);
        assertEquals(score == null, actual == null);
        if (score != null) {
            assertEquals(0, score.compareTo(actual), actual.toPlainString());
        }
    }
}
