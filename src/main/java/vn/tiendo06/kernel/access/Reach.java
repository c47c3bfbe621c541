package vn.tiendo06.kernel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import vn.tiendo06.kernel.page.ListQuery;

/** Where something belongs that reaches several localities. */
@ApplicationScoped
public class Reach {

    private final EntityManager em;

    Reach(EntityManager em) {
        this.em = em;
    }

    /** The lowest locality that covers all of a scope, null for a scope that reaches nothing. */
    public String commonLocality(Scope scope) {
        return new ListQuery("l.ancestors", "locality l")
                        .where("""
                        (l.code = any(:localities)
                         or l.code in (select u.locality_code from unit u where u.code = any(:units)))""")
                        .with("localities", scope.localityArray())
                        .with("units", scope.unitArray())
                        .all(em, "", row -> row.texts("ancestors"))
                        .stream()
                        .reduce(Reach::commonStart)
                        .map(List::getLast)
                        .orElse(null);
    }

    // All begin with the nation, so the start that two have in common is never empty.
    private static List<String> commonStart(List<String> one, List<String> other) {
        int length = 0;
        while (length < Math.min(one.size(), other.size()) && one.get(length).equals(other.get(length))) {
            length++;
        }
        return one.subList(0, length);
    }
}
