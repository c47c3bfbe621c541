package vn.tiendo06.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import vn.tiendo06.kernel.page.TextArrays;

/** Appends changes, many by one statement. */
@ApplicationScoped
class ChangeTable {

    private static final String APPEND = """
            insert into change (at, kind, object_id, action, plan_code, locality_code, province_code, audience, unit_code,
              subject_id, approved, version, object)
            select cast(r.at as timestamptz), r.kind, r.object_id, r.action, r.plan_code, r.locality_code, l.ancestors[2],
              r.audience, r.unit_code, r.subject_id, cast(r.approved as boolean), cast(r.version as integer),
              cast(r.object as jsonb)
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
                TextArrays.bind(statement, 1, batch, row -> row.at());
                TextArrays.bind(statement, 2, batch, row -> row.kind().code());
                TextArrays.bind(statement, 3, batch, row -> row.change().objectId());
                TextArrays.bind(statement, 4, batch, row -> row.change().action());
                TextArrays.bind(statement, 5, batch, row -> row.change().planCode());
                TextArrays.bind(statement, 6, batch, ChangeRow::localityCode);
                TextArrays.bind(
                        statement, 7, batch, row -> row.kind().audience().name());
                TextArrays.bind(statement, 8, batch, ChangeRow::unitCode);
                TextArrays.bind(statement, 9, batch, ChangeRow::subjectId);
                TextArrays.bind(statement, 10, batch, ChangeRow::approved);
                TextArrays.bind(statement, 11, batch, ChangeRow::version);
                TextArrays.bind(statement, 12, batch, row -> json(row.shown()));
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
}
