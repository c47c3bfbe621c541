package vn.tiendo06.kernel.access;

import java.util.List;

/**
 * What a caller's roles reach.
 *
 * @param units codes of the units the caller acts for
 * @param localities codes of the localities the caller sees, each with its subtree
 */
public record Scope(List<String> units, List<String> localities) {

    public Scope {
        units = List.copyOf(units);
        localities = List.copyOf(localities);
    }

    static Scope union(List<Scope> scopes) {
        return new Scope(
                scopes.stream().flatMap(s -> s.units().stream()).distinct().toList(),
                scopes.stream().flatMap(s -> s.localities().stream()).distinct().toList());
    }

    boolean isEmpty() {
        return units.isEmpty() && localities.isEmpty();
    }

    /** For an SQL array parameter. */
    public String[] unitArray() {
        return units.toArray(String[]::new);
    }

    /** For an SQL array parameter. */
    public String[] localityArray() {
        return localities.toArray(String[]::new);
    }
}
