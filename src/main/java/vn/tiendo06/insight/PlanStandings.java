package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import vn.tiendo06.kernel.page.Moment;

/** How all rows of a plan stood at an instant, by two statements. */
@ApplicationScoped
class PlanStandings {

    private final StandingRepository inputs;
    private final Standings standings;

    PlanStandings(StandingRepository inputs, Standings standings) {
        this.inputs = inputs;
        this.standings = standings;
    }

    /**
     * The rows and what the targets among them were judged from.
     *
     * @param rows targets, then tasks, each in the plan's order
     */
    record Judged(List<TargetInputs> targets, List<JudgedRow> rows) {}

    Judged at(String planCode, Moment moment) {
        List<TargetInputs> targets = inputs.targetsOf(planCode, moment);
        List<JudgedRow> rows = new ArrayList<>();
        targets.forEach(
                target -> rows.add(JudgedRow.of(target, standings.targetRule().judge(target, moment.day()))));
        inputs.tasksOf(planCode, moment)
                .forEach(
                        task -> rows.add(JudgedRow.of(task, standings.taskRule().judge(task, moment.day()))));
        return new Judged(targets, rows);
    }
}
