package vn.tiendo06.feed;

import java.util.ArrayList;
import java.util.List;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.page.ListQuery;

/**
 * What a caller sees, in the terms in which changes are kept. The same as what the objects' own addresses show it.
 *
 * @param approved where approved figures and plans are seen
 * @param open where what is not approved yet is seen, too
 * @param kin what the open scope's units see beside: units they took over from, rows that name them
 * @param unitLocalities localities of the units
 * @param levels localities whose units are seen: those of the scope and all above
 * @param plans plans that name the units
 * @param planLocalities where the changes of those plans, and of kin, are found
 */
record Sight(
        Scope approved,
        Scope open,
        Kin kin,
        List<String> unitLocalities,
        List<String> levels,
        List<String> plans,
        List<String> planLocalities) {

    record Kin(List<String> units, List<String> subjects) {}

    /** SQL for "change {@code c} may be shown". */
    static final String VISIBLE = """
            (c.audience = 'EVERYBODY'
             or c.audience = 'UNITS' and (%1$s or c.locality_code = any(:levels))
             or c.audience = 'PLAN' and (%1$s or c.locality_code = any(:unitLocalities) or c.plan_code = any(:plans))
             or c.audience = 'SUBMISSION' and (
               c.approved and (%1$s or c.locality_code = any(:unitLocalities) or c.unit_code = any(:units))
               or %2$s or c.unit_code = any(:openUnits) or c.unit_code = any(:kinUnits)
               or c.subject_id = any(:kinSubjects)))""".formatted(Roots.sql("approved"), Roots.sql("open"));

    /** SQL for "of a plan that the reader is limited to, or of none". */
    static final String OF_PLANS =
            "(:everyPlan or c.audience in ('EVERYBODY', 'UNITS') or c.plan_code = any(:scopePlans))";

    ListQuery bind(ListQuery query) {
        Roots.of(approved.localities()).bind(query, "approved");
        Roots.of(open.localities()).bind(query, "open");
        return query.with("units", approved.unitArray())
                .with("openUnits", open.unitArray())
                .with("kinUnits", array(kin.units()))
                .with("kinSubjects", array(kin.subjects()))
                .with("unitLocalities", array(unitLocalities))
                .with("levels", array(levels))
                .with("plans", array(plans))
                .with("everyPlan", approved.plans() == null)
                .with("scopePlans", approved.plans() == null ? new String[0] : array(approved.plans()));
    }

    /** The localities in which all that is seen lies, beside what everybody sees. */
    Roots reach() {
        Roots scoped = Roots.of(approved.localities());
        if (scoped.nation()) {
            return new Roots(true, List.of(), List.of());
        }
        List<String> single = new ArrayList<>(scoped.communes());
        single.addAll(unitLocalities);
        single.addAll(levels);
        single.addAll(planLocalities);
        return new Roots(false, scoped.provinces(), single.stream().distinct().toList());
    }

    private static String[] array(List<String> codes) {
        return codes.toArray(String[]::new);
    }
}
