package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Summaries made once by the SQL that defines them, and what must hold of a data set in the end. */
final class NationalCheck {

    private NationalCheck() {}

    static void summarise(BenchServer server, String database) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("set work_mem = '256MB'");
            statement.execute("analyze submission");
            connection.setAutoCommit(false);
            for (String summary : List.of("current_figure", "current_task_report")) {
                statement.execute("truncate " + summary);
                statement.execute("insert into %s select * from %1$s_expected".formatted(summary));
            }
            connection.commit();
        }
    }

    /** The trail of the last month, which the table itself chains: that of all months would be the larger part by far. */
    static void audit(BenchServer server, String database, String period) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into audit_event (locality_code, at, actor_issuer, actor_subject, actor_name, roles, method,
                      path, kind, object_id, action, plan_code, before, after)
                    select x.locality_code, e.at, e.actor_issuer, e.actor_subject, e.actor_name,
                      array[case when e.event in ('RETURN', 'APPROVE') then 'reviewer' else 'reporter' end], 'POST',
                      '/api/v1/submissions/' || x.id || '/' || lower(e.event), 'submission', x.id, e.event, x.plan_code,
                      jsonb_build_object('state', e.from_state),
                      jsonb_build_object('state', e.to_state, 'contentHash', e.content_hash)
                    from submission x
                    join submission_event e on e.submission_id = x.id
                    where x.period_code = '%s' and e.event in ('SUBMIT', 'RETURN', 'APPROVE')
                    order by e.at, e.id""".formatted(period));
            statement.execute("vacuum analyze");
        }
    }

    static void check(BenchServer server, String database) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("set work_mem = '256MB'");
            summary(statement, "current_figure", "TARGET", "value", List.of("value", "numerator", "denominator"));
            summary(
                    statement,
                    "current_task_report",
                    "TASK",
                    "task_state",
                    List.of("task_state", "progress_percent", "deliverable_reached"));
            none(statement, "constraints not checked", """
                    select count(*) from pg_constraint where not convalidated and contype in ('f', 'c')""");
            none(statement, "triggers left off", """
                    select count(*) from pg_trigger where tgenabled = 'D'""");
            none(statement, "reports whose version does not count their events", """
                    select count(*) from submission x
                    where x.locality_code = '10816' and x.version <> (select count(*) - 1 from submission_event e
                      where e.submission_id = x.id)""");
            none(statement, "reports whose last event is not their state", """
                    select count(*) from submission x
                    where x.locality_code = '10816' and x.state <> (select e.to_state from submission_event e
                      where e.submission_id = x.id order by e.ordinal desc limit 1)""");
        }
    }

    /**
     * Holds a summary against the reports themselves. It was filled from its own view, so the view's comparison with it would
     * say nothing.
     */
    private static void summary(Statement statement, String summary, String kind, String given, List<String> content)
            throws SQLException {
        String approved = """
                select x.subject_id, x.period_code, array_agg(x.unit_code) as units
                from submission x
                where x.state = 'APPROVED' and x.subject_kind = '%s' and x.%s is not null
                group by x.subject_id, x.period_code""".formatted(kind, given);
        none(statement, summary + " without a report, or reports without " + summary, """
                select count(*)
                from (%s) a
                full join %s c on c.subject_id = a.subject_id and c.period_code = a.period_code
                where a.subject_id is null or c.subject_id is null""".formatted(approved, summary));
        String columns = Stream.concat(
                        Stream.of(
                                "subject_id", "period_code", "unit_code", "plan_code", "locality_code", "reviewed_at"),
                        content.stream())
                .map(column -> "c.%1$s is distinct from x.%1$s".formatted(column))
                .collect(Collectors.joining(" or "));
        none(statement, summary + " that is not what was approved", """
                select count(*)
                from %s c
                left join submission x on x.id = c.submission_id and x.state = 'APPROVED'
                where x.id is null or %s""".formatted(summary, columns));
        none(statement, summary + " of another unit than the one that answers", """
                select count(*)
                from (%s) a
                join period pe on pe.code = a.period_code
                join subject s on s.id = a.subject_id
                join %s c on c.subject_id = a.subject_id and c.period_code = a.period_code
                where cardinality(a.units) > 1 and c.unit_code <> accountable_unit(s, pe.ends_on)
                  and accountable_unit(s, pe.ends_on) = any(a.units)""".formatted(approved, summary));
    }

    private static void none(Statement statement, String what, String count) throws SQLException {
        try (ResultSet row = statement.executeQuery(count)) {
            row.next();
            assertEquals(0, row.getLong(1), what);
        }
    }

    static void tell(BenchServer server, String database) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            print(statement, """
                    select state || ': ' || count(*) from submission group by state order by count(*) desc""");
            print(statement, """
                    select format('%s: %s rows, table %s, indexes %s', c.relname, c.reltuples::bigint,
                      pg_size_pretty(pg_table_size(c.oid)), pg_size_pretty(pg_indexes_size(c.oid)))
                    from pg_class c
                    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.reltuples > 0
                    order by pg_total_relation_size(c.oid) desc limit 12""");
            print(statement, """
                    select format('%s: %s', relname, pg_size_pretty(pg_relation_size(oid)))
                    from pg_class
                    where relkind = 'i' and relname ~ '^(submission|current)' order by pg_relation_size(oid) desc""");
            print(statement, "select 'all: ' || pg_size_pretty(pg_database_size(current_database()))");
        }
    }

    private static void print(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                System.out.println("        " + row.getString(1));
            }
        }
    }
}
