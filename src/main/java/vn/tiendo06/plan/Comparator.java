package vn.tiendo06.plan;

import java.math.BigDecimal;

/** How a figure is held against a milestone's value. */
public enum Comparator {
    GTE,
    GT,
    LTE,
    LT,
    EQ,
    /** The milestone states no value, only words. */
    NONE;

    /** Whether a milestone can ask for it of a figure that is meant to move that way; an exact value either way. */
    public boolean suits(Direction direction) {
        return switch (this) {
            case GTE, GT -> direction != Direction.DECREASE;
            case LTE, LT -> direction == Direction.DECREASE;
            case EQ, NONE -> true;
        };
    }

    /** Whether a figure meets a milestone's value; never for NONE. */
    public boolean isMet(BigDecimal figure, BigDecimal milestone) {
        int order = figure.compareTo(milestone);
        return switch (this) {
            case GTE -> order >= 0;
            case GT -> order > 0;
            case LTE -> order <= 0;
            case LT -> order < 0;
            case EQ -> order == 0;
            case NONE -> false;
        };
    }
}
