package vn.tiendo06.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;

/** What V23 and V24 make of reports and decisions that were there before them: what is known, and a mark where nothing is. */
@QuarkusTest
class AsOfMigrationTest extends ApiTest {

    private static final String TOLD = "00000000-0000-7000-8000-000000000001";
    private static final String UNTOLD = "00000000-0000-7000-8000-000000000002";

    // Beside what is asked about, rows stand alone: without keys to others, and past the triggers.
    private static final String BEFORE = """
            set session_replication_role = replica;
            insert into subject (id, plan_code, kind, section, ordinal, code, statement, source, schedule_kind, row_hash,
                trajectory_chosen)
            values ('p.NV.I.1', 'p', 'TASK', 'I', 1, 'I.1', 'Việc', 'Việc', 'ONGOING', 'x', null),
                ('p.NV.I.2', 'p', 'TASK', 'I', 2, 'I.2', 'Việc', 'Việc', 'ONGOING', 'x', 'HELD');
            insert into plan (code, programme, title, issuer, locality_code, from_year, to_year, content_hash, created_at,
                updated_at)
            values ('p', 'P', 'Kế hoạch', 'UBND', '10816', 2026, 2030, 'x', '2026-01-01T00:00Z', '2026-01-01T00:00Z');
            insert into unit (code, name, kind, locality_code) values ('10816.CA', 'Công an', 'DIVISION', '10816');
            insert into period values ('2026-11', 'MONTH', 2026, '2026-10-15', '2026-11-14', '2026-11-14T17:00Z',
                '2026-11-17T17:00Z', '2026-11-27T17:00Z');
            insert into submission (id, plan_code, locality_code, subject_id, subject_kind, unit_code, period_code, revision,
                state, value, narrative, evidence, created_at, created_by_issuer, created_by, created_by_name, updated_at,
                version, confirmation_required, reviewed_by, content_hash)
            select cast(id as uuid), 'p', '10816', subject, 'TASK', '10816.CA', '2026-11', 1, state, 7, 'bản cuối', '[]',
                '2026-11-01T00:00Z', 'i', 'an', 'An', '2026-11-04T00:00Z', 3, required, 'binh', 'h2'
            from (values ('%1$s', 'p.NV.I.1', 'APPROVED', true), ('%2$s', 'p.NV.I.2', 'DRAFT', false))
                as x(id, subject, state, required);
            insert into submission_event (submission_id, ordinal, event, to_state, content_hash, actor_issuer,
                actor_subject, actor_name, at)
            select cast(id as uuid), ordinal, event, state, hash, 'i', who, who, at
            from (values ('%1$s', 1, 'CREATE', 'DRAFT', 'h1', 'an', timestamptz '2026-11-01T00:00Z'),
                ('%1$s', 2, 'EDIT', 'DRAFT', 'h2', 'an', '2026-11-02T00:00Z'),
                ('%1$s', 3, 'SUBMIT', 'SUBMITTED', 'h2', 'an', '2026-11-03T00:00Z'),
                ('%1$s', 4, 'APPROVE', 'APPROVED', 'h2', 'binh', '2026-11-04T00:00Z'),
                ('%2$s', 1, 'CREATE', 'DRAFT', 'h1', 'an', '2026-11-01T00:00Z'),
                ('%2$s', 2, 'EDIT', 'DRAFT', 'h2', 'an', '2026-11-02T00:00Z'))
                as e(id, ordinal, event, state, hash, who, at);
            insert into audit_event (locality_code, ordinal, at, actor_issuer, actor_subject, actor_name, roles, kind,
                object_id, action, plan_code, before, after, previous_hash, hash)
            select '10816', row_number() over (), at, 'i', 'an', 'An', '{}', kind, object, action, 'p',
                cast(before as jsonb), cast(after as jsonb), '', ''
            from (values
                (timestamptz '2026-11-01T00:00Z', 'submission', '%1$s', 'CREATE', null,
                    '{"figures": {"value": 5, "taskState": "IN_PROGRESS"}, "narrative": "bản đầu", "evidence": [],
                      "contributions": [{"unit": {"code": "10816.VH", "name": "Văn hoá"}, "narrative": "thêm"}]}'),
                ('2026-11-02T00:00Z', 'exemption', '00000000-0000-7000-8000-000000000009', 'CREATE', null, '{}'),
                ('2026-11-03T00:00Z', 'exemption', '00000000-0000-7000-8000-000000000009', 'DELETE',
                    '{"subjectId": "p.NV.I.1", "unit": "10816.CA", "period": "2026-11", "reason": "Mất điện"}', null),
                ('2026-11-02T00:00Z', 'holiday', '2026-12-24', 'CREATE', null, '{}'),
                ('2026-11-03T00:00Z', 'holiday', '2026-12-24', 'DELETE', '{"name": "Nghỉ"}', null),
                ('2026-11-05T00:00Z', 'holiday', '2026-12-24', 'CREATE', null, '{}'),
                ('2026-11-02T00:00Z', 'target', 'p.NV.I.1', 'CHOOSE_TRAJECTORY', null, '{"trajectory": "HELD"}'),
                ('2026-11-02T00:00Z', 'status-thresholds', 'p', 'SET_THRESHOLDS', null,
                    '{"atRiskRatio": 0.5, "dueSoonDays": 10, "figureDays": 20}'),
                ('2026-11-04T00:00Z', 'status-thresholds', 'p', 'SET_THRESHOLDS', null,
                    '{"atRiskRatio": 0.6, "dueSoonDays": 11, "figureDays": 21}'))
                as a(at, kind, object, action, before, after);
            insert into holiday (day, name) values ('2026-12-24', 'Nghỉ'), ('2026-12-25', 'Nghỉ')""".formatted(TOLD, UNTOLD);

