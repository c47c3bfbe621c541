package vn.tiendo06.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import vn.tiendo06.kernel.page.TextArrays;

/** Appends to the trail; the database puts each event at the end of its chain. */
@ApplicationScoped
class AuditTable {

    private static final String APPEND = """
            insert into audit_intake (actor_issuer, actor_subject, actor_name, roles, client_id, client_address, user_agent,
              request_id, method, path, locality_code, at, kind, object_id, action, plan_code, before, after)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as timestamptz[]), ?, ?, ?, ?, ?, ?)""";

    // What the database takes in at once stays in its working memory.
    private static final int BATCH_LENGTH = 1024 * 1024;

    private final DataSource database;
    private final ObjectMapper mapper;

    AuditTable(DataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** An event with its texts. */
    private record Rendered(AuditEntry entry, String before, String after) {

        int length() {
            return (before == null ? 0 : before.length()) + (after == null ? 0 : after.length());
        }
    }

    /** One statement for each batch of some size of a call's events, on the connection of the transaction at hand. */
    void append(List<AuditEntry> entries) {
        // Chains are locked in the order of their codes, so that no two transactions wait for each other.
        List<AuditEntry> ordered = entries.stream()
                .sorted(Comparator.comparing(AuditEntry::localityCode))
                .toList();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(APPEND)) {
            List<Rendered> batch = new ArrayList<>();
            int length = 0;
            for (int i = 0; i < ordered.size(); i++) {
                AuditEntry entry = ordered.get(i);
                Rendered one = new Rendered(entry, json(entry.before()), json(entry.after()));
                batch.add(one);
                length += one.length();
                boolean last = i == ordered.size() - 1
                        || !entry.call().equals(ordered.get(i + 1).call());
                if (last || length >= BATCH_LENGTH) {
                    insert(statement, entry.call(), batch);
                    batch.clear();
                    length = 0;
                }
            }
        } catch (SQLException e) {
            throw new PersistenceException("The audit trail cannot be written", e);
        }
    }

    private static void insert(PreparedStatement statement, AuditCall call, List<Rendered> batch) throws SQLException {
        statement.setString(1, call.actorIssuer());
        statement.setString(2, call.actorSubject());
        statement.setString(3, call.actorName());
        TextArrays.bind(statement, 4, call.roles(), role -> role);
        statement.setString(5, call.clientId());
        statement.setString(6, call.clientAddress());
        statement.setString(7, call.userAgent());
        statement.setString(8, call.requestId());
        statement.setString(9, call.method());
        statement.setString(10, call.path());
        TextArrays.bind(statement, 11, batch, one -> one.entry().localityCode());
        TextArrays.bind(statement, 12, batch, one -> one.entry().at().toString());
        TextArrays.bind(statement, 13, batch, one -> one.entry().kind());
        TextArrays.bind(statement, 14, batch, one -> one.entry().objectId());
        TextArrays.bind(statement, 15, batch, one -> one.entry().action());
        TextArrays.bind(statement, 16, batch, one -> one.entry().planCode());
        TextArrays.bind(statement, 17, batch, Rendered::before);
        TextArrays.bind(statement, 18, batch, Rendered::after);
        statement.executeUpdate();
    }

    private String json(Object object) {
        try {
            return object == null ? null : mapper.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
