package vn.tiendo06.exchange;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.TargetView;
import vn.tiendo06.plan.TaskView;
import vn.tiendo06.unit.UnitRef;
import vn.tiendo06.unit.UnitView;

/** The columns of exported targets, tasks and units. */
final class PlanColumns {

    static final List<Column<TargetView>> TARGETS = List.of(
            Column.of("subjectId", TargetView::id),
            Column.of("code", TargetView::code),
            Column.of("indicatorCode", TargetView::indicatorCode),
            Column.of("section", TargetView::section),
            Column.of("target", TargetView::statement),
            Column.of("unitOfMeasure", TargetView::unitOfMeasure),
            Column.enumerated("direction", TargetView::direction),
            Column.of("milestones", target -> target.milestones().stream()
                    .map(milestone -> milestone.year() + ": " + text(milestone))
                    .collect(Collectors.joining("; "))),
            Column.of("monitoringUnits", target -> names(target.monitoringUnits())),
            new Column<>("status", (target, words) -> words.status(target.status())));

    static final List<Column<TaskView>> TASKS = List.of(
            Column.of("subjectId", TaskView::id),
            Column.of("code", TaskView::code),
            Column.of("section", TaskView::section),
            Column.of("task", TaskView::statement),
            Column.of("leads", task -> names(task.leads())),
            Column.of("coordinators", task -> names(task.coordinators())),
            Column.of("schedule", task -> task.schedule().text()),
            Column.of("dueDates", task -> task.schedule().dueDates().stream()
                    .map(Object::toString)
                    .collect(Collectors.joining("; "))),
            Column.of("deliverable", TaskView::deliverable),
            Column.of("note", TaskView::note),
            new Column<>("status", (task, words) -> words.status(task.status())));

    static final List<Column<UnitView>> UNITS = List.of(
            Column.of("unitCode", UnitView::code),
            Column.of("unitName", UnitView::name),
            Column.enumerated("unitKind", UnitView::kind),
            Column.of("localityCode", UnitView::localityCode),
            Column.of("parentCode", UnitView::parentCode),
            Column.of("agencyId", UnitView::agencyId),
            Column.of("aliases", unit -> String.join("; ", unit.aliases())),
            Column.of("members", unit -> names(unit.members())),
            Column.of("validFrom", UnitView::validFrom),
            Column.of("validTo", UnitView::validTo),
            Column.of("successors", unit -> names(unit.successors())));

    private PlanColumns() {}

    static String names(List<UnitRef> units) {
        return units.stream().map(UnitRef::name).collect(Collectors.joining("; "));
    }

    /** A milestone as the plan states it, or with the value assigned to it later. */
    static String text(MilestoneView milestone) {
        boolean stated = milestone.assignedBy() == null && milestone.text() != null;
        return stated ? milestone.text() : Objects.requireNonNullElse(plain(milestone.value()), "");
    }

    static String plain(BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
