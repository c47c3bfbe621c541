package vn.tiendo06.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tiendo06.kernel.error.Fault;

/** Reads the tables of a workbook or CSV file, row by row: pure, and whatever the file holds. */
final class FileParser {

    private final Map<String, SheetHeader> headers = new HashMap<>();
    private final List<ImportRow> rows = new ArrayList<>();
    private TemplateIdentity template;

    private FileParser() {}

    /** All rows that report anything, in the file's order; rows that only name a subject are passed over. */
    static List<ImportRow> parse(Path file, ExportFormat format) throws IOException {
        FileParser parser = new FileParser();
        TemplateIdentity.Reader identity = new TemplateIdentity.Reader();
        if (format == ExportFormat.CSV) {
            CsvSheet.read(file, parser::accept);
        } else {
            XlsxSheets.read(file, Template.IDENTITY_SHEET::equals, identity::accept);
            parser.template = identity.identity();
            XlsxSheets.read(file, name -> !name.equals(Template.IDENTITY_SHEET), parser::accept);
        }
        if (parser.headers.isEmpty()) {
            throw UnreadableFile.content("no-table");
        }
        return parser.rows;
    }

    private void accept(SheetRow row) {
        Optional<SheetHeader> header = SheetHeader.of(row);
        if (header.isPresent()) {
            // A template names its columns twice: for the machine, and for people.
            headers.putIfAbsent(row.sheet(), header.get());
        } else if (headers.containsKey(row.sheet())) {
            read(row, headers.get(row.sheet()));
        }
    }

    private void read(SheetRow row, SheetHeader header) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        List<Fault> faults = new ArrayList<>();
        header.columns().forEach((field, column) -> {
            CellValue cell = row.cells().get(column);
            if (cell != null) {
                try {
                    Object value = CellReader.read(field, cell);
                    if (!"".equals(value)) {
                        values.put(field, value);
                    }
                } catch (CellReader.Unreadable e) {
                    faults.add(Fault.at(field.pointer(), e.code(), e.args()));
                }
            }
        });
        if (template != null) {
            template.completes(values);
        }
        ImportRow read = new ImportRow(row, header, values, faults);
        boolean named = values.containsKey(Field.SUBJECT_ID);
        if (read.isReport()) {
            rows.add(named ? read : read.with(Field.SUBJECT_ID, "required"));
        }
        if (rows.size() > SheetLimits.MAX_ROWS) {
            throw SheetLimits.tooManyRows();
        }
    }
}
