package vn.tiendo06.imports;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.error.ProblemView;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.progress.BulkOutcome;
import vn.tiendo06.progress.SubmissionState;

/** What became of a row of a source. */
@Schema(name = "ImportResult")
public record ImportResult(
        @Schema(description = "The row's number, from 0", required = true)
        int index,

        @Schema(nullable = true, examples = "dong-17") String ref,

        @Schema(
                description = "Where it stands in the source: a line, or a sheet and a row",
                nullable = true,
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class)
        @JsonRawValue
        String place,

        @Schema(description = "What was done, or would be", required = true)
        BulkOutcome.Kind outcome,

        @Schema(nullable = true) UUID id,
        @Schema(nullable = true) SubmissionState state,
        @Schema(nullable = true) Integer version,

        @Schema(description = "Why it was rejected, by pointers into the row", nullable = true)
        ProblemView problem) {

    private static final TypeReference<ProblemView> PROBLEM = new TypeReference<>() {};

    static final String COLUMNS = """
            r.index, r.ref, cast(r.place as text) as place, r.outcome, r.submission_id, r.state, r.version,
            cast(r.problem as text) as problem""";

    static ImportResult of(Row row) {
        return new ImportResult(
                row.integer("index"),
                row.text("ref"),
                row.text("place"),
                row.value("outcome", BulkOutcome.Kind.class),
                row.uuid("submission_id"),
                row.value("state", SubmissionState.class),
                row.integer("version"),
                row.json("problem", PROBLEM));
    }
}
