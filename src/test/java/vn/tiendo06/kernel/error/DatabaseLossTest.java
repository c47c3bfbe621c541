package vn.tiendo06.kernel.error;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

/** A connection to the database that breaks is no error of the server: it is told as such, and repeating the call mends it. */
@QuarkusTest
class DatabaseLossTest extends ApiTest {

    /** The pool's size: each of its connections may have to be found dead. */
    private static final int POOL = 20;

    private final String police = Tokens.reporter(POLICE);

    @Test
    void aReadOnALostConnectionIsA503() throws Exception {
        assertEquals(200, afterLoss(() -> as(police).get("/submissions")).statusCode());
    }

    @Test
    void aWriteOnALostConnectionIsA503AndIsDoneOnceWhenRepeated() throws Exception {
        Response done = afterLoss(() -> as(police, Prepared.draftBody())
                .header("Idempotency-Key", "lost-0001")
                .post("/submissions"));
        assertEquals(201, done.statusCode());
        as(police).get("/submissions").then().statusCode(200).body("items", hasSize(1));
    }

    /** Breaks the pool's connections and repeats a call until it is answered otherwise than by 503. */
    private Response afterLoss(Supplier<Response> call) throws Exception {
        try (Connection killer = dataSource.getConnection();
                var statement = killer.createStatement()) {
            dataSource.getConnection().close();
            statement.execute("""
                    select pg_terminate_backend(pid, 5000) from pg_stat_activity
                    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()""");
            int lost = 0;
            Response answer = call.get();
            while (answer.statusCode() == 503 && lost < POOL) {
                answer.then()
                        .header("Retry-After", is("5"))
                        .contentType("application/problem+json")
                        .body("code", is("unavailable"));
                lost++;
                answer = call.get();
            }
            assertTrue(lost > 0, "no connection was lost: " + answer.statusCode() + " " + answer.asString());
            return answer;
        }
    }
}
