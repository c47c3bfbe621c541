package vn.tiendo06.exchange;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import vn.tiendo06.evidence.EvidenceFiles;
import vn.tiendo06.kernel.web.ConditionalReads;
import vn.tiendo06.kernel.web.Digests;

/**
 * Answers with a file that is whole before its first byte is sent: what fails on the way is an error answer, never half a
 * file, and a slow reader holds no database connection.
 */
final class Spool {

    /** Writes the file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private Spool() {}

    static Response answer(HttpHeaders headers, FileKind kind, String stem, Content content) {
        try {
            Path file = Files.createTempFile("tiendo06-", ".export");
            try {
                EntityTag tag = new EntityTag(written(file, content));
                // A read has no other preconditions.
                if (ConditionalReads.matches(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
                    return Response.notModified(tag).build();
                }
                long size = Files.size(file);
                return Response.ok(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), kind.mediaType())
                        .tag(tag)
                        .header(HttpHeaders.CONTENT_LENGTH, size)
                        .header(HttpHeaders.CONTENT_DISPOSITION, EvidenceFiles.disposition(kind.named(stem)))
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "default-src 'none'; sandbox")
                        .build();
            } finally {
                // Unlinked by the open stream already, unless there was no answer to send.
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(Path file, Content content) throws IOException {
        MessageDigest digest = Digests.newSha256();
        try (OutputStream out = new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(file), digest))) {
            content.writeTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
