package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.plan.PlanService;
import vn.tiendo06.plan.PlanView;

/** The thresholds a plan's rows are judged by. */
@ApplicationScoped
class ThresholdsService {

    private final PlanService plans;
    private final StatusSettings settings;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final Events events;
    private final EntityManager em;

    ThresholdsService(
            PlanService plans,
            StatusSettings settings,
            CurrentActor actor,
            LocalCalendar calendar,
            Events events,
            EntityManager em) {
        this.plans = plans;
        this.settings = settings;
        this.actor = actor;
        this.calendar = calendar;
        this.events = events;
        this.em = em;
    }

    /**
     * Thresholds and their version.
     *
     * @param version 0 where the application's settings hold
     */
    record Versioned(Thresholds thresholds, int version) {}

    @Transactional
    Versioned of(String planCode) {
        return stored(plans.get(planCode).code());
    }

    private Versioned stored(String planCode) {
        return new ListQuery(Thresholds.COLUMNS, "status_threshold st")
                        .where("st.plan_code = :plan", "plan", planCode)
                        .all(em, "", row -> new Versioned(Thresholds.of(row), row.integer("threshold_version")))
                        .stream()
                        .findFirst()
                        .orElse(new Versioned(Thresholds.of(settings), 0));
    }

    @Transactional
    Versioned set(String planCode, String ifMatch, Thresholds wanted) {
        PlanView plan = plans.get(planCode);
        requireReach(plan);
        Versioned before = stored(planCode);
        Etag.require(ifMatch, before.version());
        int written = em.createNativeQuery("""
                        insert into status_threshold (plan_code, at_risk_ratio, due_soon_days, figure_days, version,
                          recorded_by, recorded_at)
                        values (:plan, :ratio, :days, :figureDays, 1, :by, :at)
                        on conflict (plan_code) do update set at_risk_ratio = excluded.at_risk_ratio,
                          due_soon_days = excluded.due_soon_days, figure_days = excluded.figure_days,
                          version = status_threshold.version + 1, recorded_by = excluded.recorded_by,
                          recorded_at = excluded.recorded_at
                        where status_threshold.version = :version""")
                .setParameter("plan", planCode)
                .setParameter("ratio", wanted.atRiskRatio())
                .setParameter("days", wanted.dueSoonDays())
                .setParameter("figureDays", wanted.figureDays())
                .setParameter("by", actor.get().displayName())
                .setParameter("at", calendar.now())
                .setParameter("version", before.version())
                .executeUpdate();
        if (written == 0) {
            throw ProblemType.PRECONDITION_FAILED.because("changed-meanwhile");
        }
        Versioned after = stored(planCode);
        events.changed(new Change(
                "status-thresholds",
                planCode,
                plan.localityCode(),
                planCode,
                "SET_THRESHOLDS",
                before.thresholds(),
                after.thresholds()));
        return after;
    }

    // Of its localities only: that a plan names a unit of the caller's does not make the plan the caller's.
    private void requireReach(PlanView plan) {
        boolean within = !new ListQuery("l.code", "locality l")
                .where("l.code = :code", "code", plan.localityCode())
                .where(
                        "l.ancestors && cast(:localities as text[])",
                        "localities",
                        actor.get().scopeFor(Permission.PLAN_ASSIGN).localityArray())
                .all(em, "", row -> row.text("code"))
                .isEmpty();
        if (!within) {
            throw ApiException.notFound("plan", plan.code());
        }
    }
}
