package vn.tiendo06.feed;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

@QuarkusTest
class WebhookTest extends ApiTest {

    private static final String PORTAL = Tokens.of("integrator", COMMUNE);
    private static final String OTHER_PORTAL = Tokens.of("integrator", COMMUNE, "10819");
    private static final String ADMINISTRATOR = Tokens.of("administrator", COMMUNE);

    private static Map<String, Object> body(String field, Object value) {
        Map<String, Object> body = new HashMap<>(Prepared.webhookBody());
        body.put(field, value);
        return body;
    }

    private static Response created(String token) {
        Response response = as(token, Prepared.webhookBody()).post("/webhooks");
        response.then().statusCode(201);
        return response;
    }

    @Test
    void isAddedReadChangedAndRemoved() {
        Response created = created(PORTAL);
        String id = created.path("webhook.id");
        created.then()
                .header("Location", "/api/v1/webhooks/" + id)
                .header("ETag", "\"0\"")
                .body("webhook.state", is("ACTIVE"))
                .body("webhook.maxPerMinute", is(300))
                .body("secret", startsWith("whsec_"));
        as(PORTAL)
                .get("/webhooks/{id}", id)
                .then()
                .statusCode(200)
                .body("$", not(hasItem("secret")))
                .body("name", is("Cổng thử"));
        Map<String, Object> changed = body("types", List.of("submission.approve", "target"));
        changed.put("active", false);
        changed.put("plan", PLAN);
        as(PORTAL, changed).put("/webhooks/{id}", id).then().statusCode(428);
        as(PORTAL, changed)
                .header("If-Match", "\"7\"")
                .put("/webhooks/{id}", id)
                .then()
                .statusCode(412);
        as(PORTAL, changed)
                .header("If-Match", "\"0\"")
                .put("/webhooks/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", is("PAUSED"))
                .body("plan", is(PLAN));
        as(PORTAL).get("/webhooks").then().body("items.id", equalTo(List.of(id)));
        as(PORTAL).post("/webhooks/{id}/ping", id).then().statusCode(409);
        as(PORTAL)
                .header("If-Match", "\"0\"")
                .delete("/webhooks/{id}", id)
                .then()
                .statusCode(412);
        as(PORTAL)
                .header("If-Match", "\"1\"")
                .delete("/webhooks/{id}", id)
                .then()
                .statusCode(204);
        as(PORTAL).get("/webhooks/{id}", id).then().statusCode(404);
    }

    @Test
    void anIntegratorKeepsItsOwnAndAnAdministratorAllOfTheLocality() {
        String id = created(PORTAL).path("webhook.id");
        as(OTHER_PORTAL).get("/webhooks/{id}", id).then().statusCode(404);
        as(OTHER_PORTAL).get("/webhooks").then().body("items", equalTo(List.of()));
        as(OTHER_PORTAL)
                .header("If-Match", "\"0\"")
                .delete("/webhooks/{id}", id)
                .then()
                .statusCode(404);
        as(ADMINISTRATOR).get("/webhooks/{id}", id).then().statusCode(200);
        as(Tokens.of("auditor", "31")).get("/webhooks/{id}", id).then().statusCode(200);
        as(Tokens.of("administrator", "01")).get("/webhooks/{id}", id).then().statusCode(404);
        as(ADMINISTRATOR)
                .header("If-Match", "\"0\"")
                .delete("/webhooks/{id}", id)
                .then()
                .statusCode(204);
    }

