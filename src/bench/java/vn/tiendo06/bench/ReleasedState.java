package vn.tiendo06.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How a release answered about the data that are kept of it.
 *
 * @param instant when it was asked; nothing was written from then on
 * @param reports the reports that are left unfinished, by state
 * @param keyed keyed calls with their answers
 * @param answers answers to reads, by reader and path
 */
record ReleasedState(
        String instant,
        Map<String, String> reports,
        List<ReleasedData.Keyed> keyed,
        Map<String, ReleasedAnswers.Answer> answers) {

    private static final JsonMapper JSON = new JsonMapper();

    static void write(ReleasedState state, Path file) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            JSON.writeValue(out, state);
        }
    }

    static ReleasedState read(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return JSON.readValue(in, ReleasedState.class);
        }
    }
}
