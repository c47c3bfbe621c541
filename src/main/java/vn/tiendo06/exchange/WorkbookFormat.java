package vn.tiendo06.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import vn.tiendo06.imports.ImportFormat;

/** XLSX: a filled-in template, or a table with the headings of one. */
@ApplicationScoped
class WorkbookFormat implements ImportFormat {

    private final SheetImport sheets;

    WorkbookFormat(SheetImport sheets) {
        this.sheets = sheets;
    }

    @Override
    public String mediaType() {
        return FileKind.XLSX.mediaType();
    }

    @Override
    public void read(Path source, Rows rows) throws IOException {
        sheets.read(source, ExportFormat.XLSX, rows);
    }
}
