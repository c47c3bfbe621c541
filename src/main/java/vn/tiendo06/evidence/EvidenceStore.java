package vn.tiendo06.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Keeps files by key. What is written is never changed. Writing and deleting belong to the caller's transaction: if it
 * fails, nothing was written or deleted.
 */
interface EvidenceStore {

    StoreKind kind();

    void write(UUID key, Path content) throws IOException;

    /** The content, read as it is consumed. */
    InputStream open(UUID key) throws IOException;

    void delete(UUID key);
}
