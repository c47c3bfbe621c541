package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.plan.MilestoneView;

/** A locality's own milestones beside those of its communes. */
@Schema(name = "Cascade")
public record Cascade(
        @Schema(required = true) Indicator indicator,
        @Schema(required = true) LocalityRef locality,

        @Schema(description = "By year, ascending", required = true)
        List<Year> years) {

    /** What the communes' milestones mean for the locality's own. */
    public enum Finding {
        /** Every commune that states a value aims as high, or all together reach it. */
        SUFFICIENT,
        /** Communes aim lower than the locality does, or all together fall short. */
        INSUFFICIENT,
        /** Some communes state no value, and those that do suffice so far. */
        INCOMPLETE,
        /** The locality itself states no value. */
        NO_OWN_TARGET
    }

    /** One year. */
    @Schema(name = "CascadeYear")
    public record Year(
            @Schema(required = true, examples = "2026") int year,

            @Schema(description = "The locality's own, null where it states none", nullable = true)
            MilestoneView own,

            @Schema(description = "Communes' targets with the indicator", required = true, examples = "114")
            int communes,

            @Schema(
                    description = "Of these, with a value for the year, held from an earlier one or not",
                    required = true)
            int stated,

            @Schema(nullable = true, examples = "70") BigDecimal minimum,
            @Schema(nullable = true, examples = "90") BigDecimal median,
            @Schema(nullable = true, examples = "100") BigDecimal maximum,

            @Schema(description = "Only of things counted", nullable = true)
            BigDecimal sum,

            @Schema(required = true, examples = "INSUFFICIENT")
            Finding finding,

            @Schema(description = "Number of communes that aim lower; of things counted none", required = true)
            int lower,

            @Schema(description = "The first 200 of them", required = true)
            List<LocalityRef> lowerLocalities) {}
}
