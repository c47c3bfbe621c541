package vn.tiendo06.plan;

import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.page.ListQuery;

/** Which plans a caller sees: those of its localities, of its units' own localities, and those that name its units. */
public final class PlanScope {

    private PlanScope() {}

    private static final String NATION = "VN";

    /**
     * The same for rows that are looked up by their keys: asked of each plan, the nearest reason first, and the rows that name
     * the scope's units only where no other holds.
     */
    static ListQuery narrowFound(ListQuery query, String plan, Scope scope) {
        query.whereOneOf(plan + ".code", "scopePlans", scope.plans());
        if (scope.localities().contains(NATION)) {
            return query;
        }
        return query.where("""
                        (%1$s.locality_code = any(array(select locality_code from unit where code = any(:scopeUnits)))
                         or %1$s.locality_code = any(array(
                           select code from locality where ancestors && cast(:scopeLocalities as text[])))
                         or exists (
                           select from subject ss join subject_unit su on su.subject_id = ss.id
                           where ss.plan_code = %1$s.code and su.unit_code in (
                             select unnest(cast(:scopeUnits as text[]))
                             union
                             select h.unit_code from unit_heir h where h.heir_code = any(:scopeUnits))))""".formatted(plan))
                .with("scopeLocalities", scope.localityArray())
                .with("scopeUnits", scope.unitArray());
    }

    /** Narrows a query that has the plan at hand under the given alias. */
    public static ListQuery narrow(ListQuery query, String plan, Scope scope) {
        query.whereOneOf(plan + ".code", "scopePlans", scope.plans());
        if (scope.localities().contains(NATION)) {
            return query;
        }
        // Each part starts from the scope, so that no other commune's plan or row is looked at.
        return query.where("""
                        %1$s.code in (
                          select v.code from plan v join locality l on l.code = v.locality_code
                            where l.ancestors && cast(:scopeLocalities as text[])
                          union
                          select v.code from plan v join unit u on u.locality_code = v.locality_code
                            where u.code = any(:scopeUnits)
                          union
                          select ss.plan_code from subject_unit su join subject ss on ss.id = su.subject_id
                            where su.unit_code in (
                              select unnest(cast(:scopeUnits as text[]))
                              union
                              select h.unit_code from unit_heir h where h.heir_code = any(:scopeUnits)))""".formatted(plan))
                .with("scopeLocalities", scope.localityArray())
                .with("scopeUnits", scope.unitArray());
    }
}
