package vn.tiendo06.insight;

import java.util.Locale;

/** The rule that decides how a target stands; docs/status.md states them in order. */
enum TargetGround {
    NO_NUMERIC_MILESTONE,
    NO_APPROVED_FIGURE,
    LAST_MILESTONE_MET,
    LAST_MILESTONE_MISSED,
    NEXT_MILESTONE_MET,
    NO_BASELINE,
    MILESTONE_MISSED,
    AT_EXPECTED,
    WITHIN_TOLERANCE,
    BELOW_TOLERANCE;

    /** Its stable code. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the figure misses a milestone whose year is over. */
    boolean isMissedMilestone() {
        return this == LAST_MILESTONE_MISSED || this == MILESTONE_MISSED;
    }
}
