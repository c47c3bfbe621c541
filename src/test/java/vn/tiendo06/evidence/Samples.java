package vn.tiendo06.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small real files of each kind, made here, and some that pretend to be one. */
final class Samples {

    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";

    private Samples() {}

    static byte[] pdf() {
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        int catalog = pdf.length();
        pdf.append("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
        int pages = pdf.length();
        pdf.append("2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n");
        int xref = pdf.length();
        pdf.append("xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n".formatted(catalog, pages));
        pdf.append("trailer<</Size 3/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n".formatted(xref));
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A PDF of a given size whose content differs everywhere. */
    static byte[] pdf(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        byte[] start = pdf();
        System.arraycopy(start, 0, content, 0, start.length);
        return content;
    }

    static byte[] docx() {
        return office("word/document.xml", OOXML + "wordprocessingml.document.main+xml", Map.of());
    }

    static byte[] xlsx() {
        return office("xl/workbook.xml", OOXML + "spreadsheetml.sheet.main+xml", Map.of());
    }

    /** A document with macros, whatever its name says. */
    static byte[] docm() {
        return office(
                "word/document.xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml",
                Map.of("word/vbaProject.bin", new byte[] {1, 2, 3}));
    }

    /** Macros under the content type of a document without. */
    static byte[] docxWithMacros() {
        return office(
                "word/document.xml",
                OOXML + "wordprocessingml.document.main+xml",
                Map.of("word/vbaProject.bin", new byte[] {1, 2, 3}));
    }

    /** A document that would unpack to 200 MB. */
    static byte[] docxBomb() {
        return office(
                "word/document.xml",
                OOXML + "wordprocessingml.document.main+xml",
                Map.of("word/media/zeros.bin", new byte[200 * 1024 * 1024]));
    }

    static byte[] office(String mainPart, String mainType, Map<String, byte[]> more) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                ("<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/"
                                + mainPart + "\" ContentType=\"" + mainType + "\"/></Types>")
                        .getBytes(StandardCharsets.UTF_8));
        parts.put("_rels/.rels", "<Relationships/>".getBytes(StandardCharsets.UTF_8));
        parts.put(mainPart, "<document/>".getBytes(StandardCharsets.UTF_8));
        parts.putAll(more);
        return zip(parts);
    }

    static byte[] openDocument(String type) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", ("application/vnd.oasis.opendocument." + type).getBytes(StandardCharsets.US_ASCII));
        parts.put("content.xml", "<office:document-content/>".getBytes(StandardCharsets.UTF_8));
        return zip(parts);
    }

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] image(String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** The start of a Windows program. */
    static byte[] exe() {
        byte[] exe = new byte[512];
        byte[] start = {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xff, (byte) 0xff};
        System.arraycopy(start, 0, exe, 0, start.length);
        exe[0x3c] = (byte) 0x80;
        exe[0x80] = 'P';
        exe[0x81] = 'E';
        return exe;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
