package vn.tiendo06.publication;

import java.time.Instant;

/** Where a version stands at an instant. */
public enum PublicationStatus {
    /** Being prepared. */
    DRAFT,
    /** Released, under embargo. */
    SCHEDULED,
    /** Public. */
    PUBLISHED,
    /** Taken back, with a reason. */
    WITHDRAWN;

    static PublicationStatus of(Instant publicFrom, Instant withdrawnAt, Instant now) {
        if (withdrawnAt != null) {
            return WITHDRAWN;
        }
        if (publicFrom == null) {
            return DRAFT;
        }
        return publicFrom.isAfter(now) ? SCHEDULED : PUBLISHED;
    }
}
