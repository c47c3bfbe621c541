package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How all rows of a plan stand at an instant, for what prints them. */
@ApplicationScoped
public class PlanStatuses {

    private final StandingRepository inputs;
    private final Standings standings;
    private final Moments moments;

    PlanStatuses(StandingRepository inputs, Standings standings, Moments moments) {
        this.inputs = inputs;
        this.standings = standings;
        this.moments = moments;
    }

    /**
     * The rows' statuses.
     *
     * @param at the instant they are judged at
     * @param bySubject status by the id of the target or task
     */
    public record Board(Instant at, Map<String, String> bySubject) {}

    /** @param asOf an instant, or a day for its end; now where null */
    @Transactional
    public Board of(String planCode, String asOf) {
        Moment moment = moments.of(asOf, planCode);
        Map<String, String> statuses = new HashMap<>();
        inputs.targetsOf(planCode, moment)
                .forEach(target -> statuses.put(
                        target.id(),
                        standings
                                .targetRule()
                                .judge(target, moment.day())
                                .status()
                                .name()));
        inputs.tasksOf(planCode, moment)
                .forEach(task -> statuses.put(
                        task.id(),
                        standings.taskRule().judge(task, moment.day()).status().name()));
        return new Board(moment.at(), statuses);
    }
}
