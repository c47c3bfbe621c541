package vn.tiendo06.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;

/** Appends to the trail; the database puts each event at the end of its chain. */
@ApplicationScoped
class AuditTable {

    private static final String APPEND = "insert into audit_intake (entries) values (cast(? as jsonb))";

    // What the database takes in at once stays in its working memory.
    private static final int BATCH_LENGTH = 2 * 1024 * 1024;

    private final DataSource database;
    private final ObjectMapper mapper;

    AuditTable(DataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** One statement for each batch of some size, on the connection of the transaction at hand. */
    void append(List<AuditEntry> entries) {
        // Chains are locked in the order of their codes, so that no two transactions wait for each other.
        List<AuditEntry> ordered = entries.stream()
                .sorted(Comparator.comparing(AuditEntry::localityCode))
                .toList();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(APPEND)) {
            int next = 0;
            while (next < ordered.size()) {
                StringBuilder batch = new StringBuilder("[");
                while (next < ordered.size() && batch.length() < BATCH_LENGTH) {
                    batch.append(batch.length() == 1 ? "" : ",").append(mapper.writeValueAsString(ordered.get(next)));
                    next++;
                }
                statement.setString(1, batch.append(']').toString());
                statement.executeUpdate();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new PersistenceException("The audit trail cannot be written", e);
        }
    }
}
