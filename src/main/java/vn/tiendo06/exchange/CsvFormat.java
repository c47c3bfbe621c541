package vn.tiendo06.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import vn.tiendo06.imports.ImportFormat;

/** CSV with the headings of an export. */
@ApplicationScoped
class CsvFormat implements ImportFormat {

    private final SheetImport sheets;

    CsvFormat(SheetImport sheets) {
        this.sheets = sheets;
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public void read(Path source, Rows rows) throws IOException {
        sheets.read(source, ExportFormat.CSV, rows);
    }
}
