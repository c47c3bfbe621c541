package vn.tiendo06.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
        Scope approved = actor.scopeFor(Permission.SUBMISSION_READ);
        Scope open = actor.scopeFor(Permission.SUBMISSION_READ_UNAPPROVED);
        Ways ways = new Ways("submission s", "s.id");
        List<String> localities = Stream.concat(approved.localities().stream(), open.localities().stream())
                .toList();
        if (localities.contains(NATION)) {
            return ways.of("true");
        }
        if (!localities.isEmpty()) {
            throughLocalities(ways, approved, open);
        }
        List<String> units = new ArrayList<>();
        if (!approved.units().isEmpty()) {
            ways.ofEach("s.locality_code", "select distinct locality_code from unit where code = any(:units)");
            units.add("select unnest(cast(:units as text[]))");
        }
        if (!open.units().isEmpty()) {
            ways.ofEach("s.subject_id", "select distinct k from kin_subjects(:openUnits, :today) k");
            units.add("select unnest(cast(:openUnits as text[]))");
            units.add("select h.unit_code from unit_heir h where h.heir_code = any(:openUnits)");
        }
        if (!units.isEmpty()) {
            ways.ofEach("s.unit_code", String.join(" union ", units));
        }
        return localities.isEmpty() && units.isEmpty() ? ways.of("false") : ways;
    }

    private static void throughLocalities(Ways ways, Scope approved, Scope open) {
        List<String> within = new ArrayList<>();
        if (!approved.localities().isEmpty()) {
            within.add("ancestors && cast(:localities as text[])");
        }
        if (!open.localities().isEmpty()) {
            within.add("ancestors && cast(:openLocalities as text[])");
        }
        String codes = "select code from locality where " + String.join(" or ", within);
        if (Stream.of(approved, open)
                .flatMap(scope -> scope.localities().stream())
                .allMatch(code -> code.length() == COMMUNE_CODE)) {
            ways.ofEach("s.locality_code", codes);
        } else {
            // Many communes: what came last of all is looked through.
            ways.of("s.locality_code = any(array(" + codes + "))");
        }
    }
}
