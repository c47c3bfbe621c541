package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An indicator over a locality and the localities right below it. */
@Schema(name = "Rollup")
public record Rollup(
        @Schema(required = true) Indicator indicator,
        @Schema(required = true) LocalityRef locality,

        @Schema(description = "The period asked for; null: each commune's latest figure", nullable = true)
        String period,

        @Schema(required = true) LocalDate asOf,

        @Schema(description = "When the newest of the figures was approved", nullable = true)
        Instant dataVintage,

        @Schema(required = true) RollupFigures total,

        @Schema(description = "What all items are ranked by", required = true)
        Basis basis,

        @Schema(description = "Best first, then those not ranked; of a commune itself alone", required = true)
        List<Item> items) {

    /** What items are ranked by. */
    @Schema(name = "RollupBasis")
    public enum Basis {
        /** The share of the whole: every item with figures has it of all that is owed. */
        WHOLE,
        /** Things counted; an item that lacks figures is not ranked. */
        SUM,
        /** The median of the communes' figures: shares of which some are not of the whole, or none. */
        MEDIAN
    }

    /** One of the localities. */
    @Schema(name = "RollupItem")
    public record Item(
            @Schema(required = true) LocalityRef locality,
            @Schema(required = true) RollupFigures figures,

            @Schema(description = "Its figure on the rollup's basis", nullable = true)
            BigDecimal value,

            @Schema(
                    description = "Equal values share a rank; null without a value, and for a sum that is not complete",
                    nullable = true,
                    examples = "1")
            Integer rank,

            @Schema(
                    description =
                            "0.6745 × (value − median) / MAD of the ranked items; null with fewer than 5 of them or a MAD of 0",
                    nullable = true,
                    examples = "-1.2")
            BigDecimal robustZ,

            @Schema(description = "Whether robustZ is beyond 3.5 either way", required = true)
            boolean outlier) {}
}
