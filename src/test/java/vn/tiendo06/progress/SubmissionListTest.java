package vn.tiendo06.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tiendo06.testing.Prepared.unlocked;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.drafted;
import static vn.tiendo06.testing.Reports.edit;
import static vn.tiendo06.testing.Reports.move;
import static vn.tiendo06.testing.Reports.submitted;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** Which submissions who sees, and in which order. */
@QuarkusTest
class SubmissionListTest extends ApiTest {

    private static final String III_3 = PLAN + ".MT.III.3";
    private static final String IV_2 = PLAN + ".MT.IV.2";
    private static final String IV_3 = PLAN + ".NV.IV.3";

    private final String police = Tokens.reporter(POLICE);
    private final String culture = Tokens.reporter(CULTURE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);

    /** Ids by name, in the order they were last changed. */
    private final Map<String, String> ids = new LinkedHashMap<>();

    @BeforeEach
    void someOfEach() {
        Map<String, ?> value = Map.of("value", 85);
        Map<String, ?> task = Map.of("taskState", "IN_PROGRESS", "progressPercent", 10);
        unlocked("2026-08", "2026-09", "2026-10");
        tick();
        ids.put("draft", drafted(police, draft(III_3, POLICE, "2026-08", value)));
        tick();
        ids.put("submitted", submitted(police, draft(III_3, POLICE, "2026-09", value)));
        tick();
        ids.put("returned", submitted(police, draft(IV_2, POLICE, "2026-09", value)));
        move(reviewer, ids.get("returned"), 1, "return").statusCode(200);
        tick();
        ids.put("withdrawn", drafted(police, draft(IV_3, POLICE, "2026-10", task)));
        move(police, ids.get("withdrawn"), 0, "withdraw").statusCode(200);
        tick();
        ids.put("approved", approved(culture, reviewer, draft(IV_3, CULTURE, "2026-11", task)));
        tick();
        ids.put("superseded", approved(police, reviewer, draft(III_3, POLICE, "2026-10", value)));
        ids.put(
                "corrected",
                as(police)
                        .post("/submissions/{id}/revisions", ids.get("superseded"))
                        .then()
                        .extract()
                        .path("id"));
        edit(police, ids.get("corrected"), 0, Map.of("figures", Map.of("value", 86)))
                .statusCode(200);
        move(police, ids.get("corrected"), 1, "submit").statusCode(200);
        tick();
        move(reviewer, ids.get("corrected"), 2, "approve").statusCode(200);
    }

    private static void tick() {
        TestClock.set(new TestClock().instant().plusSeconds(60));
    }

