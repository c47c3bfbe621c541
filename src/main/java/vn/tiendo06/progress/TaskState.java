package vn.tiendo06.progress;

/** How far a task is. */
public enum TaskState {
    NOT_STARTED,
    IN_PROGRESS,
    DONE,
    /** Cannot go on; difficulties say why. */
    BLOCKED
}
