package vn.tiendo06.plan;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a plan leaves unclear. */
@Schema(name = "PlanFindings")
public record PlanFindings(
        @Schema(required = true, examples = "da06-10816") String planCode,

        @Schema(description = "Number of findings by code", required = true)
        Map<String, Integer> counts,

        @Schema(required = true) List<Finding> items) {

    /** How much a finding matters. */
    public enum Severity {
        /** Nobody can be held to the row as it stands. */
        WARNING,
        /** Worth knowing. */
        NOTE
    }

    /** One thing unclear. */
    @Schema(name = "Finding")
    public record Finding(
            @Schema(description = "Stable code", required = true, examples = "missing-unit-of-measure")
            String code,

            @Schema(required = true) Severity severity,

            @Schema(description = "Which of the five (5 rõ) it touches", required = true)
            FiveClear aspect,

            @Schema(description = "Id of the target or task, null for the plan itself", nullable = true)
            String subjectId,

            @Schema(description = "Code of the row", nullable = true, examples = "V.7")
            String row,

            @Schema(description = "Field of the target or task", required = true, examples = "unitOfMeasure")
            String field,

            @Schema(description = "In Vietnamese or English", required = true)
            String message) {}
}
