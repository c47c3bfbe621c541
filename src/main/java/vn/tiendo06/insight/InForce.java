package vn.tiendo06.insight;

import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;

/** Which submissions were in force at a moment. */
final class InForce {

    private InForce() {}

    /** SQL for "this submission was approved and not yet superseded"; uses the parameter {@code asOf} if past. */
    static String sql(Moment moment, String submission) {
        return moment.past()
                ? "%1$s.reviewed_at <= :asOf and %1$s.state in ('APPROVED', 'SUPERSEDED') and (%1$s.superseded_at is null or %1$s.superseded_at > :asOf)"
                        .formatted(submission)
                : submission + ".state = 'APPROVED'";
    }

    /** Binds the parameter of {@link #sql} where there is one. */
    static ListQuery bind(Moment moment, ListQuery query) {
        return moment.past() ? query.with("asOf", moment.at()) : query;
    }
}
