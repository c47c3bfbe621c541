package vn.tiendo06.plan;

/** How a target stands: computed from approved figures only. */
public enum TargetStatus {
    /** The last milestone is met. */
    ACHIEVED,
    /** At or beyond what is expected by today. */
    ON_TRACK,
    /** Short of what is expected, within the tolerance. */
    AT_RISK,
    /** Further short than that. */
    OFF_TRACK,
    /** Numeric, but no figure has been approved yet. */
    NO_DATA,
    /** It has no milestone with a value. */
    QUALITATIVE
}
