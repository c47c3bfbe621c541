package vn.tiendo06.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import vn.tiendo06.kernel.error.ApiException;

/** Reads a workbook's sheets as streams of rows. Whatever is wrong with the file is the caller's error. */
final class XlsxSheets {

    private XlsxSheets() {}

    /** @param wanted which sheets are read, by name */
    static void read(Path file, Predicate<String> wanted, Consumer<SheetRow> rows) throws IOException {
        try (OPCPackage archive = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            XSSFReader workbook = new XSSFReader(archive);
            ReadOnlySharedStringsTable texts = new ReadOnlySharedStringsTable(archive, false);
            XlsxFormats formats = new XlsxFormats(workbook.getStylesTable(), isDate1904(workbook));
            XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) workbook.getSheetsData();
            List<String> names = new ArrayList<>();
            while (sheets.hasNext()) {
                try (InputStream sheet = sheets.next()) {
                    names.add(sheets.getSheetName());
                    if (names.size() > SheetLimits.MAX_SHEETS) {
                        throw UnreadableFile.size("too-many-sheets", SheetLimits.MAX_SHEETS);
                    }
                    if (wanted.test(sheets.getSheetName())) {
                        XMLReader parser = XMLHelper.newXMLReader();
                        parser.setContentHandler(new XlsxRows(sheets.getSheetName(), texts, formats, rows));
                        parser.parse(new InputSource(sheet));
                    }
                }
            }
        } catch (ApiException e) {
            throw e;
        } catch (IOException e) {
            throw isBomb(e) ? UnreadableFile.size("zip-bomb") : UnreadableFile.kind("damaged");
        } catch (OpenXML4JException
                | OpenXML4JRuntimeException
                | POIXMLException
                | RecordFormatException
                | SAXException
                | ParserConfigurationException
                | IllegalArgumentException
                | IllegalStateException
                | NullPointerException
                | IndexOutOfBoundsException
                | ClassCastException e) {
            throw isBomb(e) ? UnreadableFile.size("zip-bomb") : UnreadableFile.kind("damaged");
        }
    }

    private static boolean isDate1904(XSSFReader workbook) throws IOException, OpenXML4JException {
        try (InputStream in = workbook.getWorkbookData()) {
            Date1904 handler = new Date1904();
            XMLReader parser = XMLHelper.newXMLReader();
            parser.setContentHandler(handler);
            parser.parse(new InputSource(in));
            return handler.found;
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    /** Whether the workbook counts its days from 1904. */
    private static final class Date1904 extends DefaultHandler {
        private boolean found;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            if (name.equals("workbookPr")) {
                String value = attributes.getValue("date1904");
                found = "1".equals(value) || "true".equals(value);
            }
        }
    }

    // POI tells of its limits in words only.
    private static boolean isBomb(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && (message.contains("Zip bomb") || message.contains("exceed"))) {
                return true;
            }
        }
        return false;
    }
}
