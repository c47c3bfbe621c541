package vn.tiendo06.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.page.ListQuery;

/** Regimes and holidays by SQL. */
@ApplicationScoped
public class RegimeRepository {

    private final EntityManager em;

    RegimeRepository(EntityManager em) {
        this.em = em;
    }

    /** The plan's regimes, newest first; the default ones where it has none of its own. */
    List<RegimeView> of(String planCode) {
        return new ListQuery(RegimeView.COLUMNS, "reporting_regime r")
                .where("""
                        (r.plan_code = :plan or (r.plan_code is null
                          and not exists (select 1 from reporting_regime own where own.plan_code = :plan)))""", "plan", planCode)
                .all(em, "r.effective_from desc", RegimeView::of);
    }

    /** Whether the plan has a regime of its own. */
    boolean hasOwn(String planCode) {
        return !new ListQuery("r.id", "reporting_regime r")
                .where("r.plan_code = :plan", "plan", planCode)
                .all(em, "", row -> row.uuid("id"))
                .isEmpty();
    }

    /** Stores packaged holidays and a packaged regime; what is there already stays. */
    @Transactional
    public void establish(List<Holiday> holidays, String planCode, RegimeDraft regime, Instant now) {
        if (!holidays.isEmpty()) {
            List<LocalDate> days = holidays.stream().map(Holiday::day).sorted().toList();
            Set<LocalDate> known = holidays(days.getFirst(), days.getLast()).stream()
                    .map(Holiday::day)
                    .collect(Collectors.toSet());
            holidays.stream()
                    .filter(holiday -> !known.contains(holiday.day()))
                    .forEach(holiday -> put(holiday, false, now));
        }
        boolean there = !new ListQuery("r.id", "reporting_regime r")
                .where("r.plan_code is not distinct from cast(:plan as text)")
                .with("plan", planCode)
                .all(em, "", row -> row.uuid("id"))
                .isEmpty();
        if (!there) {
            insert(planCode, regime, "Tiến độ 06", now);
        }
    }

    /** Adds a regime; null when the plan has one from the same day. */
    UUID insert(String planCode, RegimeDraft draft, String by, Instant now) {
        List<?> ids = em.createNativeQuery("""
                        insert into reporting_regime (plan_code, effective_from, basis, recorded_by, recorded_at)
                        values (cast(:plan as text), :from, :basis, :by, :now) on conflict do nothing returning id""", UUID.class)
                .setParameter("plan", planCode)
                .setParameter("from", draft.effectiveFrom())
                .setParameter("basis", draft.basis())
                .setParameter("by", by)
                .setParameter("now", now)
                .getResultList();
        if (ids.isEmpty()) {
            return null;
        }
        UUID id = (UUID) ids.getFirst();
        for (int i = 0; i < draft.rules().size(); i++) {
            insertRule(id, i, draft.rules().get(i));
        }
        draft.deadlines().forEach(deadline -> insertDeadline(id, deadline));
        return id;
    }

    private void insertRule(UUID id, int ordinal, RegimeRule rule) {
        em.createNativeQuery("""
                        insert into regime_rule (regime_id, ordinal, subject_kind, schedule_kind, is_numeric, waiting,
                          subject_id, frequency)
                        values (:id, :ordinal, cast(:kind as text), cast(:schedule as text), cast(:numeric as boolean),
                          cast(:waiting as boolean), cast(:subject as text), :frequency)""")
                .setParameter("id", id)
                .setParameter("ordinal", ordinal)
                .setParameter(
                        "kind",
                        rule.subjectKind() == null ? null : rule.subjectKind().name())
                .setParameter(
                        "schedule",
                        rule.scheduleKind() == null ? null : rule.scheduleKind().name())
                .setParameter("numeric", rule.numeric())
                .setParameter("waiting", rule.waiting())
                .setParameter("subject", rule.subjectId())
                .setParameter("frequency", rule.frequency().name())
                .executeUpdate();
    }

    private void insertDeadline(UUID id, RegimeDeadline deadline) {
        em.createNativeQuery("""
                        insert into regime_deadline (regime_id, kind, level, due_working_days, lock_days)
                        values (:id, :kind, :level, :due, :lock)""")
                .setParameter("id", id)
                .setParameter("kind", deadline.period().name())
                .setParameter("level", deadline.level().name())
                .setParameter("due", deadline.dueWorkingDays())
                .setParameter("lock", deadline.lockDays())
                .executeUpdate();
    }

    /** By day; null bounds nothing. */
    public List<Holiday> holidays(LocalDate from, LocalDate to) {
        return new ListQuery("h.day, h.name, h.basis", "holiday h")
                .where("h.day >= :from", "from", from)
                .where("h.day <= :to", "to", to)
                .all(em, "h.day", Holiday::of);
    }

    void put(Holiday holiday, boolean replace, Instant now) {
        em.createNativeQuery("insert into holiday (day, name, basis, recorded_at)"
                        + " values (:day, :name, cast(:basis as text), :now)"
                        + (replace
                                ? " on conflict (day) do update set name = excluded.name, basis = excluded.basis"
                                : " on conflict do nothing"))
                .setParameter("day", holiday.day())
                .setParameter("name", holiday.name())
                .setParameter("basis", holiday.basis())
                .setParameter("now", now)
                .executeUpdate();
    }

    boolean removeHoliday(LocalDate day, Instant now) {
        return em.createNativeQuery("""
                                with gone as (delete from holiday where day = :day returning *)
                                insert into holiday_past (day, name, basis, recorded_at, removed_at)
                                select day, name, basis, recorded_at, :now from gone""")
                        .setParameter("day", day)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }
}
