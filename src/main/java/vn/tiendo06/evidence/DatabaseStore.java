package vn.tiendo06.evidence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Files in PostgreSQL, in chunks, so that neither writing nor reading ever holds a whole one. */
@ApplicationScoped
class DatabaseStore implements EvidenceStore {

    private static final int CHUNK = 256 * 1024;

    private final EntityManager em;

    DatabaseStore(EntityManager em) {
        this.em = em;
    }

    @Override
    public StoreKind kind() {
        return StoreKind.DATABASE;
    }

    @Override
    public void write(UUID key, Path content) throws IOException {
        try (InputStream in = Files.newInputStream(content)) {
            int ordinal = 0;
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                em.createNativeQuery(
                                "insert into evidence_chunk (object_id, ordinal, content) values (:key, :ordinal, :chunk)")
                        .setParameter("key", key)
                        .setParameter("ordinal", ordinal++)
                        .setParameter("chunk", chunk)
                        .executeUpdate();
            }
        }
    }

    /** Each chunk is one short statement: a slow reader holds no connection. */
    @Override
    public InputStream open(UUID key) throws IOException {
        byte[] first = chunk(key, 0);
        if (first == null) {
            throw new IOException("No content for " + key);
        }
        return new ChunkStream(first, ordinal -> chunk(key, ordinal));
    }

    private byte[] chunk(UUID key, int ordinal) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            List<?> found = em.createNativeQuery(
                            "select content from evidence_chunk where object_id = :key and ordinal = :ordinal",
                            byte[].class)
                    .setParameter("key", key)
                    .setParameter("ordinal", ordinal)
                    .getResultList();
            return found.isEmpty() ? null : (byte[]) found.getFirst();
        });
    }

    @Override
    public void delete(UUID key) {
        em.createNativeQuery("delete from evidence_chunk where object_id = :key")
                .setParameter("key", key)
                .executeUpdate();
    }
}
