package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import vn.tiendo06.kernel.page.ListQuery;

/**
 * Tells by one look whether anything was written about a plan's locality, the province that it lies in or the country:
 * nothing is written without its event in the audit trail, and an event moves the end of its locality's chain.
 */
@ApplicationScoped
class LastWrites {

    private final EntityManager em;

    LastWrites(EntityManager em) {
        this.em = em;
    }

    /** A text that is another one after each write, whichever replica made it. */
    String about(String planCode) {
        return new ListQuery("string_agg(coalesce(c.hash, '-'), ' ' order by a.place) as ends", """
                        plan p join locality l on l.code = p.locality_code
                        cross join unnest(l.ancestors) with ordinality a(code, place)
                        left join audit_chain c on c.locality_code = a.code""")
                .where("p.code = :plan", "plan", planCode)
                .all(em, "", row -> row.text("ends"))
                .getFirst();
    }
}
