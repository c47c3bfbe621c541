package vn.tiendo06.obligation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.locality.LocalityRepository;
import vn.tiendo06.plan.PlanService;
import vn.tiendo06.plan.PlanView;
import vn.tiendo06.plan.SubjectCatalog;

/** Keeps plans' reporting regimes. A regime is never changed: a later one takes over from its day on. */
@ApplicationScoped
class RegimeService {

    private final RegimeRepository regimes;
    private final PlanService plans;
    private final SubjectCatalog subjects;
    private final LocalityRepository localities;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final Events events;
    private final EntityManager em;

    RegimeService(
            RegimeRepository regimes,
            PlanService plans,
            SubjectCatalog subjects,
            LocalityRepository localities,
            CurrentActor actor,
            LocalCalendar calendar,
            Events events,
            EntityManager em) {
        this.regimes = regimes;
        this.plans = plans;
        this.subjects = subjects;
        this.localities = localities;
        this.actor = actor;
        this.calendar = calendar;
        this.events = events;
        this.em = em;
    }

    @Transactional
    List<RegimeView> of(String planCode) {
        plans.get(planCode);
        return regimes.of(planCode);
    }

    @Transactional
    RegimeView create(String planCode, RegimeDraft draft) {
        check(planCode, draft);
        UUID id = insert(planCode, draft);
        RegimeView created = regimes.of(planCode).stream()
                .filter(regime -> regime.id().equals(id))
                .findFirst()
                .orElseThrow();
        events.changed(new Change(
                "regime", id.toString(), plans.get(planCode).localityCode(), planCode, "CREATE", null, created));
        return created;
    }

    /** Plays the regime through for a year and leaves nothing behind. */
    RegimePreview preview(String planCode, int year, RegimeDraft draft) {
        QuarkusTransaction.begin();
        try {
            check(planCode, draft);
            insert(planCode, draft);
            List<RegimePreview.DuePeriod> periods = duePeriods(planCode, year);
            int reports =
                    periods.stream().mapToInt(RegimePreview.DuePeriod::reports).sum();
            return new RegimePreview(planCode, year, reports, periods);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private List<RegimePreview.DuePeriod> duePeriods(String planCode, int year) {
        return new ListQuery(
                        "o.period_code, min(o.due_at) as due_at, min(o.lock_at) as lock_at,"
                                + " cast(count(*) as integer) as reports",
                        "obligation(:plan, :from, :to, :now, :recordedBy) o join period pe on pe.code = o.period_code")
                .with("plan", planCode)
                .with("from", LocalDate.of(year - 1, 1, 1))
                .with("to", LocalDate.of(year, 12, 31))
                .with("now", calendar.now())
                .with("recordedBy", Moment.FOREVER)
                .where("pe.year = :year", "year", year)
                .all(
                        em,
                        "min(o.due_at), o.period_code",
                        "o.period_code",
                        row -> new RegimePreview.DuePeriod(
                                row.text("period_code"),
                                row.instant("due_at"),
                                row.instant("lock_at"),
                                row.integer("reports")));
    }

    private UUID insert(String planCode, RegimeDraft draft) {
        UUID id = regimes.insert(planCode, draft, actor.get().displayName(), calendar.now());
        if (id == null) {
            throw ProblemType.CONFLICT.because("already-exists");
        }
        return id;
    }

    private void check(String planCode, RegimeDraft draft) {
        PlanView plan = plans.get(planCode);
        Scope scope = actor.get().scopeFor(Permission.REGIME_WRITE);
        if (!localities.isWithin(plan.localityCode(), scope)) {
            throw ApiException.notFound("plan", planCode);
        }
        List<Fault> faults = new ArrayList<>();
        // The first regime may say what was owed before it was entered; later ones must not rewrite what was.
        if (regimes.hasOwn(planCode) && draft.effectiveFrom().isBefore(calendar.today())) {
            faults.add(Fault.at("/effectiveFrom", "past-date", calendar.today()));
        }
        if (draft.effectiveFrom().getYear() < plan.fromYear() - 1
                || draft.effectiveFrom().getYear() > plan.toYear()) {
            faults.add(Fault.at(
                    "/effectiveFrom", "date-outside-plan", draft.effectiveFrom(), plan.fromYear(), plan.toYear()));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < draft.deadlines().size(); i++) {
            RegimeDeadline deadline = draft.deadlines().get(i);
            if (!seen.add(deadline.period() + " " + deadline.level())) {
                faults.add(Fault.at("/deadlines/" + i, "duplicate-code", deadline.period() + " " + deadline.level()));
            }
        }
        for (int i = 0; i < draft.rules().size(); i++) {
            String subject = draft.rules().get(i).subjectId();
            if (subject != null
                    && subjects.find(scope, subject)
                            .filter(found -> found.planCode().equals(planCode))
                            .isEmpty()) {
                faults.add(Fault.at("/rules/" + i + "/subjectId", "unknown-subject", subject));
            }
        }
        ApiException.throwIfAny(faults);
    }
}
