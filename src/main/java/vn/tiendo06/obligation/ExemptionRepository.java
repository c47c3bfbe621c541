package vn.tiendo06.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.tiendo06.kernel.page.Row;

/** Exemptions by SQL. */
@ApplicationScoped
class ExemptionRepository {

    private final EntityManager em;

    ExemptionRepository(EntityManager em) {
        this.em = em;
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

    /** Takes an exemption back and tells what it was. */
    @SuppressWarnings("unchecked")
    Optional<ExemptionView> lift(UUID id, String by, Instant now) {
        List<Row> gone = Row.of(em.createNativeQuery("""
                        update exemption set lifted_by = :by, lifted_at = :now where id = :id and lifted_at is null
                        returning id, subject_id, unit_code, period_code, reason"""))
                .setParameter("id", id)
                .setParameter("by", by)
                .setParameter("now", now)
                .getResultList();
        return gone.stream().map(ExemptionView::of).findFirst();
    }
}
