package vn.tiendo06.progress;

/** How far a target without a number is. */
public enum Assessment {
    NOT_STARTED,
    IN_PROGRESS,
    FULFILLED
}
