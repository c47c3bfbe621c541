package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.kernel.text.Messages;
import vn.tiendo06.plan.SubjectKind;
import vn.tiendo06.plan.SubjectStatuses;

/** How targets and tasks stand today. */
@ApplicationScoped
class Standings implements SubjectStatuses {

    private final StandingRepository inputs;
    private final LocalCalendar calendar;
    private final TargetRule targetRule;
    private final TaskRule taskRule;

    Standings(StandingRepository inputs, LocalCalendar calendar, StatusSettings settings) {
        this.inputs = inputs;
        this.calendar = calendar;
        this.targetRule = new TargetRule(Thresholds.of(settings));
        this.taskRule = new TaskRule(Thresholds.of(settings));
    }

    @Override
    @Transactional
    public Map<String, String> of(Collection<String> subjectIds, SubjectKind kind) {
        if (subjectIds.isEmpty()) {
            return Map.of();
        }
        LocalDate today = calendar.today();
        if (kind == SubjectKind.TARGET) {
            return inputs.targets(subjectIds, today).stream()
                    .collect(Collectors.toMap(
                            TargetInputs::id,
                            target -> targetRule.judge(target, today).status().name()));
        }
        return inputs.tasks(subjectIds, calendar.now()).stream()
                .collect(Collectors.toMap(
                        TaskInputs::id,
                        task -> taskRule.judge(task, today).status().name()));
    }

    /** @param series its approved figures by period */
    TargetStanding target(String id, List<TargetPoint> series, Locale locale) {
        LocalDate today = calendar.today();
        TargetInputs target = inputs.targets(List.of(id), today).getFirst();
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
                Row.plain(verdict.tolerated()),
                target.latest() == null || verdict.expected() == null
                        ? null
                        : target.latest().value().subtract(verdict.expected()),
                verdict.next(),
                Attainment.of(target.milestones(), series, target.latest()),
                verdict.course(),
                targetRule.thresholds(target));
    }

    TaskStanding task(String id, Locale locale) {
        TaskInputs task = inputs.tasks(List.of(id), calendar.now()).getFirst();
        LocalDate today = calendar.today();
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
