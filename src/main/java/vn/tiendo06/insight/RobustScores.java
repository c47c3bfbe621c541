package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import vn.tiendo06.kernel.page.Row;

/** How far values lie from the middle of all, in robust units (Iglewicz and Hoaglin 1993). */
final class RobustScores {

    private static final BigDecimal OUTLIER = new BigDecimal("3.5");
    private static final int MINIMUM = 5;
    private static final BigDecimal CONSISTENCY = new BigDecimal("0.6745");
    private static final int SCALE = 2;

    private final BigDecimal median;
    private final BigDecimal deviation;

    RobustScores(Collection<BigDecimal> values) {
        boolean enough = values.size() >= MINIMUM;
        median = enough ? RollupFigures.median(values.stream().sorted().toList()) : null;
        deviation = enough ? deviation(values, median) : null;
    }

    private static BigDecimal deviation(Collection<BigDecimal> values, BigDecimal median) {
        List<BigDecimal> sizes = values.stream()
                .map(value -> value.subtract(median).abs())
                .sorted()
                .toList();
        return RollupFigures.median(sizes);
    }

    /** Null where nothing can be said. */
    BigDecimal of(BigDecimal value) {
        if (value == null || deviation == null || deviation.signum() == 0) {
            return null;
        }
        return Row.plain(CONSISTENCY.multiply(value.subtract(median)).divide(deviation, SCALE, RoundingMode.HALF_UP));
    }

    static boolean isOutlier(BigDecimal score) {
        return score != null && score.abs().compareTo(OUTLIER) > 0;
    }
}
