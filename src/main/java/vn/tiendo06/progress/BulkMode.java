package vn.tiendo06.progress;

/** Whether one report that is rejected holds back the others. */
public enum BulkMode {
    /** All or none. */
    ATOMIC,
    /** Each for itself. */
    PER_ITEM
}
