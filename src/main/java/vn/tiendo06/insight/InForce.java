package vn.tiendo06.insight;

import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;

/** Which submissions were in force at a moment. */
final class InForce {

    /**
     * SQL joining as {@code sr} at which place its row names the unit of a submission {@code x}. For each by itself: as a
     * plain join it is worked out for all rows of the country first.
     */
    static final String NAMED_AT = """
            left join lateral (select r.ordinal from subject_reporter r
              where r.subject_id = x.subject_id and r.unit_code = x.unit_code limit 1) sr on true""";

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
