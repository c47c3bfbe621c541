package vn.tiendo06.feed;

/** How a delivery stands. */
public enum DeliveryState {
    /** Waits for its turn or its next attempt. */
    PENDING,
    DELIVERED,
    /** Given up; it can be sent again. */
    DEAD
}
