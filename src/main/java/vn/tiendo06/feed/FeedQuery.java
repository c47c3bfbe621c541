package vn.tiendo06.feed;

import java.util.List;

/**
 * Which changes are asked for; an empty list is no filter.
 *
 * @param kinds kinds of objects
 * @param types kinds with what was done, for example {@code submission.approve}
 * @param plan plan code, null for all
 * @param locality code of a locality whose subtree is meant, null for all
 */
record FeedQuery(List<String> kinds, List<String> types, String plan, String locality) {

    /** SQL for "change {@code c} is asked for". */
    static final String MATCHES = """
            (cast(:anyType as boolean) or c.kind = any(:kinds) or c.type = any(:types))
            and (:plan = '' or c.plan_code = :plan)
            and (cast(:anywhere as boolean) or %s)""".formatted(Roots.sql("asked"));

    boolean anyType() {
        return kinds.isEmpty() && types.isEmpty();
    }

    /** Where they lie, as far as the query says. */
    Roots roots() {
        return Roots.of(locality == null ? List.of("VN") : List.of(locality));
    }

    /** Whether a change of this kind and type may be meant; judged without what the database knows. */
    boolean mayMean(String kind, String type, String planCode, String province, String localityCode) {
        return (anyType() || kinds.contains(kind) || types.contains(type))
                && (plan == null || plan.equals(planCode))
                && roots().cover(province, localityCode);
    }
}
