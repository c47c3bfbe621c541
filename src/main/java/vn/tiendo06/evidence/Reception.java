package vn.tiendo06.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.web.Digests;

/** Takes files in: streamed to a temporary file, counted, hashed, named and told by content, before any transaction. */
@ApplicationScoped
public class Reception {

    private static final int BUFFER = 64 * 1024;

    private final EvidenceSettings settings;
    private final ContentInspector inspector;

    Reception(EvidenceSettings settings, ContentInspector inspector) {
        this.settings = settings;
        this.inspector = inspector;
    }

    /**
     * Receives a file, or refuses it: too large, empty, of a kind that is not accepted, or not what it is said to be.
     *
     * @param givenName as the caller gave it
     * @param claimed the request's Content-Type, or null
     * @param length the request's Content-Length, or -1
     */
    public ReceivedFile receive(String givenName, MediaType claimed, long length, InputStream body) {
        FileName name = FileName.of(givenName == null ? "" : givenName);
        if (name.stem().isEmpty()) {
            throw Fault.query("name", givenName == null ? "required" : "file-name")
                    .asException();
        }
        if (length > settings.maxSize().asLongValue()) {
            throw tooLarge();
        }
        Path file = null;
        boolean received = false;
        try {
            file = Files.createTempFile("tiendo06-", ".upload");
            MessageDigest digest = Digests.newSha256();
            long size = spool(body, file, digest);
            FileType type = typeOf(file, name, claimed);
            String extension = name.extension().isEmpty() ? type.extensions().getFirst() : name.extension();
            received = true;
            return new ReceivedFile(
                    file,
                    name.withExtension(extension).toString(),
                    type.mediaType(),
                    size,
                    HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (file != null && !received) {
                ReceivedFile.discard(file);
            }
        }
    }

    private long spool(InputStream body, Path file, MessageDigest digest) throws IOException {
        long size = 0;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > settings.maxSize().asLongValue()) {
                    throw tooLarge();
                }
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw Fault.at("", "empty-file").asException();
        }
        return size;
    }

    private FileType typeOf(Path file, FileName name, MediaType claimed) throws IOException {
        String found = inspector.mediaTypeOf(file);
        if (found.endsWith(ContentInspector.MACROS)) {
            throw refused("macros");
        }
        FileType type = FileType.ofMediaType(found).orElse(null);
        // Comma-separated values are text; only the name tells.
        if (type == FileType.TEXT && FileType.CSV.extensions().contains(name.kind())) {
            type = FileType.CSV;
        }
        if (type == null || !settings.types().contains(type)) {
            throw refused("file-type", found, accepted());
        }
        if (!name.extension().isEmpty() && !type.extensions().contains(name.kind())) {
            throw refused("file-extension", found, name.extension(), String.join(", ", type.extensions()));
        }
        if (!agrees(claimed, type)) {
            throw refused("file-claim", found, claimed.getType() + "/" + claimed.getSubtype());
        }
        return type;
    }

    private static boolean agrees(MediaType claimed, FileType type) {
        if (claimed == null
                || claimed.isWildcardType()
                || claimed.isCompatible(MediaType.APPLICATION_OCTET_STREAM_TYPE)) {
            return true;
        }
        String claim = (claimed.getType() + "/" + claimed.getSubtype()).toLowerCase(java.util.Locale.ROOT);
        return claim.equals(type.mediaType()) || (type == FileType.CSV && claim.equals(FileType.TEXT.mediaType()));
    }

    private String accepted() {
        return settings.types().stream()
                .sorted()
                .flatMap(type -> type.extensions().stream())
                .collect(Collectors.joining(", "));
    }

    private static ApiException refused(String code, Object... args) {
        return ApiException.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, List.of(Fault.at("", code, args)));
    }

    private ApiException tooLarge() {
        return ProblemType.PAYLOAD_TOO_LARGE.because(
                "file-too-large", settings.maxSize().asLongValue());
    }
}
