package vn.tiendo06.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.kernel.event.Tracked;

/** Tells what happens to plans, targets and tasks. */
@ApplicationScoped
class PlanEvents {

    private static final String LOAD = "LOAD";

    private final Events events;
    private final PlanRepository plans;
    private final TargetRepository targets;
    private final TaskRepository tasks;

    PlanEvents(Events events, PlanRepository plans, TargetRepository targets, TaskRepository tasks) {
        this.events = events;
        this.plans = plans;
        this.targets = targets;
        this.tasks = tasks;
    }

    /** A plan as loaded, with what loading it did. */
    private record LoadedPlan(PlanView plan, PlanLoadReport report) implements Tracked {

        @Override
        public int version() {
            return plan.version();
        }

        @Override
        public Object shown() {
            return plan;
        }
    }

    /** A plan and its rows at one time. */
    record Snapshot(PlanView plan, Map<String, TargetView> targets, Map<String, TaskView> tasks) {}

    /** The plan as it stands; without one where there is none of this code. */
    Snapshot snapshot(String planCode) {
        return new Snapshot(plans.find(planCode).orElse(null), targets.ofPlan(planCode), tasks.ofPlan(planCode));
    }

    /** Tells of the plan, and of each row that was added or changed. */
    void loaded(Snapshot before, PlanLoadReport report, Set<String> changedRows) {
        Snapshot after = snapshot(report.planCode());
        PlanView plan = after.plan();
        events.changed(new Change(
                "plan",
                plan.code(),
                plan.localityCode(),
                plan.code(),
                LOAD,
                before.plan() == null ? null : new LoadedPlan(before.plan(), null),
                new LoadedPlan(plan, report)));
        for (String id : changedRows) {
            boolean target = after.targets().containsKey(id);
            events.changed(new Change(
                    target ? "target" : "task",
                    id,
                    plan.localityCode(),
                    plan.code(),
                    LOAD,
                    target ? before.targets().get(id) : before.tasks().get(id),
                    target ? after.targets().get(id) : after.tasks().get(id)));
        }
    }

    TargetView assigned(TargetView before, TargetView after) {
        events.changed(new Change(
                "target", after.id(), locality(after.planCode()), after.planCode(), "ASSIGN_MILESTONE", before, after));
        return after;
    }

    TargetView chosen(TargetView before, TargetView after) {
        events.changed(new Change(
                "target",
                after.id(),
                locality(after.planCode()),
                after.planCode(),
                "CHOOSE_TRAJECTORY",
                before,
                after));
        return after;
    }

    TaskView triggered(TaskView before, TaskView after) {
        events.changed(new Change(
                "task", after.id(), locality(after.planCode()), after.planCode(), "RECORD_TRIGGER", before, after));
        return after;
    }

    TargetView madeAccountable(TargetView before, TargetView after) {
        changed("target", after.id(), after.planCode(), before, after);
        return after;
    }

    TaskView madeAccountable(TaskView before, TaskView after) {
        changed("task", after.id(), after.planCode(), before, after);
        return after;
    }

    private void changed(String kind, String id, String planCode, Object before, Object after) {
        events.changed(new Change(kind, id, locality(planCode), planCode, "SET_ACCOUNTABLE_UNIT", before, after));
    }

    private String locality(String planCode) {
        return plans.findById(planCode).localityCode();
    }
}
