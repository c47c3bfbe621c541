package vn.tiendo06.plan;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What loading a plan did, or would do. */
@Schema(name = "PlanLoadReport")
public record PlanLoadReport(
        @Schema(required = true, examples = "da06-10816") String planCode,

        @Schema(description = "Whether nothing was stored", required = true)
        boolean dryRun,

        @Schema(required = true) Outcome plan,

        @Schema(description = "Number of rows added", required = true)
        int created,

        @Schema(description = "Number of rows changed", required = true)
        int updated,

        @Schema(description = "Number of rows that stay as they are", required = true)
        int unchanged,

        @Schema(description = "Rows added or changed", required = true)
        List<RowOutcome> rows) {

    /** What became of the plan or a row. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    /** A row's outcome. */
    @Schema(name = "PlanRowOutcome")
    public record RowOutcome(
            @Schema(required = true, examples = "targets/I.1")
            String row,

            @Schema(required = true) Outcome outcome) {}
}
