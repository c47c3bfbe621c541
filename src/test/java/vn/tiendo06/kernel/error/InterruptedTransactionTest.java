package vn.tiendo06.kernel.error;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.arjuna.ats.arjuna.coordinator.TxControl;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Prepared.Stored;
import vn.tiendo06.testing.Tokens;

/**
 * A transaction that the database or the transaction manager ends, for time or for another one's sake, is worth another try:
 * 503 with {@code Retry-After} whatever the write, and nothing of it is left. Triggers make the database do so.
 */
@QuarkusTest
class InterruptedTransactionTest extends ApiTest {

    private static final String AT_ONCE =
            "create trigger interrupted after insert or update on submission for each row";
    private static final String AT_COMMIT = "create constraint trigger interrupted after insert or update on submission"
            + " deferrable initially deferred for each row";
    private static final String NEXT_TABLE = "create trigger interrupted after insert on submission_event for each row";

    private final String police = Tokens.reporter(POLICE);

    private void sql(String... statements) throws Exception {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private void interrupt(String trigger, String function, String body) throws Exception {
        sql(
                "create or replace function " + function + "() returns trigger language plpgsql as $$ begin " + body
                        + " return null; end $$",
                trigger.replace("trigger interrupted", "trigger " + function) + " execute function " + function + "()");
    }

    @AfterEach
    void undisturbed() throws Exception {
        sql("drop function if exists interrupted() cascade", "drop function if exists hurried() cascade");
    }

    private static void isWorthAnotherTry(Response answer) {
        answer.then()
                .statusCode(503)
                .header("Retry-After", is("5"))
                .contentType(startsWith("application/problem+json"))
                .body("code", is("unavailable"));
    }

    private Supplier<Response> draft() {
        return () -> as(police, Prepared.draftBody())
                .header("Idempotency-Key", "ended-0001")
                .post("/submissions");
    }

    private void refusedUntilUndisturbed(Supplier<Response> call, int status) throws Exception {
        isWorthAnotherTry(call.get());
        undisturbed();
        call.get().then().statusCode(status);
    }

    // Serialization, deadlock, statement, lock, idle in transaction, transaction, idle session, memory, connections, a
    // connection broken, a server that stops.
    @ParameterizedTest
    @ValueSource(
            strings = {"40001", "40P01", "57014", "55P03", "25P03", "25P04", "57P05", "53200", "53300", "08006", "57P01"
            })
    void eachStateInAStatementAndInTheCommit(String state) throws Exception {
        for (String when : List.of(AT_ONCE, AT_COMMIT)) {
            freshly();
            interrupt(when, "interrupted", "raise exception 'ended' using errcode = '" + state + "';");
            refusedUntilUndisturbed(draft(), 201);
            Stored draft =
                    new Stored(as(police).get("/submissions").then().extract().path("items[0].id"), "\"0\"");
            interrupt(when, "interrupted", "raise exception 'ended' using errcode = '" + state + "';");
            refusedUntilUndisturbed(
                    () -> as(police).header("If-Match", draft.etag()).post("/submissions/{id}/submit", draft.id()),
                    200);
            interrupt(when, "interrupted", "raise exception 'ended' using errcode = '" + state + "';");
            refusedUntilUndisturbed(
                    () -> as(Tokens.of("reviewer", COMMUNE))
                            .header("If-Match", "\"1\"")
                            .post("/submissions/{id}/approve", draft.id()),
                    200);
        }
    }

    private void freshly() throws Exception {
        sql(FORGET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "57014", "55P03", "25P04"})
    void inBulkItIsTheWholeCallsFailure(String state) throws Exception {
        for (String mode : List.of("ATOMIC", "PER_ITEM")) {
            for (String when : List.of(AT_ONCE, AT_COMMIT)) {
                freshly();
                interrupt(when, "interrupted", "raise exception 'ended' using errcode = '" + state + "';");
                refusedUntilUndisturbed(
                        () -> as(police, Map.of("mode", mode, "items", List.of(Prepared.draftBody())))
                                .post("/submissions/bulk"),
                        200);
                as(police).get("/submissions").then().body("items", hasSize(1));
            }
        }
    }

    @Test
    void aLockThatDoesNotComeInTime() throws Exception {
        interrupt(
                AT_ONCE,
                "interrupted",
                "perform set_config('lock_timeout', '50', true); perform pg_advisory_xact_lock(60606);");
        try (Connection holder = dataSource.getConnection();
                var hold = holder.createStatement()) {
            hold.execute("select pg_advisory_lock(60606)");
            try {
                refusedUntilUndisturbed(draft(), 201);
            } finally {
                hold.execute("select pg_advisory_unlock(60606)");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement_timeout", "transaction_timeout"})
    void aStatementOrTransactionThatTakesTooLong(String setting) throws Exception {
        interrupt(AT_ONCE, "hurried", "perform set_config('" + setting + "', '50', true);");
        interrupt(NEXT_TABLE, "interrupted", "perform pg_sleep(2);");
        refusedUntilUndisturbed(draft(), 201);
    }

    /** The transaction manager rolls back under the thread that works, which hears of it only then. */
    @ParameterizedTest
    @ValueSource(strings = {AT_ONCE, AT_COMMIT})
    void whatTheTransactionManagerEnds(String when) throws Exception {
        interrupt(when, "interrupted", "perform pg_sleep(4);");
        int usual = TxControl.getDefaultTimeout();
        TxControl.setDefaultTimeout(1);
        try {
            Response answer = draft().get();
            if (when.equals(AT_COMMIT) && answer.statusCode() == 201) {
                // The commit was on its way and has been awaited.
                return;
            }
            isWorthAnotherTry(answer);
        } finally {
            TxControl.setDefaultTimeout(usual);
        }
        undisturbed();
        draft().get().then().statusCode(201);
    }
}
