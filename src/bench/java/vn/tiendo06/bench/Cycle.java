package vn.tiendo06.bench;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.tiendo06.testing.Tokens;

/** What communes report for a period that nobody has reported on yet: what they reported for an earlier one, once more. */
final class Cycle {

    private static final String ROWS = """
            select s.id as subject, x.unit_code, x.value, x.numerator, x.denominator, x.assessment, x.progress_percent,
              x.task_state, x.deliverable_reached
            from plan p
            join subject s on s.plan_code = p.code
            join lateral (select * from submission e
              where e.subject_id = s.id and e.period_code = ?
              order by e.revision desc limit 1) x on true
            where p.locality_code = ?
            order by s.kind, s.ordinal""";

    // By the subjects, whose index the rows of one period are quickest found by.
    private static final String WRITTEN = """
            select w.id from plan p join subject s on s.plan_code = p.code
              join submission w on w.subject_id = s.id and w.period_code = ?""";

    private final DataSet data;
    private final String period;
    private final String earlier;

    Cycle(DataSet data, String period, String earlier) {
        this.data = data;
        this.period = period;
        this.earlier = earlier;
    }

    /** A commune's reports, with a token of its units. */
    record OfCommune(List<JsonObject> reports, Set<String> units) {

        String token() {
            return Tokens.token(
                    "reporter-" + units.iterator().next(), Set.of("reporter"), List.copyOf(units), List.of());
        }
    }

    /** The reports of communes in turn, until there are as many. */
    List<OfCommune> reports(int count) throws SQLException {
        List<OfCommune> all = new ArrayList<>();
        int left = count;
        for (String commune : data.texts("""
                select l.code from locality l where l.level = 'COMMUNE'
                  and exists (select 1 from plan p where p.locality_code = l.code) order by l.code""")) {
            if (left > 0) {
                OfCommune one = of(commune, left);
                left -= one.reports().size();
                all.add(one);
            }
        }
        if (left == count) {
            throw new AssertionError("Nothing was reported for " + earlier);
        }
        return all;
    }

    private OfCommune of(String commune, int most) throws SQLException {
        List<JsonObject> reports = new ArrayList<>();
        Set<String> units = new TreeSet<>();
        try (Connection connection = data.connect();
                PreparedStatement statement = connection.prepareStatement(ROWS + " limit " + most)) {
            statement.setString(1, earlier);
            statement.setString(2, commune);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reports.add(report(row));
                    units.add(row.getString("unit_code"));
                }
            }
        }
        return new OfCommune(reports, units);
    }

    private JsonObject report(ResultSet row) throws SQLException {
        JsonObject figures = new JsonObject();
        if (row.getBigDecimal("numerator") == null) {
            put(figures, "value", row.getBigDecimal("value"));
        } else {
            put(figures, "numerator", row.getBigDecimal("numerator"));
            put(figures, "denominator", row.getBigDecimal("denominator"));
        }
        put(figures, "assessment", row.getString("assessment"));
        put(figures, "progressPercent", row.getBigDecimal("progress_percent"));
        put(figures, "taskState", row.getString("task_state"));
        put(figures, "deliverableReached", row.getObject("deliverable_reached"));
        return new JsonObject()
                .put("subjectId", row.getString("subject"))
                .put("unit", row.getString("unit_code"))
                .put("period", period)
                .put("figures", figures)
                .put("narrative", "Đã rà soát, cập nhật và đối chiếu với hệ thống.");
    }

    private static void put(JsonObject figures, String name, Object value) {
        if (value != null) {
            figures.put(name, value);
        }
    }

    /** How many reports there are for the period. */
    int written() throws SQLException {
        return data.texts(WRITTEN, period).size();
    }

    /** Takes the period's reports back; what the audit trail says of them stays. */
    void takeBack() throws SQLException {
        try (Connection connection = data.connect()) {
            connection.setAutoCommit(false);
            // What guards the history knows of no bench.
            run(connection, "set local session_replication_role = replica", null);
            run(connection, "create temporary table written on commit drop as " + WRITTEN, period);
            run(connection, "delete from submission_content where submission_id in (select id from written)", null);
            run(connection, "delete from submission_event where submission_id in (select id from written)", null);
            run(connection, "delete from submission where id in (select id from written)", null);
            connection.commit();
        }
    }

    private static void run(Connection connection, String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (parameter != null) {
                statement.setString(1, parameter);
            }
            statement.executeUpdate();
        }
    }
}
