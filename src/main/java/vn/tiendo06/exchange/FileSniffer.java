package vn.tiendo06.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import vn.tiendo06.evidence.ContentInspector;

/** Tells by its content alone whether a file is a workbook or CSV; whatever else it is, it says so. */
final class FileSniffer {

    private static final String ENCRYPTED = "EncryptedPackage";
    private static final int LOOK = 4096;

    private FileSniffer() {}

    static ExportFormat kindOf(Path file, ContentInspector inspector) throws IOException {
        byte[] start;
        try (InputStream content = Files.newInputStream(file)) {
            start = content.readNBytes(LOOK);
        }
        if (start.length == 0) {
            throw UnreadableFile.content("empty-file");
        }
        FileMagic magic = FileMagic.valueOf(start);
        if (magic == FileMagic.OLE2) {
            throw UnreadableFile.kind(isEncrypted(file) ? "encrypted" : "old-excel");
        }
        String found = inspector.mediaTypeOf(file);
        if (found.endsWith(ContentInspector.MACROS)) {
            throw UnreadableFile.kind("macros");
        }
        if (FileKind.XLSX.mediaType().equals(found)) {
            return ExportFormat.XLSX;
        }
        if (found.startsWith("text/") && !hasZero(start)) {
            return ExportFormat.CSV;
        }
        throw UnreadableFile.kind("import-type", found);
    }

    private static boolean hasZero(byte[] start) {
        for (byte b : start) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEncrypted(Path file) {
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryNode root = container.getRoot();
            return root.hasEntry(ENCRYPTED);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
