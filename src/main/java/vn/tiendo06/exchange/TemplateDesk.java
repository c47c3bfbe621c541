package vn.tiendo06.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.locality.LocalityRepository;
import vn.tiendo06.plan.PlanScope;
import vn.tiendo06.plan.PlanService;
import vn.tiendo06.plan.PlanView;
import vn.tiendo06.progress.PeriodRepository;
import vn.tiendo06.progress.PeriodView;
import vn.tiendo06.unit.UnitRef;
import vn.tiendo06.unit.UnitService;

/** Hands out templates: to the unit itself, and to those who see its drafts. */
@ApplicationScoped
class TemplateDesk {

    private final PlanService plans;
    private final PeriodRepository periods;
    private final UnitService units;
    private final LocalityRepository localities;
    private final ReportedRows rows;
    private final CurrentActor actor;
    private final EntityManager em;

    TemplateDesk(
            PlanService plans,
            PeriodRepository periods,
            UnitService units,
            LocalityRepository localities,
            ReportedRows rows,
            CurrentActor actor,
            EntityManager em) {
        this.plans = plans;
        this.periods = periods;
        this.units = units;
        this.localities = localities;
        this.rows = rows;
        this.actor = actor;
        this.em = em;
    }

    /** @param planCode may be null where only one plan names the unit */
    @Transactional
    Template of(String planCode, String unitName, String periodCode) {
        required("unit", unitName);
        required("period", periodCode);
        PlanView plan = plans.get(planCode == null ? onlyPlanOf(unitName) : planCode);
        UnitRef unit = units.resolve(plan.localityCode(), unitName)
                .orElseThrow(() -> Fault.query("unit", "unknown-unit", unitName).asException());
        Scope scope = actor.get().scopeFor(Permission.SUBMISSION_READ_UNAPPROVED);
        if (!scope.units().contains(unit.code()) && !localities.isWithin(plan.localityCode(), scope)) {
            throw ApiException.of(ProblemType.FORBIDDEN, List.of(Fault.query("unit", "foreign-unit", unitName)));
        }
        PeriodView period = periods.find(periodCode)
                .orElseThrow(() ->
                        Fault.query("period", "unknown-period", periodCode).asException());
        return new Template(UUID.randomUUID(), plan, unit, period, rows.owed(plan.code(), unit.code(), period));
    }

    /** Refuses a question that lacks a parameter. */
    static void required(String parameter, String value) {
        if (value == null) {
            throw Fault.query(parameter, "required").asException();
        }
    }

    private String onlyPlanOf(String unitName) {
        ListQuery query = new ListQuery("p.code", "plan p").where("""
                        exists (select 1 from subject s join subject_reporter r on r.subject_id = s.id
                          where s.plan_code = p.code and r.unit_code = any(:units))""", "units", units.filterCodes(unitName));
        List<String> codes = PlanScope.narrow(query, "p", actor.get().scopeFor(Permission.PLAN_READ))
                .all(em, "p.code limit 2", row -> row.text("code"));
        if (codes.size() != 1) {
            throw Fault.query("plan", "required").asException();
        }
        return codes.getFirst();
    }
}
