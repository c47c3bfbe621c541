package vn.tiendo06.bench.fuzz;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.stream.IntStream;
import vn.tiendo06.testing.Joining;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.Tokens;

/** What is there before: two communes with plans, reports in every state, an import, a webhook, publications. */
public final class Ground {

    private static final String UNIT = "10816.CA";
    private static final String PLAN = "da06-10816";

    private Ground() {}

    /** Makes it, at the address that rest-assured is set to. */
    public static void prepare() {
        Joining.prepared();
        Joining.plan(Joining.planBody()).then().statusCode(200);
        // Whatever the day is on which this runs.
        Prepared.unlocked(IntStream.of(2, 3, 4, 5, 6, 7, 8, 9, 11)
                .mapToObj("2026-%02d"::formatted)
                .toArray(String[]::new));
        Prepared.exemption();
        Prepared.membership();
        Prepared.unit();
        Prepared.webhook();
        Prepared.lockException();
        String police = Tokens.reporter(UNIT);
        String reviewer = Tokens.of("reviewer", "10816");
        for (String row : new String[] {"III.1", "III.2", "III.5", "III.6", "III.10"}) {
            Reports.drafted(police, draft(row, "2026-05"));
            Reports.submitted(police, draft(row, "2026-06"));
            String returned = Reports.submitted(police, draft(row, "2026-07"));
            Reports.move(reviewer, returned, 1, "return").statusCode(200);
            String corrected = Reports.approved(police, reviewer, draft(row, "2026-08"));
            given().auth()
                    .oauth2(police)
                    .post("/api/v1/submissions/{id}/revisions", corrected)
                    .then()
                    .statusCode(201);
            Reports.move(police, Reports.drafted(police, draft(row, "2026-09")), 0, "withdraw")
                    .statusCode(200);
        }
        Prepared.contributed();
        Prepared.sheetImported();
        Prepared.released();
    }

    private static Map<String, Object> draft(String row, String period) {
        return Reports.draft(PLAN + ".MT." + row, UNIT, period, Map.of("value", 50));
    }
}
