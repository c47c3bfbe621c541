package vn.tiendo06.audit;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.Tokens;

/** The trail cannot be changed unseen. */
@QuarkusTest
class AuditChainTest extends AuditApiTest {

    private static final int WRITERS = 16;
    private static final int WRITES_EACH = 5;

    @Test
    void anEmptyChainIsIntact() {
        verification()
                .body("intact", is(true))
                .body("checked", is(0))
                .body("headHash", nullValue())
                .body("firstBroken", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set actor_name = 'Ai đó'",
                "update audit_event set actor_name = 'Ai đó' where false",
                "delete from audit_event",
                "truncate audit_event",
                "update audit_chain set ordinal = 0",
                "delete from audit_chain",
                "truncate audit_chain",
                "insert into audit_chain values ('10819', 7, 'x')"
            })
    void theDatabaseRefusesChanges(String sql) throws SQLException {
        draft("2026-11");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            SQLException refused = assertThrows(SQLException.class, () -> statement.execute(sql));
            assertTrue(refused.getMessage().contains("only ever appended to"), refused.getMessage());
        }
        verification().body("intact", is(true)).body("checked", is(1));
    }

    @Test
    void whateverInsertsTakesItsPlaceInTheChain() throws SQLException {
        draft("2026-11");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(insert(1));
        }
        verification().body("intact", is(true)).body("checked", is(2));
    }

    @Test
    void aRoleThatDoesNotOwnTheTablesCanOnlyAppend() throws SQLException {
        draft("2026-11");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : List.of(
                    "create role tiendo06_app",
                    "grant usage on schema public to tiendo06_app",
                    "grant select, insert, update, delete on all tables in schema public to tiendo06_app",
                    "revoke update, delete, truncate on audit_event from tiendo06_app",
                    "revoke insert, update, delete, truncate on audit_chain from tiendo06_app",
                    "set local role tiendo06_app",
                    insert(1))) {
                statement.execute(sql);
            }
            for (String sql : List.of(
                    "delete from audit_event",
                    "update audit_chain set ordinal = 0",
                    "alter table audit_event disable trigger all",
                    "set local session_replication_role = replica")) {
                Savepoint here = connection.setSavepoint();
                SQLException refused = assertThrows(SQLException.class, () -> statement.execute(sql));
                assertEquals("42501", refused.getSQLState(), sql);
                connection.rollback(here);
            }
            assertTrue(statement
                    .executeQuery("select audit_hash(e) = hash from audit_event e where ordinal = 2")
                    .next());
            connection.rollback();
        }
    }

    private static final String TOGETHER = """
            insert into audit_intake (actor_issuer, actor_subject, actor_name, roles, locality_code, at, kind, object_id, action,
              plan_code, before, after)
            values ('i', 's', 'n "q" ế', '{reporter,viewer}', '{01,10816,10816,10816}',
              array_fill(cast('2026-11-23T05:00:00.5Z' as timestamptz), array[4]), array_fill(cast('x' as text), array[4]),
              array['a', null, 'b "\\', 'c'], array_fill(cast('Y' as text), array[4]), array_fill(cast(null as text), array[4]),
              array[null, '{}', null, '[1]'], array_fill(cast('{"b": 1.50, "a": "ế \\"\\\\"}' as text), array[4]))""";

    @Test
    void eventsThatComeTogetherAreChainedAsThoseThatComeAlone() throws SQLException {
        draft("2026-11");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TOGETHER);
        }
        verification().body("intact", is(true)).body("checked", is(4));
        assertEquals("1", value("select ordinal from audit_chain where locality_code = '01'"));
        assertEquals("0", value("select count(*) from audit_intake"));
        assertEquals("0", value("select count(*) from audit_event e where hash <> audit_hash(e)"));
        draft("2026-12");
        verification().body("intact", is(true)).body("checked", is(5));
    }

    @Test
    void eventsOfALocalityThatAreTornApartAreRefused() throws SQLException {
        draft("2026-11");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            String torn = TOGETHER.replace("{01,10816,10816,10816}", "{10816,01,10816,10816}");
            SQLException refused = assertThrows(SQLException.class, () -> statement.execute(torn));
            assertEquals("23514", refused.getSQLState());
        }
        verification().body("intact", is(true)).body("checked", is(1));
    }

    @Test
    void nobodyElsesTriggerBringsAPlaceInTheChain() throws SQLException {
        draft("2026-11");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create temp table bait (x integer)");
            statement.execute("create function pg_temp.forge() returns trigger language plpgsql as $f$ begin "
                    + insert(2) + "; return new; end $f$");
            statement.execute(
                    "create trigger forge before insert on bait for each row execute function pg_temp.forge()");
            SQLException refused =
                    assertThrows(SQLException.class, () -> statement.execute("insert into bait values (1)"));
            assertEquals("42501", refused.getSQLState());
            statement.execute("drop table bait");
        }
        verification().body("intact", is(true)).body("checked", is(1));
    }

    @Test
    void namesAnEventWhoseContentWasChanged() throws SQLException {
        fiveEvents();
        String id = idOf(3);
        for (String change : List.of(
                "after = jsonb_set(after, '{state}', '\"APPROVED\"')",
                "actor_subject = 'somebody-else'",
                "at = at - interval '1 day'",
                "roles = '{administrator}'",
                "client_address = null")) {
            String before = value("select cast(audit_event as text) from audit_event where ordinal = 3");
            tamper(
                    "create table kept as select * from audit_event where ordinal = 3",
                    "update audit_event set " + change + " where ordinal = 3");
            broken(id, 3, "CONTENT_CHANGED", 2);
            restore(3);
            assertEquals(before, value("select cast(audit_event as text) from audit_event where ordinal = 3"));
        }
        verification().body("intact", is(true));
    }

    @Test
    void namesTheLinkAfterOneThatWasHashedAnew() throws SQLException {
        fiveEvents();
        tamper(
                "update audit_event set actor_name = 'Ai đó' where ordinal = 3",
                "update audit_event e set hash = audit_hash(e) where ordinal = 3");
        broken(idOf(4), 4, "PREVIOUS_HASH_DIFFERS", 3);
    }

    @Test
    void namesTheLastOneWhenItWasHashedAnew() throws SQLException {
        fiveEvents();
        tamper(
                "update audit_event set actor_name = 'Ai đó' where ordinal = 5",
                "update audit_event e set hash = audit_hash(e) where ordinal = 5");
        broken(idOf(5), 5, "HEAD_DIFFERS", 5);
    }

    @Test
    void namesAGapInTheMiddleAndAtTheEnd() throws SQLException {
        fiveEvents();
        tamper("delete from audit_event where ordinal = 5");
        broken(null, 5, "MISSING", 4);
        tamper("delete from audit_event where ordinal = 2");
        broken(null, 2, "MISSING", 1);
        tamper("delete from audit_event");
        broken(null, 1, "MISSING", 0);
    }

    @Test
    void namesAnEventThatWasPutIn() throws SQLException {
        fiveEvents();
        tamper(
                insert(6),
                "update audit_event e set previous_hash = (select hash from audit_event where ordinal = 5)"
                        + " where ordinal = 6",
                "update audit_event e set hash = audit_hash(e) where ordinal = 6");
        broken(idOf(6), 6, "BEYOND_HEAD", 5);
        tamper("delete from audit_event where ordinal = 6", "delete from audit_event where ordinal = 3", insert(3));
        broken(idOf(3), 3, "PREVIOUS_HASH_DIFFERS", 2);
        tamper("truncate audit_chain");
        broken(idOf(1), 1, "BEYOND_HEAD", 0);
    }

    @Test
    void chainsOfOtherLocalitiesStandApart() throws SQLException {
        fiveEvents();
        as(Tokens.of("administrator", "31")).get("/audit-events").then().statusCode(200);
        tamper("update audit_event set actor_name = 'Ai đó' where locality_code = '31'");
        verification().body("intact", is(true)).body("checked", is(5));
        as(Tokens.of("auditor", "31"))
                .queryParam("locality", "31")
                .get("/audit-events/verification")
                .then()
                .body("intact", is(false));
    }

    @Test
    void longChainsAreVerifiedInBatches() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(insert(1, 2 * AuditRepository.BATCH));
        }
        verification().body("intact", is(true)).body("checked", is(2 * AuditRepository.BATCH));
        tamper("delete from audit_event where ordinal = " + (AuditRepository.BATCH + 1));
        broken(null, AuditRepository.BATCH + 1, "MISSING", AuditRepository.BATCH);
    }

    @Test
    void writersOfOneCommuneMakeOneChainWithoutAGap() throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                int task = writer;
                answers.add(threads.submit(() -> write("w" + task)));
            }
            for (Future<Integer> answer : answers) {
                assertEquals(WRITES_EACH, answer.get());
            }
        }
        verification().body("intact", is(true)).body("checked", is(WRITERS * WRITES_EACH));
        assertEquals(
                "1 80 80",
                value("select min(ordinal) || ' ' || max(ordinal) || ' ' || count(distinct ordinal) from audit_event"
                        + " where locality_code = '10816'"));
    }

    private static int write(String who) {
        int done = 0;
        for (int i = 0; i < WRITES_EACH; i++) {
            String body =
                    "{\"issuer\": \"i\", \"subject\": \"%s-%d\", \"role\": \"VIEWER\", \"localities\": [\"10816\"]}"
                            .formatted(who, i);
            done += as(ADMINISTRATOR, body).post("/memberships").statusCode() == 201 ? 1 : 0;
        }
        return done;
    }

    private static void broken(String id, int ordinal, String reason, int checked) {
        verification()
                .body("intact", is(false))
                .body("checked", is(checked))
                .body("firstBroken.id", is(id))
                .body("firstBroken.ordinal", is(ordinal))
                .body("firstBroken.reason", is(reason));
    }

    private static String insert(int ordinal) {
        return insert(ordinal, 1);
    }

    /** Written past the application; the append trigger, where it is in force, overrides the ordinal. */
    private static String insert(int ordinal, int rows) {
        return "insert into audit_event (locality_code, ordinal, at, actor_issuer, actor_subject, actor_name, roles, kind,"
                + " action, previous_hash, hash) select '10816', " + ordinal + ", now(), 'i', 's', 'n', '{}', 'x', 'Y',"
                + " '', '' from generate_series(1, " + rows + ")";
    }

    private void restore(int ordinal) throws SQLException {
        tamper(
                "delete from audit_event where ordinal = " + ordinal,
                "insert into audit_event select * from kept",
                "drop table kept");
    }

    private String idOf(int ordinal) throws SQLException {
        return value("select id from audit_event where locality_code = '10816' and ordinal = " + ordinal);
    }

    private String value(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
