package vn.tiendo06.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import javax.sql.DataSource;

/** Appends changes, many by one statement. */
@ApplicationScoped
class ChangeTable {

    private static final String APPEND = """
            insert into change (at, kind, object_id, action, plan_code, locality_code, province_code, audience, unit_code,
              subject_id, approved, version, object)
            select cast(r.at as timestamptz), r.kind, r.object_id, r.action, r.plan_code, r.locality_code, l.ancestors[2],
              r.audience, r.unit_code, r.subject_id, r.approved, r.version, cast(r.object as jsonb)
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as r(at, kind, object_id, action, plan_code,
              locality_code, audience, unit_code, subject_id, approved, version, object, ordinality)
            left join locality l on l.code = r.locality_code
            order by r.ordinality""";

    // So that a bulk write does not hold all its objects' texts at once.
    private static final int BATCH = 1000;

    private final DataSource database;
    private final ObjectMapper mapper;

    ChangeTable(DataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** On the connection of the transaction at hand, in their order. */
    void append(List<ChangeRow> rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(APPEND)) {
            for (int from = 0; from < rows.size(); from += BATCH) {
                List<ChangeRow> batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
                Columns columns = new Columns(connection, statement, batch);
                columns.add("text", row -> row.at().toString());
                columns.add("text", row -> row.kind().code());
                columns.add("text", row -> row.change().objectId());
                columns.add("text", row -> row.change().action());
                columns.add("text", row -> row.change().planCode());
                columns.add("text", ChangeRow::localityCode);
                columns.add("text", row -> row.kind().audience().name());
                columns.add("text", ChangeRow::unitCode);
                columns.add("text", ChangeRow::subjectId);
                columns.add("bool", ChangeRow::approved, Boolean[]::new);
                columns.add("int4", ChangeRow::version, Integer[]::new);
                columns.add("text", row -> json(row.shown()));
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new PersistenceException("Changes cannot be written", e);
        }
    }

    private String json(Object object) {
        try {
            return object == null ? null : mapper.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Binds rows as one array for each column. */
    private static final class Columns {

        private final Connection connection;
        private final PreparedStatement statement;
        private final List<ChangeRow> rows;
        private int column;

        Columns(Connection connection, PreparedStatement statement, List<ChangeRow> rows) {
            this.connection = connection;
            this.statement = statement;
            this.rows = rows;
        }

        void add(String sqlType, Function<ChangeRow, String> value) throws SQLException {
            add(sqlType, value, String[]::new);
        }

        // An array of the value's own type is sent as it is; one of objects as a text with every quote escaped.
        <T> void add(String sqlType, Function<ChangeRow, T> value, IntFunction<T[]> array) throws SQLException {
            column++;
            statement.setArray(
                    column,
                    connection.createArrayOf(sqlType, rows.stream().map(value).toArray(array)));
        }
    }
}
