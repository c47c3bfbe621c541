package vn.tiendo06.unit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import vn.tiendo06.kernel.page.ListQuery;

/** Which units take over from which, by SQL: {@code unit_heir} holds the chains followed to their ends. */
@ApplicationScoped
class UnitLineage {

    private static final int LOCK = 60603;

    private final EntityManager em;

    UnitLineage(EntityManager em) {
        this.em = em;
    }

    /** Has other endings wait for this transaction: two at once could close a circle that neither sees. */
    void lock() {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** The units whose work some units had taken over by a day, through however many. */
    List<String> predecessors(Collection<String> codes, LocalDate day) {
        return new ListQuery("h.unit_code", "unit_heir h")
                .where("h.heir_code = any(:codes)", "codes", codes.toArray(String[]::new))
                .where("h.since <= :day", "day", day)
                .all(em, "", row -> row.text("unit_code"));
    }

    boolean isHeir(String code, String of) {
        return !new ListQuery("h.unit_code", "unit_heir h")
                .where("h.unit_code = :of", "of", of)
                .where("h.heir_code = :code", "code", code)
                .all(em, "", row -> row.text("unit_code"))
                .isEmpty();
    }

    void replaceSuccessors(String code, List<String> successors) {
        em.createNativeQuery("delete from unit_successor where unit_code = :code")
                .setParameter("code", code)
                .executeUpdate();
        em.createNativeQuery("""
                        insert into unit_successor (unit_code, ordinal, successor_code)
                        select :code, s.ordinal - 1, s.code
                        from unnest(cast(:successors as text[])) with ordinality as s(code, ordinal)""")
                .setParameter("code", code)
                .setParameter("successors", successors.toArray(String[]::new))
                .executeUpdate();
        em.createNativeQuery("select cast(refresh_unit_heirs(:code) as text)")
                .setParameter("code", code)
                .getSingleResult();
    }
}
