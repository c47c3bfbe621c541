package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Reach;
import vn.tiendo06.kernel.access.Role;
import vn.tiendo06.kernel.event.Access;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;

/** Tells what happens to submissions, and that a machine has read them. */
@ApplicationScoped
class SubmissionEvents {

    private static final String KIND = "submission";

    private final Events events;
    private final CurrentActor actor;
    private final Reach reach;

    SubmissionEvents(Events events, CurrentActor actor, Reach reach) {
        this.events = events;
        this.actor = actor;
        this.reach = reach;
    }

    /** Tells of a change and gives the submission as it is now. */
    SubmissionView changed(SubmissionAction action, SubmissionView before, SubmissionView after) {
        events.changed(new Change(
                KIND, after.id().toString(), after.localityCode(), after.planCode(), action.name(), before, after));
        return after;
    }

    /** Tells of all that a bulk write has done. */
    void changed(List<BulkPlan> written) {
        List<Change> changes = new ArrayList<>();
        for (BulkPlan plan : written) {
            for (int i = 0; i < plan.steps().size(); i++) {
                SubmissionView after = plan.shown().get(i + 1);
                changes.add(new Change(
                        KIND,
                        after.id().toString(),
                        after.localityCode(),
                        after.planCode(),
                        plan.steps().get(i).action().name(),
                        plan.shown().get(i),
                        after));
            }
        }
        events.changed(changes);
    }

    void read(SubmissionView submission) {
        if (actor.get().has(Role.INTEGRATOR)) {
            events.read(new Access(KIND, submission.id().toString(), submission.localityCode(), submission.planCode()));
        }
    }

    void listed(String planCode) {
        if (actor.get().has(Role.INTEGRATOR)) {
            String locality = reach.commonLocality(actor.get().scopeFor(Permission.SUBMISSION_READ));
            events.read(new Access(KIND, null, locality, planCode));
        }
    }
}