    /** A lost answer can be asked for again, and what is kept for that holds no secret. */
    @Test
    void theSecretIsShownOnceAndKeptNowhereInTheClear() throws Exception {
        Response first = as(PORTAL, Prepared.webhookBody())
                .header("Idempotency-Key", "webhook-key-1")
                .post("/webhooks");
        String secret = first.then().statusCode(201).extract().path("secret");
        Response again = as(PORTAL, Prepared.webhookBody())
                .header("Idempotency-Key", "webhook-key-1")
                .post("/webhooks");
        again.then().statusCode(201).header("Idempotency-Replayed", "true").body("secret", is(secret));
        String id = first.path("webhook.id");
        assertEquals(id, again.path("webhook.id"));
        String rotated = as(PORTAL, Map.of("overlapHours", 0))
                .header("If-Match", "\"0\"")
                .post("/webhooks/{id}/secret", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .extract()
                .path("secret");
        assertNotEquals(secret, rotated);
        as(PORTAL, Prepared.webhookBody())
                .header("Idempotency-Key", "webhook-key-1")
                .post("/webhooks")
                .then()
                .statusCode(201)
                .body("secret", nullValue());
        for (String kept : List.of(secret, rotated)) {
            assertFalse(isKept(kept.substring("whsec_".length())), "a secret is in the database");
        }
    }

    private boolean isKept(String text) throws Exception {
        List<String> tables = List.of("webhook", "idempotency_record", "audit_event", "change");
        try (Connection connection = dataSource.getConnection()) {
            for (String table : tables) {
                try (var statement = connection.prepareStatement(
                        "select count(*) from " + table + " t where cast(t as text) like '%' || ? || '%'")) {
                    statement.setString(1, text);
                    ResultSet found = statement.executeQuery();
                    found.next();
                    if (found.getInt(1) > 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({
        "url, https://10.0.0.1/, /url, webhook-url",
        "url, https://169.254.169.254/latest, /url, webhook-url",
        "url, 'https://[::ffff:10.0.0.1]/', /url, webhook-url",
        "url, https://user:x@hook.example/, /url, webhook-url",
        "url, ftp://hook.example/, /url, webhook-url",
        "url, '', /url, required",
        "locality, 01, /locality, outside-scope",
        "locality, 99999, /locality, outside-scope",
        "locality, 108160, /locality, size",
        "plan, khac, /plan, unknown-plan",
        "maxPerMinute, 0, /maxPerMinute, too-small",
        "maxPerMinute, 6001, /maxPerMinute, too-large",
        "name, '', /name, required",
        "secret, x, /secret, unknown-field",
    })
    void refusesWhatCannotBe(String field, String value, String pointer, String code) {
        Object typed = value.matches("\\d{1,4}") && field.equals("maxPerMinute") ? Integer.valueOf(value) : value;
        as(PORTAL, body(field, typed))
                .post("/webhooks")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is(pointer))
                .body("errors[0].code", is(code));
    }

    @Test
    void refusesTypesThatThereAreNot() {
        as(PORTAL, body("types", List.of("submission", "membership", "submission.", "Submission.approve")))
                .post("/webhooks")
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/types/1", "/types/2", "/types/3")));
        as(PORTAL, Map.of()).post("/webhooks").then().statusCode(400);
        as(PORTAL, Map.of("overlapHours", 169))
                .header("If-Match", "\"0\"")
                .post("/webhooks/{id}/secret", created(PORTAL).<String>path("webhook.id"))
                .then()
                .statusCode(400);
    }

    @Test
    void aReplayNamesOneThing() {
        String id = created(PORTAL).path("webhook.id");
        for (Map<String, Object> none : List.<Map<String, Object>>of(
                Map.of(), Map.of("dead", false), Map.of("dead", true, "since", "2026-11-01T00:00:00Z"))) {
            as(PORTAL, none)
                    .post("/webhooks/{id}/replay", id)
                    .then()
                    .statusCode(400)
                    .body("errors[0].code", is("one-of"));
        }
        as(PORTAL, Map.of("deliveries", List.of("0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10")))
                .post("/webhooks/{id}/replay", id)
                .then()
                .statusCode(200)
                .body("queued", is(0));
    }

    @Test
    void anAccountHasSoManyAtMost() throws Exception {
        created(PORTAL);
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into webhook (owner_issuer, owner_subject, owner_name, owner_is_member, name, url, locality_code,
                      types, max_per_minute, state, secret, created_at, updated_at, epoch, xid, change_id, due_at)
                    select owner_issuer, owner_subject, owner_name, owner_is_member, name, url, locality_code, types,
                      max_per_minute, state, secret, created_at, updated_at, epoch, xid, change_id, due_at
                    from webhook, generate_series(1, 49)""");
        }
        as(PORTAL, Prepared.webhookBody())
                .header("Accept-Language", "en")
                .post("/webhooks")
                .then()
                .statusCode(409)
                .body("detail", containsString("50"));
    }

    @Test
    void manyTakeNoMoreStatementsThanOne() {
        created(PORTAL);
        long one = statementsOf(() -> as(PORTAL).get("/webhooks"));
        created(PORTAL);
        created(PORTAL);
        assertEquals(one, statementsOf(() -> as(PORTAL).get("/webhooks")));
    }
}
