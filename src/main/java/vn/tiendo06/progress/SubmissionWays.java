package vn.tiendo06.progress;

import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.page.Ways;

/** By which ways the reports of a list are reached. */
final class SubmissionWays {

    private static final int COMMUNE_CODE = 5;
    private static final String NATION = "VN";

    private SubmissionWays() {}

    /**
     * The ways to what is asked for. Uses the parameters of the repository's visibility and of its filter.
     *
     * @param units the units asked for, null for all
     */
    static Ways of(Actor actor, SubmissionFilter filter, String[] units) {
        Ways ways = new Ways("submission s", "s.id");
        if (filter.plan != null || filter.subject != null) {
            return ways.of("true");
        }
        return units == null
                ? visible(actor)
                : ways.ofEach("s.unit_code", "select distinct unnest(cast(:filterUnits as text[]))");
    }

    private static Ways visible(Actor actor) {
        // Every role reads what is approved, so that nothing else is seen beyond this.
        Scope read = actor.scopeFor(Permission.SUBMISSION_READ);
        Scope open = actor.scopeFor(Permission.SUBMISSION_READ_UNAPPROVED);
        Ways ways = new Ways("submission s", "s.id");
        if (read.reachesNothing()) {
            return ways.of("false");
        }
        if (read.localities().contains(NATION)) {
            return ways.of("true");
        }
        if (!read.localities().isEmpty()) {
            String codes = "select code from locality where ancestors && cast(:localities as text[])";
            if (read.localities().stream().allMatch(code -> code.length() == COMMUNE_CODE)) {
                ways.ofEach("s.locality_code", codes);
            } else {
                // Many communes: what came last of all is looked through.
                ways.of("s.locality_code = any(array(" + codes + "))");
            }
        }
        if (!read.units().isEmpty()) {
            ways.ofEach("s.locality_code", "select distinct locality_code from unit where code = any(:units)")
                    .ofEach("s.unit_code", "select unnest(cast(:units as text[]))");
        }
        if (!open.units().isEmpty()) {
            ways.ofEach("s.unit_code", "select distinct unit_code from unit_heir where heir_code = any(:openUnits)")
                    .ofEach("s.subject_id", "select distinct k from kin_subjects(:openUnits, :today) k");
        }
        return ways;
    }
}
