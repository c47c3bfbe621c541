package vn.tiendo06.feed;

/** Whether a webhook is called. */
public enum WebhookState {
    ACTIVE,
    /** By its owner. */
    PAUSED,
    /** By the application, for a reason. */
    DISABLED
}
