package vn.tiendo06.audit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.Tokens;

/** Memberships in the trail, and reads that are on record. */
@QuarkusTest
class AuditReadsTest extends AuditApiTest {

    @Test
    void membershipsAndTheirReadingAreRecorded() {
        String id = as(ADMINISTRATOR, membership("binh"))
                .post("/memberships")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String etag = as(ADMINISTRATOR).get("/memberships/{id}", id).header("ETag");
        as(ADMINISTRATOR)
                .header("If-None-Match", etag)
                .get("/memberships/{id}", id)
                .then()
                .statusCode(304);
        as(AUDITOR).queryParam("subject", "binh").get("/memberships").then().statusCode(200);
        as(ADMINISTRATOR)
                .header("If-Match", etag)
                .delete("/memberships/{id}", id)
                .then()
                .statusCode(204);
        trail("kind", "membership")
                .body("items.action", contains("CREATE", "READ", "READ", "READ", "DELETE"))
                .body("items.objectId", contains(is(id), is(id), is(id), nullValue(), is(id)))
                .body("items.locality", everyItem(is(COMMUNE)))
                .body("items[3].path", is("/api/v1/memberships?subject=binh"))
                .body("items[4].before.subject", is("binh"))
                .body("items[4].after", nullValue());
    }

    @Test
    void whatReachesSeveralCommunesStandsWithTheLevelAbove() {
        as(
                        Tokens.of("administrator", "31"),
                        Map.of("issuer", "i", "subject", "s", "role", "VIEWER", "localities", List.of(COMMUNE, "31")))
                .post("/memberships")
                .then()
                .statusCode(201);
        trail().body("items", empty());
        as(Tokens.of("auditor", "31"))
                .get("/audit-events")
                .then()
                .body("items.find { it.kind == 'membership' }.locality", is("31"));
    }

    @Test
    void machinesReadSubmissionsOnRecordAndPeopleDoNot() {
        String id = approved("2026-11");
        String portal = Tokens.of("integrator", COMMUNE);
        as(portal).queryParam("plan", PLAN).get("/submissions").then().body("items", hasSize(1));
        as(portal).get("/submissions/{id}", id).then().statusCode(200);
        as(Tokens.of("viewer", COMMUNE)).get("/submissions/{id}", id).then().statusCode(200);
        trail("action", "READ", "kind", "submission")
                .body("items.actor.subject", everyItem(is("integrator-" + COMMUNE)))
                .body("items.objectId", contains(nullValue(), is(id)));
    }

    @Test
    void readingTheTrailIsItselfOnRecord() {
        trail();
        trail("kind", "audit-event")
                .body("items", hasSize(1))
                .body("items[0].actor.subject", is("auditor-" + COMMUNE))
                .body("items[0].path", startsWith("/api/v1/audit-events?"));
    }

    private static Map<String, Object> membership(String subject) {
        return Map.of("issuer", Tokens.ISSUER, "subject", subject, "role", "REPORTER", "units", List.of(POLICE));
    }
}
