package vn.tiendo06.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.page.ListQuery;

/** Exemptions by SQL. */
@ApplicationScoped
class ExemptionRepository {

    private final EntityManager em;

    ExemptionRepository(EntityManager em) {
        this.em = em;
    }

    boolean isPeriod(String code) {
        return !new ListQuery("p.code", "period p")
                .where("p.code = :code", "code", code)
                .all(em, "", row -> row.text("code"))
                .isEmpty();
    }

    /** Adds an exemption; empty when there is one. */
    Optional<UUID> insert(ExemptionDraft draft, String unitCode, String by, Instant now) {
        List<?> ids = em.createNativeQuery("""
                        insert into exemption (subject_id, unit_code, period_code, reason, recorded_by, recorded_at)
                        values (:subject, :unit, :period, :reason, :by, :now) on conflict do nothing returning id""", UUID.class)
                .setParameter("subject", draft.subjectId())
                .setParameter("unit", unitCode)
                .setParameter("period", draft.period())
                .setParameter("reason", draft.reason())
                .setParameter("by", by)
                .setParameter("now", now)
                .getResultList();
        return ids.stream().map(UUID.class::cast).findFirst();
    }

    boolean delete(UUID id, Scope scope) {
        return em.createNativeQuery("""
                                delete from exemption e using subject s, plan p, locality l
                                where e.id = :id and s.id = e.subject_id and p.code = s.plan_code
                                  and l.code = p.locality_code and l.ancestors && cast(:localities as text[])""")
                        .setParameter("id", id)
                        .setParameter("localities", scope.localityArray())
                        .executeUpdate()
                == 1;
    }
}
