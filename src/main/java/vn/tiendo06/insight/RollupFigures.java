package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.plan.Measure;

/** An indicator's figures over several communes. */
@Schema(name = "RollupFigures")
public record RollupFigures(
        @Schema(
                description =
                        "Communes' targets with the indicator; of a period those that owe a report for it by their "
                                + "plan's regime, exempt ones included",
                required = true,
                examples = "114")
        int owed,

        @Schema(description = "Of these, with an approved figure", required = true, examples = "97")
        int reported,

        @Schema(description = "Only of things counted: a sum of percentages means nothing", nullable = true)
        BigDecimal sum,

        @Schema(
                description = "Mean of the communes' figures, each counting the same. Not the percentage of the whole",
                nullable = true,
                examples = "71.4")
        BigDecimal mean,

        @Schema(nullable = true, examples = "73") BigDecimal median,
        @Schema(nullable = true, examples = "12") BigDecimal minimum,
        @Schema(nullable = true, examples = "100") BigDecimal maximum,

        @Schema(
                description = "The share of the whole; null where no commune gave numerator and denominator",
                nullable = true)
        Whole whole,

        @Schema(description = "Targets by status today; left out where a period is asked for", nullable = true)
        Map<String, Integer> byStatus) {

    private static final int SCALE = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** All numerators over all denominators. */
    @Schema(name = "RollupWhole")
    public record Whole(
            @Schema(required = true, examples = "68.9") BigDecimal value,
            @Schema(required = true, examples = "412300") BigDecimal numerator,
            @Schema(required = true, examples = "598400") BigDecimal denominator,

            @Schema(description = "Communes it is made of", required = true, examples = "95")
            int communes,

            @Schema(description = "Whether these are all that are owed", required = true)
            boolean complete) {}

    static RollupFigures of(List<CommuneFigure> rows, Indicator indicator, Map<String, Integer> byStatus) {
        List<BigDecimal> values = rows.stream()
                .map(CommuneFigure::value)
                .filter(value -> value != null)
                .sorted()
                .toList();
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean any = !values.isEmpty();
        int owed = (int) rows.stream().filter(CommuneFigure::owed).count();
        return new RollupFigures(
                owed,
                values.size(),
                any && indicator.summable() ? Row.plain(sum) : null,
                any ? divide(sum, BigDecimal.valueOf(values.size())) : null,
                any ? median(values) : null,
                any ? values.getFirst() : null,
                any ? values.getLast() : null,
                whole(rows, owed, indicator),
                byStatus);
    }

    private static Whole whole(List<CommuneFigure> rows, int owed, Indicator indicator) {
        List<CommuneFigure> shares =
                rows.stream().filter(CommuneFigure::isShare).toList();
        if (shares.isEmpty() || indicator.measure() == Measure.COUNT) {
            return null;
        }
        BigDecimal numerator = shares.stream().map(CommuneFigure::numerator).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal denominator =
                shares.stream().map(CommuneFigure::denominator).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal scaled = indicator.measure() == Measure.MULTIPLE ? numerator : numerator.multiply(HUNDRED);
        return new Whole(
                divide(scaled, denominator),
                Row.plain(numerator),
                Row.plain(denominator),
                shares.size(),
                shares.size() == owed);
    }

    /** The middle one, or the mean of the middle two. */
    static BigDecimal median(List<BigDecimal> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : Row.plain(sorted.get(middle - 1)
                        .add(sorted.get(middle))
                        .divide(BigDecimal.valueOf(2), MathContext.DECIMAL128));
    }

    private static BigDecimal divide(BigDecimal value, BigDecimal by) {
        return Row.plain(value.divide(by, SCALE, RoundingMode.HALF_UP));
    }

    boolean hasCompleteWhole() {
        return whole != null && whole.complete();
    }

    /** The figure that stands for all on a basis; null without figures. */
    BigDecimal on(Rollup.Basis basis) {
        return switch (basis) {
            case WHOLE -> whole == null ? null : whole.value();
            case SUM -> sum;
            case MEDIAN -> median;
        };
    }

    // A sum of some says nothing beside a sum of all.
    boolean isComparableOn(Rollup.Basis basis) {
        return on(basis) != null && (basis != Rollup.Basis.SUM || reported == owed);
    }
}
