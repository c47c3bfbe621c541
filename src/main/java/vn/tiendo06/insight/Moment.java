package vn.tiendo06.insight;

import java.time.Instant;
import java.time.LocalDate;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.page.ListQuery;

/**
 * The instant that something is judged at.
 *
 * @param at the instant
 * @param past whether it was asked for; otherwise it is now, when all that is stored counts
 */
record Moment(Instant at, boolean past) {

    private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    LocalDate day() {
        return LocalDate.ofInstant(at, LocalCalendar.ZONE);
    }

    /** The instant that was asked for, null for now. */
    Instant asked() {
        return past ? at : null;
    }

    /** What was recorded up to here counts: the clocks of several servers must not hide what is already stored. */
    Instant recordedBy() {
        return past ? at : FOREVER;
    }

    /** SQL for "this submission was approved and not yet superseded"; uses the parameter {@code asOf} if past. */
    String inForce(String submission) {
        return past
                ? "%1$s.reviewed_at <= :asOf and %1$s.state in ('APPROVED', 'SUPERSEDED') and (%1$s.superseded_at is null or %1$s.superseded_at > :asOf)"
                        .formatted(submission)
                : submission + ".state = 'APPROVED'";
    }

    /** Binds the parameter of {@link #inForce} where there is one. */
    ListQuery bind(ListQuery query) {
        return past ? query.with("asOf", at) : query;
    }
}