    private Statement database;

    @Test
    void whatIsKnownIsKeptAndTheRestIsMarked() throws SQLException {
        try (Connection server = dataSource.getConnection();
                Statement statement = server.createStatement()) {
            statement.execute("drop database if exists before_as_of");
            statement.execute("create database before_as_of");
            String url = server.getMetaData().getURL().replace("/postgres?", "/before_as_of?");
            migrate(url, "22");
            try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
                database = connection.createStatement();
                database.execute(BEFORE);
                migrate(url, "24");
                assertContent();
                assertDecisions();
            }
            statement.execute("drop database before_as_of");
        }
    }

    private void assertContent() throws SQLException {
        assertEquals(
                List.of(
                        "1|5|IN_PROGRESS|bản đầu|false|null",
                        "2|7|null|bản cuối|false|null",
                        "3|7|null|bản cuối|true|null"),
                content(TOLD));
        assertEquals(List.of("1|null|null|null|false|true", "2|7|null|bản cuối|false|null"), content(UNTOLD));
        assertEquals(
                List.of("\"10816.VH\""),
                texts(
                        "select content #> '{contributions,0,unit}' from submission_content where submission_id = '%s'"
                                + " and ordinal = 1",
                        TOLD));
        assertEquals(List.of("SUBMITTED|bản cuối|an|null"), texts("""
                        select concat_ws('|', k ->> 'state', k ->> 'narrative', k ->> 'submitted_by',
                          coalesce(k ->> 'reviewed_by', 'null'))
                        from submission_as_of('%s', '2026-11-03T12:00Z') k""", TOLD));
        assertEquals(List.of("null"), texts("select submission_as_of('%s', '2026-10-31T00:00Z')", TOLD));
    }

    private void assertDecisions() throws SQLException {
        assertEquals(
                List.of("Mất điện|2026-11-02|2026-11-03"),
                texts(
                        "select concat_ws('|', reason, date(recorded_at at time zone 'UTC'), date(lifted_at at time zone 'UTC'))"
                                + " from exemption"));
        // 24 December was a holiday for a day, and is again; 25 always was, 26 and 27 are a weekend.
        assertEquals(
                List.of("2026-12-24", "2026-12-28", "2026-12-24", "2026-12-28"),
                texts("select working_day_after('2026-12-23', 1, cast(at as timestamptz))"
                        + " from (values ('2026-11-01T00:00Z'), ('2026-11-02T12:00Z'), ('2026-11-04T00:00Z'),"
                        + " ('2026-11-06T00:00Z')) v(at) order by at"));
        assertEquals(
                List.of("p.NV.I.1 LINEAR", "p.NV.I.1 HELD", "p.NV.I.2 HELD", "p.NV.I.2 HELD"),
                texts("select s.id || ' ' || subject_trajectory(s, cast(at as timestamptz)) from subject s,"
                        + " (values ('2026-11-01T00:00Z'), ('2026-11-03T00:00Z')) v(at) order by s.id, at"));
        assertEquals(List.of("0.500|1"), texts("select at_risk_ratio || '|' || version from status_threshold_past"));
    }

    private List<String> content(String id) throws SQLException {
        return texts("""
                select ordinal || '|' || coalesce(content ->> 'value', 'null') || '|'
                  || coalesce(content ->> 'task_state', 'null') || '|' || coalesce(content ->> 'narrative', 'null') || '|'
                  || (content ->> 'confirmation_required') || '|' || coalesce(content ->> 'unknown', 'null')
                from submission_content where submission_id = '%s' order by ordinal""", id).stream().map(text -> text.replace(".000000", "")).toList();
    }

    private static void migrate(String url, String target) {
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .target(target)
                .load()
                .migrate();
    }

    private List<String> texts(String sql, Object... arguments) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = database.executeQuery(sql.formatted(arguments))) {
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
        }
        return found;
    }
}
