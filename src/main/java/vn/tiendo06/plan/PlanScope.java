package vn.tiendo06.plan;

import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.page.ListQuery;

/** Which plans a caller sees: those of its localities, of its units' own localities, and those that name its units. */
public final class PlanScope {

    private PlanScope() {}

    /** Narrows a query that has the plan at hand under the given alias. */
    public static ListQuery narrow(ListQuery query, String plan, Scope scope) {
        return query.where("""
                        (exists (select 1 from locality l where l.code = %1$s.locality_code
                           and l.ancestors && cast(:scopeLocalities as text[]))
                         or %1$s.locality_code in (select u.locality_code from unit u where u.code = any(:scopeUnits))
                         or exists (select 1 from subject_unit su join subject ss on ss.id = su.subject_id
                           where ss.plan_code = %1$s.code and (su.unit_code = any(:scopeUnits)
                             or su.unit_code in (select h.unit_code from unit_heir h where h.heir_code = any(:scopeUnits)))))""".formatted(plan))
                .with("scopeLocalities", scope.localityArray())
                .with("scopeUnits", scope.unitArray());
    }
}
