package vn.tiendo06.publication;

import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.plan.Comparator;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.Measure;

/** An approved figure as it is published. Says which unit gave it, never which person. */
@Schema(name = "PublishedFigure")
public record PublishedFigure(
        @Schema(description = "The same in every locality's plan", required = true, examples = "DA06.III.3")
        String indicator,

        @Schema(description = "The plan's row", required = true, examples = "III.3")
        String target,

        @Schema(required = true) String statement,
        @Schema(nullable = true, examples = "PERCENT") Measure measure,
        @Schema(nullable = true, examples = "%") String unitOfMeasure,
        @Schema(required = true, examples = "INCREASE") Direction direction,
        @Schema(required = true, examples = "92.5") BigDecimal value,
        @Schema(nullable = true, examples = "7400") BigDecimal numerator,
        @Schema(nullable = true, examples = "8000") BigDecimal denominator,

        @Schema(description = "What the plan asks for next, null where it states no number", nullable = true)
        Goal goal,

        @Schema(description = "Code of the unit that reported it", required = true, examples = "10816.CA")
        String unit,

        @Schema(required = true, examples = "Công an xã") String unitName,
        @Schema(required = true) Instant approvedAt,

        @Schema(description = "SHA-256 of what was approved, as its receipt has it", required = true)
        String contentHash) {

    /** A value that the plan states for a year. */
    @Schema(name = "PublishedGoal")
    public record Goal(
            @Schema(required = true, examples = "2026") int year,
            @Schema(required = true, examples = "GTE") Comparator comparator,
            @Schema(required = true, examples = "90") BigDecimal value) {}
}
