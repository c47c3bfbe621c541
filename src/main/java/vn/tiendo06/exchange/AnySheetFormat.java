package vn.tiendo06.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Path;
import vn.tiendo06.imports.ImportFormat;

/** A file of which the caller says nothing: a workbook or CSV, as its content tells. */
@ApplicationScoped
class AnySheetFormat implements ImportFormat {

    private final SheetImport sheets;

    AnySheetFormat(SheetImport sheets) {
        this.sheets = sheets;
    }

    @Override
    public String mediaType() {
        return MediaType.APPLICATION_OCTET_STREAM;
    }

    @Override
    public void read(Path source, Rows rows) throws IOException {
        sheets.read(source, null, rows);
    }
}
