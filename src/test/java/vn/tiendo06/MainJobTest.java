package vn.tiendo06;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Tokens;

/** The main job: a unit reports a figure, a reviewer approves it, the target's status changes. */
@QuarkusTest
class MainJobTest extends ApiTest {

    private static final String TARGET = PLAN + ".MT.III.3";

    @Test
    void anApprovedFigureChangesTheStatus() {
        String police = Tokens.reporter(POLICE);
        String reviewer = Tokens.of("reviewer", COMMUNE);
        as(police).get("/targets/{id}/progress", TARGET).then().statusCode(200).body("standing.status", is("NO_DATA"));

        ValidatableResponse draft = as(
                        police,
                        Map.of(
                                "subjectId",
                                TARGET,
                                "unit",
                                "công an xã",
                                "period",
                                "2026-11",
                                "figures",
                                Map.of("numerator", 7400, "denominator", 8000)))
                .post("/submissions")
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("state", is("DRAFT"))
                .body("figures.value", equalTo(92.5f));
        String id = draft.extract().path("id");
        as(police)
                .header("If-Match", "\"0\"")
                .post("/submissions/{id}/submit", id)
                .then()
                .statusCode(200);
        as(police).get("/targets/{id}/progress", TARGET).then().body("standing.status", is("NO_DATA"));
        as(reviewer)
                .header("If-Match", "\"1\"")
                .post("/submissions/{id}/approve", id)
                .then()
                .statusCode(200)
                .body("state", is("APPROVED"));

        as(police)
                .get("/targets/{id}/progress", TARGET)
                .then()
                .statusCode(200)
                .body("standing.status", is("ON_TRACK"))
                .body("standing.rule", is("next-milestone-met"))
                .body("series", hasSize(1))
                .body("series[0].value", equalTo(92.5f));
    }
}
