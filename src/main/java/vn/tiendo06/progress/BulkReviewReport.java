package vn.tiendo06.progress;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.error.ProblemView;

/** What became of each report of a bulk review, in the order asked. */
@Schema(name = "BulkReviewReport")
public record BulkReviewReport(
        @Schema(description = "Nothing was changed: only checked", required = true)
        boolean dryRun,

        @Schema(required = true) int updated,
        @Schema(required = true) int rejected,
        @Schema(required = true) List<Result> results) {

    /** What became of a report. */
    @Schema(name = "BulkOutcome")
    public enum Outcome {
        /** Or would be. */
        UPDATED,
        REJECTED
    }

    /** One report. */
    @Schema(name = "BulkReviewResult")
    public record Result(
            @Schema(description = "Its place in the request, from 0", required = true)
            int index,

            @Schema(nullable = true) String ref,
            @Schema(required = true) UUID id,
            @Schema(required = true) Outcome outcome,

            @Schema(description = "Its state now; null where it was rejected", nullable = true)
            SubmissionState state,

            @Schema(description = "Its version now; null where it was rejected", nullable = true)
            Integer version,

            @Schema(description = "Why it was rejected", nullable = true)
            ProblemView problem) {}
}
