package vn.tiendo06.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.web.StrictJson;
import vn.tiendo06.progress.BulkEntry;
import vn.tiendo06.progress.BulkReader;

/** One item of a bulk write a line. A line that is no JSON is a row that cannot be read. */
@ApplicationScoped
class LinesFormat implements ImportFormat {

    static final String NDJSON = "application/x-ndjson";

    private final StrictJson json;
    private final BulkReader reader;

    LinesFormat(StrictJson json, BulkReader reader) {
        this.json = json;
        this.reader = reader;
    }

    @Override
    public String mediaType() {
        return NDJSON;
    }

    @Override
    public void read(Path source, Rows rows) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(source)) {
            int index = 0;
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    read(index++, number, line, rows);
                }
            }
        } catch (MalformedInputException e) {
            throw Fault.at("", "malformed-json", 0, 0).asException();
        }
    }

    private void read(int index, int number, String line, Rows rows) {
        JsonNode place = JsonNodeFactory.instance.objectNode().put("line", number);
        try {
            rows.add(place, reader.entry(index, json.tree(line)));
        } catch (ApiException e) {
            rows.add(place, BulkEntry.unreadable(index, null, e));
        }
    }
}
