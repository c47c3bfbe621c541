package vn.tiendo06.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.kernel.text.Messages;
import vn.tiendo06.plan.PlanFindings.Finding;
import vn.tiendo06.plan.PlanFindings.Severity;
import vn.tiendo06.unit.UnitRef;

/** Holds a plan's rows against the "5 rõ". */
@ApplicationScoped
public class PlanLinter {

    private final PlanService plans;
    private final EntityManager em;

    PlanLinter(PlanService plans, EntityManager em) {
        this.plans = plans;
        this.em = em;
    }

    @Transactional
    public PlanFindings findings(String planCode, String language) {
        PlanView plan = plans.get(planCode);
        Findings found = new Findings(Messages.negotiate(language));
        if (plan.number() == null) {
            found.add(null, null, "missing-number", Severity.NOTE, FiveClear.RESPONSIBILITY, "number");
        }
        if (plan.issuedOn() == null) {
            found.add(null, null, "missing-issue-date", Severity.NOTE, FiveClear.WHEN, "issuedOn");
        }
        rows(planCode, SubjectKind.TARGET, TargetView.COLUMNS)
                .all(em, "s.ordinal", TargetView::of)
                .forEach(target -> lint(target, found));
        List<String> groups = groups(planCode);
        rows(planCode, SubjectKind.TASK, TaskView.COLUMNS)
                .all(em, "s.ordinal", TaskView::of)
                .forEach(task -> lint(task, groups, found));
        Map<String, Integer> counts =
                found.items.stream().collect(Collectors.toMap(Finding::code, f -> 1, Integer::sum, TreeMap::new));
        return new PlanFindings(planCode, counts, found.items);
    }

    private static ListQuery rows(String planCode, SubjectKind kind, String columns) {
        return new ListQuery(columns, "subject s")
                .where("s.plan_code = :plan", "plan", planCode)
                .where("s.kind = :kind", "kind", kind.name())
                .with("recordedBy", Moment.FOREVER);
    }

    private static void lint(TargetView target, Findings found) {
        boolean numeric = target.milestones().stream().anyMatch(MilestoneView::numeric);
        if (target.unitOfMeasure() == null) {
            found.add(target, "missing-unit-of-measure", Severity.WARNING, FiveClear.RESULT, "unitOfMeasure");
        }
        if (target.milestones().isEmpty()) {
            found.add(target, "missing-milestone", Severity.WARNING, FiveClear.RESULT, "milestones");
        } else if (!numeric) {
            found.add(target, "milestone-in-words", Severity.NOTE, FiveClear.RESULT, "milestones");
        }
        boolean hasBaseline = target.baseline() != null && target.baseline().value() != null;
        if (numeric && !hasBaseline) {
            // Nobody can check "fell by 70%" without knowing what it fell from.
            Severity severity = target.direction() == Direction.REDUCTION ? Severity.WARNING : Severity.NOTE;
            found.add(target, "missing-baseline", severity, FiveClear.RESULT, "baseline");
        }
        if (target.measure() == Measure.PERCENT
                && target.statement().toLowerCase(Locale.ROOT).startsWith("số lượng")) {
            found.add(target, "number-measured-in-percent", Severity.WARNING, FiveClear.RESULT, "unitOfMeasure");
        }
        if (target.monitoringUnits().size() > 1) {
            found.add(target, "joint-monitors", Severity.NOTE, FiveClear.RESPONSIBILITY, "monitoringUnits");
        }
    }

    private static void lint(TaskView task, List<String> groups, Findings found) {
        if (task.deliverable() == null) {
            found.add(task, "missing-deliverable", Severity.WARNING, FiveClear.RESULT, "deliverable");
        }
        if (task.schedule().kind() == ScheduleKind.UNSPECIFIED) {
            found.add(task, "missing-schedule", Severity.WARNING, FiveClear.WHEN, "schedule");
        }
        boolean conditional =
                task.schedule().kind().isWaiting() || task.schedule().condition() != null;
        if (conditional && task.triggers().isEmpty()) {
            Severity severity = task.schedule().dueDates().isEmpty() ? Severity.WARNING : Severity.NOTE;
            found.add(task, "condition-without-trigger", severity, FiveClear.WHEN, "schedule.condition");
        }
        if (task.leads().stream().anyMatch(task.coordinators()::contains)) {
            found.add(task, "lead-repeated-as-coordinator", Severity.WARNING, FiveClear.WHO, "coordinators");
        }
        if (task.leads().size() > 1) {
            found.add(task, "joint-leads", Severity.NOTE, FiveClear.RESPONSIBILITY, "leads");
        }
        if (task.leads().stream().map(UnitRef::code).anyMatch(groups::contains)) {
            found.add(task, "group-leads", Severity.WARNING, FiveClear.WHO, "leads");
        }
    }

    private List<String> groups(String planCode) {
        return new ListQuery(
                        "distinct u.code",
                        "subject s join subject_unit su on su.subject_id = s.id join unit u on u.code = su.unit_code")
                .where("s.plan_code = :plan", "plan", planCode)
                .where("u.kind = 'GROUP'")
                .all(em, "u.code", row -> row.text("code"));
    }

    private static final class Findings {
        private final List<Finding> items = new ArrayList<>();
        private final Locale locale;

        Findings(Locale locale) {
            this.locale = locale;
        }

        void add(TargetView target, String code, Severity severity, FiveClear aspect, String field) {
            add(target.id(), target.code(), code, severity, aspect, field);
        }

        void add(TaskView task, String code, Severity severity, FiveClear aspect, String field) {
            add(task.id(), task.code(), code, severity, aspect, field);
        }

        void add(String id, String row, String code, Severity severity, FiveClear aspect, String field) {
            String message = Messages.text("findings", locale, code, List.of());
            items.add(new Finding(code, severity, aspect, id, row, field, message));
        }
    }
}