    private String[] named(String names) {
        return names == null || names.isEmpty()
                ? new String[0]
                : List.of(names.split(" ")).stream().map(ids::get).toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "plan=da06-10816, draft submitted returned withdrawn approved superseded corrected",
        "plan=da06-00000, ''",
        "subject=da06-10816.MT.III.3, draft submitted superseded corrected",
        "kind=TASK, withdrawn approved",
        "kind=TARGET, draft submitted returned superseded corrected",
        "unit=10816.VH, approved",
        "unit=phong van hoa, approved",
        "unit=Công an xã, draft submitted returned withdrawn superseded corrected",
        "period=2026-09, submitted returned",
        "period=2026-13, ''",
        "state=DRAFT, draft",
        "state=SUBMITTED, submitted",
        "state=RETURNED, returned",
        "state=WITHDRAWN, withdrawn",
        "state=APPROVED, approved corrected",
        "state=SUPERSEDED, superseded",
        "state=APPROVED&kind=TARGET&unit=10816.CA&period=2026-10, corrected",
    })
    void filters(String query, String names) {
        as(reviewer)
                .get("/submissions?" + query)
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .body("items.id", containsInAnyOrder(named(names)));
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, ''",
        "SUBMITTED, ''",
        "RETURNED, ''",
        "WITHDRAWN, ''",
        "APPROVED, approved corrected",
        "SUPERSEDED, superseded",
    })
    void whoSeesOnlyWhatIsApprovedFindsNothingElse(String state, String names) {
        as(Tokens.of("viewer", "VN"))
                .get("/submissions?sort=period&state=" + state)
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .body("items.id", containsInAnyOrder(named(names)));
    }

    @ParameterizedTest
    @CsvSource({
        "kind=GOAL, query/kind, unknown-value",
        "state=OPEN, query/state, unknown-value",
        "unit=Công an huyện, query/unit, unknown-unit",
        "sort=state, query/sort, unknown-sort",
        "limit=201, query/limit, out-of-range",
        "status=DRAFT, query/status, unknown-parameter",
        "period=2026-11-14T, query/period, size",
    })
    void badFilters(String query, String pointer, String code) {
        as(reviewer)
                .get("/submissions?" + query)
                .then()
                .statusCode(400)
                .body("errors", hasSize(1))
                .body("errors[0].pointer", is(pointer))
                .body("errors[0].code", is(code));
    }

    @Test
    void sortsAndPages() {
        as(reviewer).get("/submissions?sort=updatedAt&state=DRAFT").then().body("items.id", contains(named("draft")));
        as(reviewer).get("/submissions?state=APPROVED").then().body("items.id", contains(named("corrected approved")));
        as(reviewer)
                .get("/submissions?sort=period&kind=TARGET&unit=10816.CA")
                .then()
                .body("items.period", contains("2026-08", "2026-09", "2026-09", "2026-10", "2026-10"));
        as(reviewer)
                .get("/submissions?sort=-subject&period=2026-09")
                .then()
                .body("items.subjectId", contains(IV_2, III_3));
        for (String sort : List.of("updatedAt", "-updatedAt", "period", "-subject")) {
            List<String> all = as(reviewer).get("/submissions?sort=" + sort).path("items.id");
            List<String> paged = new ArrayList<>();
            String cursor = null;
            do {
                var request = as(reviewer).queryParam("sort", sort).queryParam("limit", 2);
                var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                        .get("/submissions")
                        .then()
                        .statusCode(200)
                        .extract();
                paged.addAll(page.path("items.id"));
                cursor = page.path("next");
            } while (cursor != null);
            assertEquals(7, all.size());
            assertEquals(all, paged, sort);
        }
    }

    @Test
    void visibility() {
        String everything = "draft submitted returned withdrawn approved superseded corrected";
        String decided = "approved superseded corrected";
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put(Tokens.of("viewer", COMMUNE), decided);
        seen.put(Tokens.of("integrator", COMMUNE), decided);
        seen.put(Tokens.of("viewer", "31"), decided);
        seen.put(Tokens.of("reviewer", COMMUNE), everything);
        seen.put(Tokens.of("reviewer", "31"), everything);
        seen.put(Tokens.of("auditor", "VN"), everything);
        seen.put(Tokens.of("administrator", COMMUNE), everything);
        seen.put(police, everything);
        // Those two stand on rows that name both.
        seen.put(culture, decided + " returned withdrawn");
        seen.put(Tokens.reporter("10816.YT"), decided);
        seen.put(Tokens.of("viewer", "10819"), "");
        seen.put(Tokens.of("reviewer", "10819"), "");
        seen.put(Tokens.of("auditor", "01"), "");
        seen.put(Tokens.of("viewer"), "");
        seen.forEach((token, names) -> {
            as(token).get("/submissions").then().statusCode(200).body("items.id", containsInAnyOrder(named(names)));
            List<String> visible = List.of(names.split(" "));
            ids.forEach((name, id) -> {
                int status = visible.contains(name) ? 200 : 404;
                as(token).get("/submissions/{id}", id).then().statusCode(status);
                as(token).get("/submissions/{id}/history", id).then().statusCode(status);
            });
        });
    }

    @Test
    void whatOthersDoNotSeeTheyDoNotMove() {
        Map<String, ?> content = Map.of("figures", Map.of("value", 1));
        // Of another unit: not seen while unfinished, seen but not theirs once approved.
        edit(culture, ids.get("draft"), 0, content).statusCode(404);
        move(culture, ids.get("draft"), 0, "submit").statusCode(404);
        move(culture, ids.get("submitted"), 1, "withdraw").statusCode(404);
        edit(culture, ids.get("corrected"), 3, content).statusCode(404);
        as(culture)
                .post("/submissions/{id}/revisions", ids.get("corrected"))
                .then()
                .statusCode(403)
                .body("errors[0].code", is("foreign-unit"));
        // Of another commune.
        move(Tokens.of("reviewer", "10819"), ids.get("submitted"), 1, "approve").statusCode(404);
        // Of another role.
        move(police, ids.get("submitted"), 1, "approve").statusCode(403);
        move(reviewer, ids.get("draft"), 0, "submit").statusCode(403);
        move(Tokens.of("administrator", COMMUNE), ids.get("submitted"), 1, "approve")
                .statusCode(403);
        move(Tokens.of("viewer", COMMUNE), ids.get("submitted"), 1, "return").statusCode(403);
        as(reviewer).get("/submissions/{id}", ids.get("submitted")).then().body("state", is("SUBMITTED"));
    }

    @Test
    void aPageIsOneStatementWhateverItsSize() {
        long two = statementsOf(
                () -> as(reviewer).get("/submissions?limit=2").then().body("items", hasSize(2)));
        unlocked(IntStream.rangeClosed(1, 7).mapToObj("2026-%02d"::formatted).toArray(String[]::new));
        int more = 0;
        for (String target : List.of("I.1", "I.2", "IV.4", "V.5", "V.9")) {
            for (int month = 1; month <= 10; month++, more++) {
                drafted(
                        police,
                        draft(PLAN + ".MT." + target, POLICE, "2026-%02d".formatted(month), Map.of("value", 5)));
            }
        }
        assertEquals(50, more);
        long fifty = statementsOf(() -> as(reviewer).get("/submissions").then().body("items", hasSize(50)));
        assertEquals(two, fifty);
        assertTrue(two <= 3, two + " statements");
    }
}
