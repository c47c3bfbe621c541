package vn.tiendo06.audit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
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

    @Test
    void aFileIsOneReadHoweverManyPagesItHas() throws Exception {
        manyEvents(450);
        as(AUDITOR)
                .queryParam("format", "CSV")
                .queryParam("kind", "trial")
                .get("/exports/audit-events")
                .then()
                .statusCode(200)
                .body(matchesPattern("(?:[^\n]*\n){451}"));
        trail("kind", "audit-event")
                .body("items", hasSize(1))
                .body("items[0].path", is("/api/v1/exports/audit-events?format=CSV&kind=trial"));
    }

    @Test
    void aFileOfMembershipsIsOneReadToo() throws Exception {
        tamper("""
                insert into membership (issuer, subject, role, units, localities, created_at, updated_at)
                select 'i', 'subject ' || n, 'VIEWER', '{}', '{10816}', now(), now() from generate_series(1, 450) n""");
        as(AUDITOR)
                .queryParam("format", "CSV")
                .get("/exports/memberships")
                .then()
                .statusCode(200)
                .body(matchesPattern("(?:[^\n]*\n){451}"));
        trail("kind", "membership")
                .body("items.action", contains("READ"))
                .body("items[0].path", is("/api/v1/exports/memberships?format=CSV"));
    }

    @Test
    void aFileHasSoManyEventsAtMost() throws Exception {
        manyEvents(50_001);
        var file = as(AUDITOR).queryParam("kind", "trial").get("/exports/audit-events");
        file.then().statusCode(400).body("errors.code", contains("too-many-rows"));
        as(AUDITOR)
                .queryParam("kind", "trial")
                .queryParam("to", "2026-11-01T00:10:00Z")
                .get("/exports/audit-events")
                .then()
                .statusCode(200);
    }

    /** Of the commune, one a second, far from where its chain goes on. */
    private void manyEvents(int count) throws Exception {
        tamper("""
                insert into audit_event (locality_code, ordinal, at, actor_issuer, actor_subject, actor_name, roles, kind,
                  action, previous_hash, hash)
                select '10816', n + 1000000, timestamptz '2026-11-01T00:00:00Z' + n * interval '1 s', 'i', 's', 'n', '{}', 'trial',
                  'READ', '', ''
                from generate_series(1, %d) n""".formatted(count), "analyze audit_event");
    }

    private static Map<String, Object> membership(String subject) {
        return Map.of("issuer", Tokens.ISSUER, "subject", subject, "role", "REPORTER", "units", List.of(POLICE));
    }
}
