package vn.tiendo06.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.unit.UnitService;

/** Reads targets and tasks, and records what is decided about them after the plan was issued. */
@ApplicationScoped
public class SubjectService {

    private final TargetRepository targets;
    private final TaskRepository tasks;
    private final SubjectRepository subjects;
    private final SubjectCatalog catalog;
    private final SubjectStatuses statuses;
    private final Moments moments;
    private final UnitService units;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final ObjectMapper mapper;
    private final PlanEvents events;

    SubjectService(
            TargetRepository targets,
            TaskRepository tasks,
            SubjectRepository subjects,
            SubjectCatalog catalog,
            SubjectStatuses statuses,
            Moments moments,
            UnitService units,
            CurrentActor actor,
            LocalCalendar calendar,
            ObjectMapper mapper,
            PlanEvents events) {
        this.targets = targets;
        this.tasks = tasks;
        this.subjects = subjects;
        this.catalog = catalog;
        this.statuses = statuses;
        this.moments = moments;
        this.units = units;
        this.actor = actor;
        this.calendar = calendar;
        this.mapper = mapper;
        this.events = events;
    }

    /** Targets that the caller sees. */
    public Page<TargetView> targets(TargetFilter filter, PageRequest page) {
        Moment moment = moments.ofList(filter.asOf, filter.plan);
        return targets.list(
                readScope(),
                filter,
                units.filterCodes(filter.unit),
                moment,
                page,
                withStatus(SubjectKind.TARGET, moment, filter.status, TargetView::id, TargetView::withStatus));
    }

    /** Tasks that the caller sees. */
    public Page<TaskView> tasks(TaskFilter filter, PageRequest page) {
        if (filter.role != null && filter.unit == null) {
            throw Fault.query("unit", "required").asException();
        }
        Moment moment = moments.ofList(filter.asOf, filter.plan);
        return tasks.list(
                readScope(),
                filter,
                units.filterCodes(filter.unit),
                moment,
                page,
                withStatus(SubjectKind.TASK, moment, filter.status, TaskView::id, TaskView::withStatus));
    }

    private <T> UnaryOperator<List<T>> withStatus(
            SubjectKind kind,
            Moment moment,
            Enum<?> wanted,
            Function<T, String> id,
            BiFunction<T, String, T> complete) {
        return rows -> {
            Map<String, String> known = statuses.of(rows.stream().map(id).toList(), kind, moment);
            List<T> completed = new ArrayList<>();
            for (T row : rows) {
                String status = known.get(id.apply(row));
                completed.add(wanted == null || wanted.name().equals(status) ? complete.apply(row, status) : null);
            }
            return completed;
        };
    }

    /** A target that the caller sees. */
    public TargetView target(String id) {
        return target(readScope(), id);
    }

    private TargetView target(String id, Moment moment) {
        return target(readScope(), id, moment);
    }

    private TargetView target(Scope scope, String id) {
        return target(scope, id, moments.now());
    }

    private TargetView target(Scope scope, String id, Moment moment) {
        return targets.find(scope, id, moment).orElseThrow(() -> ApiException.notFound("target", id));
    }

    TargetView targetAsOf(String id, String asOf) {
        return target(id, moments.of(asOf, target(id).planCode()));
    }

    /** A task that the caller sees. */
    public TaskView task(String id) {
        return task(readScope(), id);
    }

    private TaskView task(String id, Moment moment) {
        return task(readScope(), id, moment);
    }

    private TaskView task(Scope scope, String id) {
        return task(scope, id, moments.now());
    }

    private TaskView task(Scope scope, String id, Moment moment) {
        return tasks.find(scope, id, moment).orElseThrow(() -> ApiException.notFound("task", id));
    }

    TaskView taskAsOf(String id, String asOf) {
        return task(id, moments.of(asOf, task(id).planCode()));
    }

    @Transactional
    TargetView assign(String id, int year, String ifMatch, MilestoneAssignment assignment) {
        Scope scope = assignScope();
        TargetView target = target(scope, id);
        Etag.require(ifMatch, target.version());
        List<Fault> faults = new ArrayList<>();
        boolean stated = target.milestones().stream()
                .anyMatch(m -> m.year() == year && m.value() != null && m.assignedBy() == null);
        if (stated) {
            faults.add(Fault.at("path/year", "qualitative-only"));
        }
        if (assignment.comparator() == Comparator.NONE) {
            faults.add(Fault.at("/comparator", "value-needs-comparator"));
        } else if (!assignment.comparator().suits(target.direction())) {
            faults.add(Fault.at("/comparator", "against-direction", assignment.comparator(), target.direction()));
        }
        if (target.unitOfMeasure() == null) {
            faults.add(Fault.at("/value", "value-needs-unit"));
        }
        if (target.maximum() != null && assignment.value().compareTo(target.maximum()) > 0) {
            faults.add(Fault.at("/value", "out-of-range", 0, target.maximum()));
        }
        SubjectFacts facts = catalog.find(scope, id).orElseThrow();
        if (year < facts.fromYear() || year > facts.toYear()) {
            faults.add(Fault.at("path/year", "year-outside-plan", year, facts.fromYear(), facts.toYear()));
        }
        checkDate(assignment.document(), faults);
        ApiException.throwIfAny(faults);
        subjects.touch(id, target.version());
        targets.assign(id, year, assignment, json(assignment.document()), who().displayName(), calendar.now());
        return events.assigned(target, target(scope, id));
    }

    @Transactional
    TargetView choose(String id, String ifMatch, TrajectoryChoice choice) {
        Scope scope = assignScope();
        TargetView target = target(scope, id);
        Etag.require(ifMatch, target.version());
        subjects.touch(id, target.version());
        targets.choose(id, choice.trajectory(), who().displayName(), calendar.now());
        return events.chosen(target, target(scope, id));
    }

    @Transactional
    TaskView trigger(String id, String ifMatch, TriggerDraft trigger) {
        Scope scope = assignScope();
        TaskView task = task(scope, id);
        Etag.require(ifMatch, task.version());
        List<Fault> faults = new ArrayList<>();
        if (!task.schedule().kind().isWaiting() && task.schedule().condition() == null) {
            faults.add(Fault.at("", "not-conditional"));
        }
        if (trigger.document().date() != null
                && trigger.dueOn().isBefore(trigger.document().date())) {
            faults.add(Fault.at("/dueOn", "contradicts", "/document/date"));
        }
        if (trigger.dueOn().getYear() > 2100) {
            faults.add(Fault.at("/dueOn", "out-of-range", 2000, 2100));
        }
        checkDate(trigger.document(), faults);
        ApiException.throwIfAny(faults);
        subjects.touch(id, task.version());
        tasks.addTrigger(id, trigger, json(trigger.document()), who().displayName(), calendar.now());
        return events.triggered(task, task(scope, id));
    }

    private void checkDate(DocumentRef document, List<Fault> faults) {
        if (document.date().isAfter(calendar.today())) {
            faults.add(Fault.at("/document/date", "future-date"));
        }
        if (document.date().getYear() < 1945) {
            faults.add(Fault.at("/document/date", "too-small", "1945-01-01"));
        }
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Actor who() {
        return actor.get();
    }

    private Scope readScope() {
        return who().scopeFor(Permission.PLAN_READ);
    }

    // Of its localities only: that a plan names a unit of the caller's does not make the plan the caller's.
    private Scope assignScope() {
        return new Scope(List.of(), who().scopeFor(Permission.PLAN_ASSIGN).localities());
    }
}
