package vn.tiendo06.insight;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.Measure;

/** What every locality's plan of a kind shares. */
@Schema(name = "Indicator")
public record Indicator(
        @Schema(required = true, examples = "DA06.III.3") String code,
        @Schema(required = true) String statement,
        @Schema(nullable = true, examples = "PERCENT") Measure measure,
        @Schema(nullable = true, examples = "%") String unitOfMeasure,
        @Schema(required = true, examples = "INCREASE") Direction direction) {

    boolean summable() {
        return measure == Measure.COUNT && direction != Direction.REDUCTION && !"%".equals(unitOfMeasure);
    }
}
