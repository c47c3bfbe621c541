package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.page.Sorting;

/** Exceptions from locks by SQL. */
@ApplicationScoped
class LockExceptionRepository {

    private static final String FROM = "lock_exception e left join unit u on u.code = e.unit_code";

    private static final Sorting SORTING = new Sorting("-recordedAt", "cast(e.id as text)")
            .by("recordedAt", "e.recorded_at", "timestamptz")
            .by("validUntil", "e.valid_until", "timestamptz");

    private final EntityManager em;

    LockExceptionRepository(EntityManager em) {
        this.em = em;
    }

    /**
     * Exceptions of a plan.
     *
     * @param units codes that the unit filter means, or null; those for all units are among what is found
     * @param subject id of a row, or null; those for all rows are among what is found
     */
    Page<LockExceptionView> list(String plan, String period, String[] units, String subject, PageRequest page) {
        return new ListQuery(LockExceptionView.COLUMNS, FROM)
                .where("e.plan_code = :plan", "plan", plan)
                .where("e.period_code = :period", "period", period)
                .where("(e.unit_code is null or e.unit_code = any(:units))", "units", units)
                .where("(e.subject_id is null or e.subject_id = :subject)", "subject", subject)
                .page(em, SORTING, page, LockExceptionView::of);
    }

    Optional<LockExceptionView> find(UUID id) {
        return new ListQuery(LockExceptionView.COLUMNS, FROM)
                .where("e.id = :id", "id", id).all(em, "", LockExceptionView::of).stream()
                        .findFirst();
    }

    UUID insert(LockExceptionDraft draft, String localityCode, String unitCode, Stamp by) {
        return (UUID) em.createNativeQuery("""
                        insert into lock_exception (plan_code, locality_code, period_code, unit_code, subject_id,
                          valid_until, reason, recorded_at, recorded_by_issuer, recorded_by, recorded_by_name)
                        values (:plan, :locality, :period, cast(:unit as text), cast(:subject as text), :until, :reason,
                          :at, :issuer, :by, :name) returning id""", UUID.class)
                .setParameter("plan", draft.plan())
                .setParameter("locality", localityCode)
                .setParameter("period", draft.period())
                .setParameter("unit", unitCode)
                .setParameter("subject", draft.subjectId())
                .setParameter("until", draft.validUntil())
                .setParameter("reason", draft.reason())
                .setParameter("at", by.at())
                .setParameter("issuer", by.issuer())
                .setParameter("by", by.subject())
                .setParameter("name", by.name())
                .getSingleResult();
    }

    /** Ends an exception; false when somebody has just done so. */
    boolean end(UUID id, int version, Stamp by) {
        return em.createNativeQuery("""
                                update lock_exception set ended_at = :at, ended_by_name = :name, version = version + 1
                                where id = :id and version = :version""")
                        .setParameter("at", by.at())
                        .setParameter("name", by.name())
                        .setParameter("id", id)
                        .setParameter("version", version)
                        .executeUpdate()
                == 1;
    }
}
