package vn.tiendo06.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
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
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.locality.LocalityRepository;
import vn.tiendo06.plan.Moments;
import vn.tiendo06.plan.PlanService;
import vn.tiendo06.plan.PlanView;
import vn.tiendo06.plan.SubjectCatalog;
import vn.tiendo06.plan.SubjectFacts;
import vn.tiendo06.progress.PeriodRepository;
import vn.tiendo06.unit.UnitRef;
import vn.tiendo06.unit.UnitService;

/** Tells what is owed, and releases units from single reports. */
@ApplicationScoped
public class ObligationService {

    private final ObligationRepository obligations;
    private final ExemptionRepository exemptions;
    private final PeriodRepository periods;
    private final PlanService plans;
    private final SubjectCatalog subjects;
    private final UnitService units;
    private final LocalityRepository localities;
    private final Events events;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final Moments moments;

    ObligationService(
            ObligationRepository obligations,
            ExemptionRepository exemptions,
            PeriodRepository periods,
            PlanService plans,
            SubjectCatalog subjects,
            UnitService units,
            LocalityRepository localities,
            Events events,
            CurrentActor actor,
            LocalCalendar calendar,
            Moments moments) {
        this.obligations = obligations;
        this.exemptions = exemptions;
        this.periods = periods;
        this.plans = plans;
        this.subjects = subjects;
        this.units = units;
        this.localities = localities;
        this.events = events;
        this.actor = actor;
        this.calendar = calendar;
        this.moments = moments;
    }

    /** What units owe, as the caller may see it. */
    @Transactional
    public Page<ObligationView> list(ObligationFilter filter, PageRequest page) {
        PlanView plan = plans.get(filter.requiredPlan());
        Scope open = actor.get().scopeFor(Permission.SUBMISSION_READ_UNAPPROVED);
        boolean everything = localities.isWithin(plan.localityCode(), open);
        Set<String> own = everything ? Set.of() : units.withPredecessors(open.units());
        return obligations.list(
                filter,
                units.filterCodes(filter.unit),
                moments.of(filter.asOf, plan.code()),
                page,
                row -> everything || row.concerns(own) ? row : row.closed());
    }

    @Transactional
    public ObligationSummary summary(ObligationFilter filter, SummaryGroup group) {
        PlanView plan = plans.get(filter.requiredPlan());
        Moment moment = moments.of(filter.asOf, plan.code());
        SummaryGroup by = group == null ? SummaryGroup.UNIT : group;
        List<SummaryRow> rows = obligations.summary(filter, units.filterCodes(filter.unit), moment, by);
        return new ObligationSummary(filter.plan, by, moment.at(), SummaryRow.total(rows), rows);
    }

    @Transactional
    ExemptionView exempt(ExemptionDraft draft) {
        Scope scope = actor.get().scopeFor(Permission.EXEMPTION_WRITE);
        SubjectFacts subject = subjects.find(scope, draft.subjectId())
                .filter(found -> localities.isWithin(found.localityCode(), scope))
                .orElseThrow(() -> Fault.at("/subjectId", "unknown-subject", draft.subjectId())
                        .asException());
        List<Fault> faults = new ArrayList<>();
        String unit = units.resolve(subject.localityCode(), draft.unit())
                .map(UnitRef::code)
                .orElse(null);
        if (unit == null) {
            faults.add(Fault.at("/unit", "unknown-unit", draft.unit()));
        } else if (!subject.reporters().contains(unit)) {
            faults.add(Fault.at(
                    "/unit", "not-responsible", draft.unit(), subject.id(), String.join(", ", subject.reporters())));
        }
        if (periods.find(draft.period()).isEmpty()) {
            faults.add(Fault.at("/period", "unknown-period", draft.period()));
        }
        ApiException.throwIfAny(faults);
        UUID id = exemptions
                .insert(draft, unit, actor.get().displayName(), calendar.now())
                .orElseThrow(() -> ProblemType.CONFLICT.because("already-exists"));
        ExemptionView created = new ExemptionView(id, subject.id(), unit, draft.period(), draft.reason());
        changed(created, subject.localityCode(), subject.planCode(), "CREATE", null, created);
        return created;
    }

    @Transactional
    void lift(UUID exemptionId) {
        Scope scope = actor.get().scopeFor(Permission.EXEMPTION_WRITE);
        ExemptionView lifted = exemptions
                .lift(exemptionId, actor.get().displayName(), calendar.now())
                .orElseThrow(() -> ApiException.notFound("exemption", exemptionId));
        // What lies outside the scope is rolled back with the refusal.
        SubjectFacts subject = subjects.find(scope, lifted.subjectId())
                .filter(found -> localities.isWithin(found.localityCode(), scope))
                .orElseThrow(() -> ApiException.notFound("exemption", exemptionId));
        changed(lifted, subject.localityCode(), subject.planCode(), "DELETE", lifted, null);
    }

    private void changed(
            ExemptionView exemption, String locality, String plan, String action, Object before, Object after) {
        events.changed(new Change("exemption", exemption.id().toString(), locality, plan, action, before, after));
    }
}
