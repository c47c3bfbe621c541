package vn.tiendo06.audit;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Tokens;

/** Base of the tests of the audit trail: each begins with an empty one. */
abstract class AuditApiTest extends ApiTest {

    protected static final String TARGET = PLAN + ".MT.III.3";
    protected static final String AUDITOR = Tokens.of("auditor", COMMUNE);
    protected static final String ADMINISTRATOR = Tokens.of("administrator", COMMUNE);
    protected static final String REVIEWER = Tokens.of("reviewer", COMMUNE);
    protected static final String REPORTER = Tokens.reporter(POLICE);

    @Inject
    DataSource database;

    @BeforeEach
    void emptyTrail() throws SQLException {
        tamper("truncate audit_event, audit_chain");
    }

    /** What only a superuser can do: write with the triggers out of force. */
    protected void tamper(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    /** The trail of the commune, oldest first. */
    protected static ValidatableResponse trail(String... filter) {
        var request = as(AUDITOR).queryParam("sort", "at").queryParam("limit", 200);
        for (int i = 0; i < filter.length; i += 2) {
            request.queryParam(filter[i], filter[i + 1]);
        }
        return request.get("/audit-events").then().statusCode(200);
    }

    protected static ValidatableResponse verification() {
        return as(AUDITOR)
                .queryParam("locality", COMMUNE)
                .get("/audit-events/verification")
                .then()
                .statusCode(200);
    }

    protected static Map<String, Object> draftOf(String subject, String period, int percent) {
        return Map.of("subjectId", subject, "unit", POLICE, "period", period, "figures", Map.of("value", percent));
    }

    protected static String draft(String period) {
        return as(REPORTER, draftOf(TARGET, period, 80))
                .post("/submissions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    protected static ValidatableResponse move(String token, String id, String transition, int version) {
        return as(token)
                .header("If-Match", "\"" + version + "\"")
                .post("/submissions/{id}/{transition}", id, transition)
                .then()
                .statusCode(200);
    }

    protected static String approved(String period) {
        String id = draft(period);
        move(REPORTER, id, "submit", 0);
        move(REVIEWER, id, "approve", 1);
        return id;
    }

    /** A report that is returned once and then approved. */
    protected static void fiveEvents() {
        String id = draft("2026-11");
        move(REPORTER, id, "submit", 0);
        as(REVIEWER, "{\"reason\": \"Thiếu\"}")
                .header("If-Match", "\"1\"")
                .post("/submissions/{id}/return", id)
                .then()
                .statusCode(200);
        move(REPORTER, id, "submit", 2);
        move(REVIEWER, id, "approve", 3);
    }
}
