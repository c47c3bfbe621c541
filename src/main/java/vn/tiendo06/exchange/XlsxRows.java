package vn.tiendo06.exchange;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.model.SharedStrings;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Turns a sheet's XML into rows, cell by cell. Formulas count by the value that was computed last. */
final class XlsxRows extends DefaultHandler {

    private final String sheet;
    private final SharedStrings texts;
    private final XlsxFormats formats;
    private final Consumer<SheetRow> rows;

    private final StringBuilder value = new StringBuilder();
    private SortedMap<Integer, CellValue> cells = new TreeMap<>();
    private int row;
    private int column;
    private int told;
    private String type;
    private String style;
    private boolean formula;
    private boolean inValue;
    private boolean inPhonetic;

    XlsxRows(String sheet, SharedStrings texts, XlsxFormats formats, Consumer<SheetRow> rows) {
        this.sheet = sheet;
        this.texts = texts;
        this.formats = formats;
        this.rows = rows;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "row" -> {
                String number = attributes.getValue("r");
                row = number == null ? row + 1 : Integer.parseInt(number);
                column = -1;
                cells = new TreeMap<>();
            }
            case "c" -> {
                String reference = attributes.getValue("r");
                column = reference == null ? column + 1 : new CellReference(reference).getCol();
                if (column >= SheetLimits.MAX_COLUMNS) {
                    // Formatted to the last column: only what has content matters.
                    column = SheetLimits.MAX_COLUMNS;
                }
                type = attributes.getValue("t");
                style = attributes.getValue("s");
                formula = false;
                value.setLength(0);
            }
            case "f" -> formula = true;
            case "rPh" -> inPhonetic = true;
            case "v", "t" -> inValue = !inPhonetic;
            default -> {
                // Layout.
            }
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (inValue && value.length() <= SheetLimits.MAX_CELL) {
            value.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        switch (name) {
            case "v", "t" -> inValue = false;
            case "rPh" -> inPhonetic = false;
            case "c" -> {
                CellValue read = read();
                if (read != null) {
                    if (column >= SheetLimits.MAX_COLUMNS) {
                        throw UnreadableFile.size("too-many-columns", SheetLimits.MAX_COLUMNS);
                    }
                    cells.put(column, read);
                }
            }
            case "row" -> {
                if (!cells.isEmpty()) {
                    told++;
                    if (told > SheetLimits.MAX_ROWS * 2) {
                        throw SheetLimits.tooManyRows();
                    }
                    rows.accept(new SheetRow(sheet, row, cells));
                }
            }
            default -> {
                // Layout.
            }
        }
    }

    private CellValue read() {
        String text = value.toString();
        if (text.isBlank()) {
            // A formula that nothing has computed yet is not an empty cell.
            return formula && !"str".equals(type) ? new CellValue.Broken("formula-without-value") : null;
        }
        return switch (type == null ? "n" : type) {
            case "s" -> text(texts.getItemAt(Integer.parseInt(text.strip())).getString());
            case "inlineStr", "str" -> text(text);
            case "b" ->
                new CellValue.Truth(text.strip().equals("1") || text.strip().equals("true"));
            case "e" -> new CellValue.Broken("cell-error");
            case "d" -> text(text);
            default -> formats.number(text, style);
        };
    }

    private static CellValue text(String text) {
        return text.isBlank() ? null : new CellValue.Text(text);
    }
}
