package vn.tiendo06.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.unit.UnitDirectory;

/** What must hold between a plan document's fields, beyond what each field's own constraints say. */
final class PlanValidator {

    private final PlanDocument document;
    private final UnitDirectory units;
    private final List<Fault> faults;
    private final Set<String> sections = new HashSet<>();

    /** @param units null when the plan's locality is not known, so that no wording can be resolved */
    PlanValidator(PlanDocument document, UnitDirectory units, List<Fault> faults) {
        this.document = document;
        this.units = units;
        this.faults = faults;
    }

    /** Adds every fault of the document. */
    void check() {
        if (document.fromYear() != null && document.toYear() != null && document.toYear() < document.fromYear()) {
            new RowFaults("", null).add("/toYear", "years-order");
        }
        for (int i = 0; i < document.sections().size(); i++) {
            PlanDocument.SectionSpec section = document.sections().get(i);
            if (section != null && !sections.add(section.kind() + " " + section.numeral())) {
                new RowFaults("/sections/" + i, "sections/" + section.numeral())
                        .add("/numeral", "duplicate-code", section.numeral());
            }
        }
        Set<String> codes = new HashSet<>();
        Set<String> indicators = new HashSet<>();
        for (int i = 0; i < document.targets().size(); i++) {
            PlanDocument.TargetSpec target = document.targets().get(i);
            if (target == null) {
                continue;
            }
            RowFaults row = new RowFaults("/targets/" + i, "targets/" + target.code());
            checkCode(target.code(), SectionKind.TARGETS, codes, row);
            if (target.indicatorCode() != null && !indicators.add(target.indicatorCode())) {
                row.add("/indicatorCode", "duplicate-code", target.indicatorCode());
            }
            checkMeasure(target, row);
            checkMilestones(target, row);
            checkUnits("/monitoringUnits", target.monitoringUnits(), row);
        }
        codes.clear();
        for (int i = 0; i < document.tasks().size(); i++) {
            PlanDocument.TaskSpec task = document.tasks().get(i);
            if (task == null) {
                continue;
            }
            RowFaults row = new RowFaults("/tasks/" + i, "tasks/" + task.code());
            checkCode(task.code(), SectionKind.TASKS, codes, row);
            checkUnits("/leads", task.leads(), row);
            checkUnits("/coordinators", task.coordinators(), row);
            if (task.schedule() != null && task.schedule().kind() != null) {
                checkSchedule(task.schedule(), row);
            }
        }
    }

    private void checkCode(String code, SectionKind kind, Set<String> codes, RowFaults row) {
        if (code == null || code.indexOf('.') < 0) {
            return;
        }
        if (!codes.add(code)) {
            row.add("/code", "duplicate-code", code);
        }
        String numeral = code.substring(0, code.indexOf('.'));
        if (!sections.contains(kind + " " + numeral)) {
            row.add("/code", "unknown-section", numeral);
        }
    }

    private void checkMeasure(PlanDocument.TargetSpec target, RowFaults row) {
        boolean percentSign = "%".equals(target.unitOfMeasure());
        if ((target.measure() == null) != (target.unitOfMeasure() == null)
                || (target.measure() == Measure.PERCENT) != percentSign) {
            row.add("/measure", "measure-mismatch", target.measure(), target.unitOfMeasure());
        }
        boolean hasValue = target.milestones().stream().anyMatch(m -> m != null && m.value() != null);
        if (hasValue && target.unitOfMeasure() == null) {
            row.add("/unitOfMeasure", "value-needs-unit");
        }
    }

    private void checkMilestones(PlanDocument.TargetSpec target, RowFaults row) {
        BigDecimal maximum = FigureBounds.maximum(target.measure(), target.maximum());
        Set<Integer> years = new HashSet<>();
        for (int i = 0; i < target.milestones().size(); i++) {
            Milestone milestone = target.milestones().get(i);
            if (milestone == null || milestone.year() == null || milestone.comparator() == null) {
                continue;
            }
            String at = "/milestones/" + i;
            if (!inYears(milestone.year())) {
                row.add(at + "/year", "year-outside-plan", milestone.year(), document.fromYear(), document.toYear());
            }
            if (!years.add(milestone.year())) {
                row.add(at + "/year", "duplicate-year", milestone.year());
            }
            if (milestone.value() != null && milestone.comparator() == Comparator.NONE) {
                row.add(at + "/comparator", "value-needs-comparator");
            } else if (milestone.value() == null && milestone.comparator() != Comparator.NONE) {
                row.add(at + "/value", "comparator-needs-value", milestone.comparator());
            } else if (target.direction() != null && !milestone.comparator().suits(target.direction())) {
                row.add(at + "/comparator", "against-direction", milestone.comparator(), target.direction());
            }
            if (milestone.value() == null && milestone.text() == null) {
                row.add(at + "/text", "text-required");
            }
            if (milestone.value() != null
                    && (milestone.value().signum() < 0
                            || (maximum != null && milestone.value().compareTo(maximum) > 0))) {
                row.add(at + "/value", maximum == null ? "too-small" : "out-of-range", 0, maximum);
            }
        }
    }

    private void checkUnits(String field, List<String> wordings, RowFaults row) {
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; units != null && i < wordings.size(); i++) {
            String wording = wordings.get(i);
            if (wording == null) {
                continue;
            }
            String code = units.resolve(wording).orElse(null);
            if (code == null) {
                row.add(field + "/" + i, "unresolved-unit", wording);
            } else if (seen.putIfAbsent(code, wording) != null) {
                row.add(field + "/" + i, "duplicate-mention", wording);
            }
        }
    }

    private void checkSchedule(Schedule schedule, RowFaults row) {
        ScheduleKind kind = schedule.kind();
        if (kind.isDated() && schedule.dueDates().isEmpty()) {
            row.add("/schedule/dueDates", "dates-required", kind);
        }
        if (kind.isWaiting() && schedule.condition() == null) {
            row.add("/schedule/condition", "condition-required", kind);
        }
        if (kind == ScheduleKind.RECURRING && schedule.recurrence() == null) {
            row.add("/schedule/recurrence", "recurrence-required");
        }
        if (kind != ScheduleKind.RECURRING && schedule.recurrence() != null) {
            row.add("/schedule/recurrence", "recurrence-only");
        }
        LocalDate previous = null;
        for (int i = 0; i < schedule.dueDates().size(); i++) {
            LocalDate due = schedule.dueDates().get(i);
            if (due == null) {
                continue;
            }
            if (!inYears(due.getYear())) {
                row.add("/schedule/dueDates/" + i, "date-outside-plan", due, document.fromYear(), document.toYear());
            }
            if (previous != null && !due.isAfter(previous)) {
                row.add("/schedule/dueDates/" + i, "dates-ascending");
            }
            previous = due;
        }
    }

    private boolean inYears(int year) {
        return document.fromYear() == null
                || document.toYear() == null
                || (year >= document.fromYear() && year <= document.toYear());
    }

    private final class RowFaults {
        private final String pointer;
        private final String row;

        RowFaults(String pointer, String row) {
            this.pointer = pointer;
            this.row = row;
        }

        void add(String field, String code, Object... args) {
            faults.add(Fault.at(pointer + field, code, args).inRow(row));
        }
    }
}
