package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

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
            none(statement, "current figures that have drifted", "select count(*) from current_figure_drift");
            none(statement, "current task reports that have drifted", "select count(*) from current_task_report_drift");
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
