package vn.tiendo06.plan;

/** Which way a target's figure is meant to move. */
public enum Direction {
    INCREASE,
    DECREASE,
    /** The figure is itself the percentage by which something fell against the baseline year. */
    REDUCTION
}
