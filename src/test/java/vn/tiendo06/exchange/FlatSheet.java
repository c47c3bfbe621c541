package vn.tiendo06.exchange;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A sheet of a flat OpenDocument spreadsheet, cell by cell, as LibreOffice has understood it. */
final class FlatSheet {

    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static final String FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";

    private final Map<String, String> fills = new HashMap<>();
    private final Map<String, String> notes = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    private FlatSheet() {}

    static FlatSheet of(Path file, String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(file.toFile());
        Map<String, String> backgrounds = backgrounds(document);
        for (Element table : all(document.getDocumentElement(), TABLE, "table")) {
            if (table.getAttributeNS(TABLE, "name").equals(name)) {
                FlatSheet sheet = new FlatSheet();
                sheet.read(table, backgrounds);
                return sheet;
            }
        }
        throw new AssertionError("no sheet " + name);
    }

    Set<String> filledWith(String colour) {
        return fills.entrySet().stream()
                .filter(fill -> fill.getValue().equals(colour))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String note(String cell) {
        return notes.get(cell);
    }

    String text(String cell) {
        return texts.get(cell);
    }

    private static Map<String, String> backgrounds(Document document) {
        Map<String, String> backgrounds = new HashMap<>();
        for (Element style : all(document.getDocumentElement(), STYLE, "style")) {
            for (Element properties : all(style, STYLE, "table-cell-properties")) {
                backgrounds.put(style.getAttributeNS(STYLE, "name"), properties.getAttributeNS(FO, "background-color"));
            }
        }
        return backgrounds;
    }

    private void read(Element table, Map<String, String> backgrounds) {
        int number = 0;
        for (Element row : all(table, TABLE, "table-row")) {
            int column = 0;
            for (Node child = row.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element cell && cell.getLocalName().endsWith("table-cell")) {
                    int times = repeated(cell, "number-columns-repeated");
                    // The empty rest of a row or sheet is one cell many times.
                    for (int i = 0; i < Math.min(times, SheetLimits.MAX_COLUMNS); i++) {
                        cell(CellName.of(column + i, number + 1), cell, backgrounds);
                    }
                    column += times;
                }
            }
            number += repeated(row, "number-rows-repeated");
        }
    }

    private void cell(String name, Element cell, Map<String, String> backgrounds) {
        String fill = backgrounds.get(cell.getAttributeNS(TABLE, "style-name"));
        if (fill != null) {
            fills.put(name, fill.toLowerCase(Locale.ROOT));
        }
        for (Node child = cell.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && OFFICE.equals(element.getNamespaceURI())) {
                notes.put(
                        name,
                        all(element, TEXT, "p").stream()
                                .map(Node::getTextContent)
                                .collect(Collectors.joining("\n")));
            } else if (child instanceof Element element && TEXT.equals(element.getNamespaceURI())) {
                texts.merge(name, element.getTextContent(), (first, next) -> first + "\n" + next);
            }
        }
    }

    private static int repeated(Element element, String attribute) {
        String times = element.getAttributeNS(TABLE, attribute);
        return times.isEmpty() ? 1 : Integer.parseInt(times);
    }

    private static List<Element> all(Element within, String namespace, String name) {
        var found = within.getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
