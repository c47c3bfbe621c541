package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.kernel.text.Messages;
import vn.tiendo06.plan.Moments;
import vn.tiendo06.plan.SubjectKind;
import vn.tiendo06.plan.SubjectStatuses;

/** How targets and tasks stand. */
@ApplicationScoped
class Standings implements SubjectStatuses {

    private final StandingRepository inputs;
    private final Moments moments;
    private final CurrentActor actor;
    private final TargetRule targetRule;
    private final TaskRule taskRule;

    Standings(StandingRepository inputs, Moments moments, CurrentActor actor, StatusSettings settings) {
        this.inputs = inputs;
        this.moments = moments;
        this.actor = actor;
        this.targetRule = new TargetRule(Thresholds.of(settings));
        this.taskRule = new TaskRule(Thresholds.of(settings));
    }

    @Override
    public Map<String, String> of(Collection<String> subjectIds, SubjectKind kind) {
        return of(subjectIds, kind, moments.now());
    }

    @Override
    public Map<String, String> of(Collection<String> subjectIds, SubjectKind kind, Moment moment) {
        if (subjectIds.isEmpty()) {
            return Map.of();
        }
        LocalDate today = moment.day();
        if (kind == SubjectKind.TARGET) {
            return inputs.targets(subjectIds, moment).stream()
                    .collect(Collectors.toMap(
                            TargetInputs::id,
                            target -> targetRule.judge(target, today).status().name()));
        }
        return inputs.tasks(subjectIds, moment).stream()
                .collect(Collectors.toMap(
                        TaskInputs::id,
                        task -> taskRule.judge(task, today).status().name()));
    }

    /** A target that the caller sees. */
    StandingRepository.Shown shown(String id, Moment moment) {
        return inputs.shown(id, actor.get().scopeFor(Permission.PLAN_READ), moment)
                .orElseThrow(() -> ApiException.notFound("target", id));
    }

    /** @param counted its figures that count, by day on which periods ended */
    TargetStanding of(TargetInputs target, List<TargetPoint> counted, Moment moment, Locale locale) {
        LocalDate today = moment.day();
        Verdict verdict = targetRule.judge(target, today);
        return new TargetStanding(
                verdict.status(),
                verdict.rule(),
                Messages.text("standings", locale, "target." + verdict.rule(), verdict.args()),
                today,
                target.latest(),
                target.latest() == null ? null : target.latest().approvedAt(),
                verdict.expected(),
                verdict.expectedOn(),
                verdict.expectedBy(today),
                Row.plain(verdict.tolerated()),
                target.latest() == null || verdict.expected() == null
                        ? null
                        : target.latest().value().subtract(verdict.expected()),
                verdict.next(),
                Attainment.of(target.milestones(), counted, target.latest()),
                verdict.course(),
                targetRule.thresholds(target));
    }

    TaskStanding task(String id, Moment moment, Locale locale) {
        TaskInputs task = inputs.tasks(List.of(id), moment).getFirst();
        LocalDate today = moment.day();
        TaskVerdict verdict = taskRule.judge(task, today);
        return new TaskStanding(
                verdict.status(),
                verdict.rule(),
                Messages.text("standings", locale, "task." + verdict.rule(), verdict.args()),
                today,
                task.latest(),
                task.latest() == null ? null : task.latest().approvedAt(),
                verdict.dueOn(),
                verdict.dueOn() == null ? null : (int) ChronoUnit.DAYS.between(today, verdict.dueOn()),
                TaskBasis.of(task),
                taskRule.thresholds(task));
    }

    TargetRule targetRule() {
        return targetRule;
    }

    TaskRule taskRule() {
        return taskRule;
    }
}
