package vn.tiendo06.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import vn.tiendo06.kernel.error.ProblemView;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.progress.BulkOutcome;
import vn.tiendo06.progress.SubmissionDraft;

/**
 * A row of a source.
 *
 * @param draft null where it cannot be read
 * @param problem why it cannot be read, else null; told when it is read first and not read back
 */
record ImportRow(int index, String ref, JsonNode place, SubmissionDraft draft, ProblemView problem) {

    static final String COLUMNS = "r.index, r.ref, cast(r.draft as text) as draft";

    /** What became of it, with its problem in the owner's language. */
    record Outcome(BulkOutcome of, ProblemView problem) {}

    static ImportRow of(Row row, ObjectMapper mapper) {
        String draft = row.text("draft");
        try {
            return new ImportRow(
                    row.integer("index"),
                    row.text("ref"),
                    null,
                    draft == null ? null : mapper.readValue(draft, SubmissionDraft.class),
                    null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
