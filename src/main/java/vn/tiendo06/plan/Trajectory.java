package vn.tiendo06.plan;

/** How a target is expected to approach its milestones; docs/status.md gives the formulas. */
public enum Trajectory {
    /** A straight line from one milestone to the next. */
    LINEAR,
    /** Each milestone is expected at its year's end and nothing more before it. */
    STEP_AT_YEAR_END,
    /** The milestone of the year that comes is expected all along. */
    HELD
}
