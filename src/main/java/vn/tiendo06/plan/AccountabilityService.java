package vn.tiendo06.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.unit.UnitRef;
import vn.tiendo06.unit.UnitService;

/** Sets which of a row's units answers for it, from a day on: what was owed before stays as it was. */
@ApplicationScoped
class AccountabilityService {

    private final EntityManager em;
    private final TargetRepository targets;
    private final TaskRepository tasks;
    private final SubjectRepository subjects;
    private final SubjectCatalog catalog;
    private final UnitService units;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final PlanEvents events;
    private final Moments moments;

    AccountabilityService(
            EntityManager em,
            TargetRepository targets,
            TaskRepository tasks,
            SubjectRepository subjects,
            SubjectCatalog catalog,
            UnitService units,
            CurrentActor actor,
            LocalCalendar calendar,
            PlanEvents events,
            Moments moments) {
        this.em = em;
        this.targets = targets;
        this.tasks = tasks;
        this.subjects = subjects;
        this.catalog = catalog;
        this.units = units;
        this.actor = actor;
        this.calendar = calendar;
        this.events = events;
        this.moments = moments;
    }

    @Transactional
    TargetView ofTarget(String id, String ifMatch, AccountableChoice choice) {
        Scope scope = scope();
        TargetView before =
                targets.find(scope, id, moments.now()).orElseThrow(() -> ApiException.notFound("target", id));
        Etag.require(ifMatch, before.version());
        set(scope, id, before.version(), choice);
        return events.madeAccountable(
                before, targets.find(scope, id, moments.now()).orElseThrow());
    }

    @Transactional
    TaskView ofTask(String id, String ifMatch, AccountableChoice choice) {
        Scope scope = scope();
        TaskView before = tasks.find(scope, id, moments.now()).orElseThrow(() -> ApiException.notFound("task", id));
        Etag.require(ifMatch, before.version());
        set(scope, id, before.version(), choice);
        return events.madeAccountable(
                before, tasks.find(scope, id, moments.now()).orElseThrow());
    }

    private void set(Scope scope, String id, int version, AccountableChoice choice) {
        LocalDate from = choice.effectiveFrom() == null ? calendar.today() : choice.effectiveFrom();
        if (from.isBefore(calendar.today())) {
            throw Fault.at("/effectiveFrom", "past-date", calendar.today()).asException();
        }
        if (from.getYear() > 2100) {
            throw Fault.at("/effectiveFrom", "out-of-range", calendar.today().getYear(), 2100)
                    .asException();
        }
        SubjectFacts subject = catalog.find(scope, id).orElseThrow();
        UnitRef unit = units.resolve(subject.localityCode(), choice.unit())
                .orElseThrow(
                        () -> Fault.at("/unit", "unknown-unit", choice.unit()).asException());
        if (!subject.reporters().contains(unit.code())) {
            String reporters = String.join(", ", subject.reporters());
            throw Fault.at("/unit", "not-responsible", unit.name(), id, reporters)
                    .asException();
        }
        if (!catalog.reports(unit.code(), id, from)) {
            throw Fault.at("/unit", "unit-not-its-time", unit.name(), id, from).asException();
        }
        subjects.touch(id, version);
        em.createNativeQuery("""
                        insert into subject_accountable (subject_id, effective_from, unit_code, recorded_by, recorded_at)
                        values (:subject, :from, :unit, :by, :at)
                        on conflict (subject_id, effective_from) do update set unit_code = excluded.unit_code,
                          recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at""")
                .setParameter("subject", id)
                .setParameter("from", from)
                .setParameter("unit", unit.code())
                .setParameter("by", actor.get().displayName())
                .setParameter("at", calendar.now())
                .executeUpdate();
    }

    // Of its localities only: that a plan names a unit of the caller's does not make the plan the caller's.
    private Scope scope() {
        return new Scope(List.of(), actor.get().scopeFor(Permission.PLAN_ASSIGN).localities());
    }
}
