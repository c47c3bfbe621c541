package vn.tiendo06.imports;

/** Where a job stands. */
public enum ImportState {
    QUEUED,
    RUNNING,
    /** To its end; single rows may have been rejected. */
    DONE,
    /** It could not go on; failure says why. */
    FAILED,
    CANCELLED;

    boolean isOver() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
