package vn.tiendo06.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks, good and hostile. */
final class SheetSamples {

    static final String[] HEADINGS = {"Mã định danh", "Mã đơn vị", "Kỳ báo cáo", "Giá trị", "Kết quả thực hiện"};

    private SheetSamples() {}

    /** One that another program made: src/test/resources/exchange/README.md tells which. */
    static byte[] resource(String name) {
        try (InputStream in = SheetSamples.class.getResourceAsStream("/exchange/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A workbook with a table of the usual headings. */
    static byte[] table(Object[]... rows) throws IOException {
        return table(HEADINGS, rows);
    }

    static byte[] table(String[] headings, Object[]... rows) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("Báo cáo");
            write(sheet.createRow(0), headings);
            for (int i = 0; i < rows.length; i++) {
                write(sheet.createRow(i + 1), rows[i]);
            }
            return bytes(workbook);
        }
    }

    private static void write(XSSFRow row, Object[] cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Number number) {
                row.createCell(i).setCellValue(number.doubleValue());
            } else if (cells[i] != null) {
                row.createCell(i).setCellValue(cells[i].toString());
            }
        }
    }

    static byte[] bytes(XSSFWorkbook workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        return out.toByteArray();
    }

    /** As Excel wrote them until 2003. */
    static byte[] old() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("Báo cáo").createRow(0).createCell(0).setCellValue("Mã định danh");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    static byte[] encrypted() throws Exception {
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("mat-khau");
            try (var out = encryptor.getDataStream(container)) {
                out.write(table());
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            container.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    /** A sheet of a few kilobytes that unpacks to a gigabyte. */
    static byte[] bomb() throws IOException {
        byte[] megabyte = new byte[1024 * 1024];
        Arrays.fill(megabyte, (byte) ' ');
        return changed(table(), (name, content, out) -> {
            out.write(content);
            for (int i = 0; name.equals("xl/worksheets/sheet1.xml") && i < 1024; i++) {
                out.write(megabyte);
            }
        });
    }

    /** A part that asks for a file of the server. */
    static byte[] externalEntity(String part) throws IOException {
        return changed(
                table(new Object[] {"da06-10816.MT.III.3", "10816.CA", "2026-11", 80, "x"}), (name, content, out) -> {
                    String xml = new String(content, StandardCharsets.UTF_8);
                    if (name.equals(part)) {
                        int root = xml.indexOf('<', xml.startsWith("<?xml") ? xml.indexOf("?>") : 0);
                        xml = xml.substring(0, root)
                                + "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>"
                                + xml.substring(root).replace(">x<", ">&secret;<");
                    }
                    out.write(xml.getBytes(StandardCharsets.UTF_8));
                });
    }

    static byte[] withMacros() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts(table()).entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
            }
            out.putNextEntry(new ZipEntry("xl/vbaProject.bin"));
            out.write(1);
        }
        return bytes.toByteArray();
    }

    /** Cut off in the middle. */
    static byte[] cut() throws IOException {
        byte[] whole = resource("libreoffice-filled.xlsx");
        return Arrays.copyOf(whole, whole.length / 2);
    }

    @FunctionalInterface
    private interface Change {
        void write(String name, byte[] content, ZipOutputStream out) throws IOException;
    }

    private static byte[] changed(byte[] workbook, Change change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts(workbook).entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                change.write(part.getKey(), part.getValue(), out);
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> parts(byte[] workbook) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        return parts;
    }
}
