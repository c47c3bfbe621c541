package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
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
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.locality.LocalityRepository;
import vn.tiendo06.plan.PlanService;
import vn.tiendo06.plan.PlanView;
import vn.tiendo06.plan.SubjectCatalog;
import vn.tiendo06.unit.UnitRef;
import vn.tiendo06.unit.UnitService;

/** Grants exceptions from locks and ends them. */
@ApplicationScoped
public class LockExceptionService {

    private final LockExceptionRepository exceptions;
    private final PeriodRepository periods;
    private final PlanService plans;
    private final SubjectCatalog subjects;
    private final UnitService units;
    private final LocalityRepository localities;
    private final Events events;
    private final CurrentActor actor;
    private final LocalCalendar calendar;

    LockExceptionService(
            LockExceptionRepository exceptions,
            PeriodRepository periods,
            PlanService plans,
            SubjectCatalog subjects,
            UnitService units,
            LocalityRepository localities,
            Events events,
            CurrentActor actor,
            LocalCalendar calendar) {
        this.exceptions = exceptions;
        this.periods = periods;
        this.plans = plans;
        this.subjects = subjects;
        this.units = units;
        this.localities = localities;
        this.events = events;
        this.actor = actor;
        this.calendar = calendar;
    }

    @Transactional
    public Page<LockExceptionView> list(String plan, String period, String unit, String subject, PageRequest page) {
        if (plan == null) {
            throw Fault.query("plan", "required").asException();
        }
        plans.get(plan);
        return exceptions.list(plan, period, units.filterCodes(unit), subject, page);
    }

    @Transactional
    LockExceptionView get(UUID id) {
        return visible(id);
    }

    @Transactional
    LockExceptionView grant(LockExceptionDraft draft) {
        PlanView plan = plans.get(draft.plan());
        Scope scope = actor.get().scopeFor(Permission.LOCK_WRITE);
        if (!localities.isWithin(plan.localityCode(), scope)) {
            throw ApiException.notFound("plan", draft.plan());
        }
        List<Fault> faults = new ArrayList<>();
        if (periods.find(draft.period()).isEmpty()) {
            faults.add(Fault.at("/period", "unknown-period", draft.period()));
        }
        String unit = draft.unit() == null
                ? null
                : units.resolve(plan.localityCode(), draft.unit())
                        .map(UnitRef::code)
                        .orElse(null);
        if (draft.unit() != null && unit == null) {
            faults.add(Fault.at("/unit", "unknown-unit", draft.unit()));
        }
        if (draft.subjectId() != null
                && subjects.find(scope, draft.subjectId())
                        .filter(found -> found.planCode().equals(plan.code()))
                        .isEmpty()) {
            faults.add(Fault.at("/subjectId", "not-in-plan", draft.subjectId(), plan.code()));
        }
        Stamp by = Stamp.of(actor.get(), calendar.now());
        if (!draft.validUntil().isAfter(by.at())) {
            faults.add(Fault.at("/validUntil", "past-instant"));
        }
        ApiException.throwIfAny(faults);
        UUID id = exceptions.insert(draft, plan.localityCode(), unit, by);
        LockExceptionView granted = exceptions.find(id).orElseThrow();
        changed(plan, "CREATE", null, granted);
        return granted;
    }

    @Transactional
    void end(UUID id, String ifMatch) {
        LockExceptionView before = visible(id);
        PlanView plan = plans.get(before.plan());
        if (!localities.isWithin(plan.localityCode(), actor.get().scopeFor(Permission.LOCK_WRITE))) {
            throw ApiException.notFound("lock-exception", id);
        }
        Etag.require(ifMatch, before.version());
        Stamp by = Stamp.of(actor.get(), calendar.now());
        if (before.endedAt() != null || !before.validUntil().isAfter(by.at())) {
            throw ProblemType.CONFLICT.because("exception-over");
        }
        if (!exceptions.end(id, before.version(), by)) {
            throw ProblemType.PRECONDITION_FAILED.because("changed-meanwhile");
        }
        changed(plan, "END", before, exceptions.find(id).orElseThrow());
    }

    private LockExceptionView visible(UUID id) {
        LockExceptionView found = exceptions.find(id).orElseThrow(() -> ApiException.notFound("lock-exception", id));
        try {
            plans.get(found.plan());
        } catch (ApiException e) {
            throw ApiException.notFound("lock-exception", id);
        }
        return found;
    }

    private void changed(PlanView plan, String action, LockExceptionView before, LockExceptionView after) {
        events.changed(new Change(
                "lock-exception", after.id().toString(), plan.localityCode(), plan.code(), action, before, after));
    }
}
