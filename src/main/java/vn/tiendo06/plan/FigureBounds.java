package vn.tiendo06.plan;

import java.math.BigDecimal;

/** Between which values a target's figures make sense. */
public final class FigureBounds {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private FigureBounds() {}

    /** The highest figure: the target's own maximum, else 100 for a percentage; null where there is none. */
    public static BigDecimal maximum(Measure measure, BigDecimal stated) {
        if (stated != null) {
            return stated;
        }
        return measure == Measure.PERCENT ? HUNDRED : null;
    }

    /** The lowest figure: 0, but a reduction is negative where the thing grew; null where there is none. */
    public static BigDecimal minimum(Direction direction) {
        return direction == Direction.REDUCTION ? null : BigDecimal.ZERO;
    }
}
