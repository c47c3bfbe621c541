package vn.tiendo06.kernel.access;

import java.util.List;

/**
 * What a caller's roles reach.
 *
 * @param units codes of the units the caller acts for
 * @param localities codes of the localities the caller sees, each with its subtree
 * @param plans codes of the plans of which alone the caller sees anything there, null where all are seen
 */
public record Scope(List<String> units, List<String> localities, List<String> plans) {

    public Scope {
        units = List.copyOf(units);
        localities = List.copyOf(localities);
        plans = plans == null ? null : List.copyOf(plans);
    }

    /** One that reaches every plan there. */
    public Scope(List<String> units, List<String> localities) {
        this(units, localities, null);
    }

    Scope ofPlans(List<String> only) {
        return new Scope(units, localities, only);
    }

    static Scope union(List<Scope> scopes) {
        return new Scope(
                scopes.stream().flatMap(s -> s.units().stream()).distinct().toList(),
                scopes.stream().flatMap(s -> s.localities().stream()).distinct().toList(),
                scopes.stream().anyMatch(s -> s.plans() == null)
                        ? null
                        : scopes.stream()
                                .flatMap(s -> s.plans().stream())
                                .distinct()
                                .toList());
    }

    /**
     * SQL for "the locality lies in the subtree of one of some". PostgreSQL asks it by key where it looks at few rows, and of all
     * localities at once where it looks at many; an {@code in (select …)} would go through the country for a single row.
     * So would it as a condition of its own, of which PostgreSQL makes a join: it belongs into an "or", if only with {@code false}.
     *
     * @param locality the column with the locality's code
     * @param parameter of the query, an array of codes
     */
    public static String covers(String locality, String parameter) {
        return "exists (select 1 from locality reached where reached.code = " + locality
                + " and reached.ancestors && cast(:" + parameter + " as text[]))";
    }

    /** Whether it reaches nothing. */
    public boolean reachesNothing() {
        return units.isEmpty() && localities.isEmpty();
    }

    /** For an SQL array parameter. */
    public String[] unitArray() {
        return units.toArray(String[]::new);
    }

    /** Whether anything of a plan may be seen, as far as plans go. */
    public boolean coversPlan(String code) {
        return plans == null || plans.contains(code);
    }

    /** For an SQL array parameter. */
    public String[] localityArray() {
        return localities.toArray(String[]::new);
    }
}
