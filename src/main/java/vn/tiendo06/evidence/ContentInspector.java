package vn.tiendo06.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Tells what a file is by its content alone. Office files are zip archives: these are looked into, never unpacked. */
@ApplicationScoped
public class ContentInspector {

    /** What is told of an archive that carries macros. */
    public static final String MACROS = "macro";

    private static final String ZIP = "application/zip";
    private static final int MAX_ENTRIES = 5000;
    private static final int MAX_PART = 256 * 1024;
    private static final Pattern MAIN_PART = Pattern.compile("ContentType\\s*=\\s*[\"']([^\"']+)\\.main\\+xml[\"']");
    private static final Pattern MACRO_PART =
            Pattern.compile("(.*/)?vba(project|data)[^/]*|basic/.*|scripts/.*|.*/vbaproject\\.bin");

    /** The media type found; {@code application/octet-stream} where nothing is known of it. */
    public String mediaTypeOf(Path file) throws IOException {
        String found;
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            found = MimeTypes.getDefaultMimeTypes()
                    .detect(content, new Metadata())
                    .getBaseType()
                    .toString();
        }
        return startsAsZip(file) ? ofArchive(file) : found;
    }

    private static boolean startsAsZip(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] start = content.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        }
    }

    private static String ofArchive(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (zip.size() > MAX_ENTRIES) {
                return ZIP;
            }
            if (hasMacros(zip)) {
                return ZIP + "; " + MACROS;
            }
            String opened = part(zip, "mimetype").strip();
            if (opened.startsWith("application/vnd.oasis.opendocument.")) {
                return zip.getEntry("content.xml") == null ? ZIP : opened;
            }
            Matcher main = MAIN_PART.matcher(part(zip, "[Content_Types].xml"));
            if (!main.find() || zip.getEntry("_rels/.rels") == null) {
                return ZIP;
            }
            String type = main.group(1);
            return type.toLowerCase(Locale.ROOT).contains("macroenabled") ? ZIP + "; " + MACROS : type;
        } catch (ZipException e) {
            return ZIP;
        }
    }

    private static boolean hasMacros(ZipFile zip) {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            String name = entries.nextElement().getName().toLowerCase(Locale.ROOT);
            if (MACRO_PART.matcher(name).matches()) {
                return true;
            }
        }
        return false;
    }

    // At most its first bytes, whatever the archive says of its size.
    private static String part(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return "";
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return new String(content.readNBytes(MAX_PART), StandardCharsets.UTF_8);
        }
    }
}
