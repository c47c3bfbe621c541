package vn.tiendo06.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * A file that was received and found fit to be kept; it waits in a temporary file until it is closed.
 *
 * @param sha256 in lower-case hexadecimal digits
 */
public record ReceivedFile(Path content, String name, String mediaType, long size, String sha256)
        implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ReceivedFile.class);

    @Override
    public void close() {
        discard(content);
    }

    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("Temporary file %s remains: %s", file, e.getMessage());
        }
    }
}
