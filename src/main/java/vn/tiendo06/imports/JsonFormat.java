package vn.tiendo06.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tiendo06.kernel.web.StrictJson;
import vn.tiendo06.progress.BulkReader;

/** {@code {"items": [...]}} with the items of a bulk write. */
@ApplicationScoped
class JsonFormat implements ImportFormat {

    private final StrictJson json;
    private final BulkReader reader;

    JsonFormat(StrictJson json, BulkReader reader) {
        this.json = json;
        this.reader = reader;
    }

    /** Beside the items there is nothing: options are parameters. */
    record Head() {}

    @Override
    public String mediaType() {
        return MediaType.APPLICATION_JSON;
    }

    @Override
    public void read(Path source, Rows rows) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(source))) {
            json.readList(
                    in,
                    ImportDesk.MAX_SIZE,
                    Head.class,
                    "items",
                    ImportDesk.MAX_ROWS,
                    (index, element) -> rows.add(null, reader.entry(index, element)));
        }
    }
}
