package vn.tiendo06.progress;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.error.ProblemView;

/** What became of each report of a bulk write, in the order asked. */
@Schema(name = "BulkSubmissionReport")
public record BulkReport(
        @Schema(description = "Nothing was changed: only checked", required = true)
        boolean dryRun,

        @Schema(description = "How many are new", required = true)
        int created,

        @Schema(description = "How many were replaced or handed in", required = true)
        int updated,

        @Schema(description = "How many said the same already", required = true)
        int unchanged,

        @Schema(required = true) int rejected,
        @Schema(required = true) List<Result> results) {

    /** One report. */
    @Schema(name = "BulkSubmissionResult")
    public record Result(
            @Schema(description = "Its place in the request, from 0", required = true)
            int index,

            @Schema(nullable = true, examples = "dong-17") String ref,

            @Schema(description = "What was done, or would be", required = true)
            BulkOutcome.Kind outcome,

            @Schema(description = "Null where it was rejected or would only be created", nullable = true)
            UUID id,

            @Schema(description = "Its state then; null where it was rejected", nullable = true)
            SubmissionState state,

            @Schema(description = "Its version then: the number in its ETag", nullable = true)
            Integer version,

            @Schema(description = "Why it was rejected, by pointers into the request", nullable = true)
            ProblemView problem) {}
}
