package vn.tiendo06.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
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

/** Reads plans and lets administrators load them. */
@ApplicationScoped
public class PlanService {

    private final PlanRepository plans;
    private final PlanLoader loader;
    private final LocalityRepository localities;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final Events events;

    PlanService(
            PlanRepository plans,
            PlanLoader loader,
            LocalityRepository localities,
            CurrentActor actor,
            LocalCalendar calendar,
            Events events) {
        this.plans = plans;
        this.loader = loader;
        this.localities = localities;
        this.actor = actor;
        this.calendar = calendar;
        this.events = events;
    }

    public Page<PlanView> list(String locality, String programme, String q, PageRequest page) {
        return plans.list(readScope(), locality, programme, q, page);
    }

    /** A plan that the caller sees. */
    public PlanView get(String code) {
        return plans.find(readScope(), code).orElseThrow(() -> ApiException.notFound("plan", code));
    }

    @Transactional
    PlanLoadReport load(PlanDocument document, boolean dryRun) {
        Scope scope = actor.get().scopeFor(Permission.PLAN_LOAD);
        String locality = document.localityCode();
        if (locality != null && localities.find(locality).isPresent() && !localities.isWithin(locality, scope)) {
            throw ApiException.of(
                    ProblemType.PLAN_REFUSED, List.of(Fault.at("/localityCode", "outside-scope", locality)));
        }
        return loader.load(document, dryRun, code -> localities.isWithin(code, scope));
    }

    /** Sets how reports are reviewed; what is submitted already goes on as it was. */
    @Transactional
    PlanView setReview(String code, String ifMatch, ReviewSetting setting) {
        PlanView before = get(code);
        if (!localities.isWithin(before.localityCode(), actor.get().scopeFor(Permission.REGIME_WRITE))) {
            throw ApiException.notFound("plan", code);
        }
        Plan plan = plans.findById(code, LockModeType.PESSIMISTIC_WRITE);
        Etag.require(ifMatch, plan.version());
        plan.requireConfirmation(setting.confirmationRequired(), calendar.now());
        plans.flush();
        PlanView after = get(code);
        events.changed(new Change("plan", code, after.localityCode(), code, "SET_REVIEW", before, after));
        return after;
    }

    private Scope readScope() {
        return actor.get().scopeFor(Permission.PLAN_READ);
    }
}
