package vn.tiendo06.plan;

import java.util.ArrayList;
import java.util.List;
import vn.tiendo06.unit.UnitDirectory;

/**
 * A row of a plan document, ready to be stored.
 *
 * @param row its name in reports, for example {@code targets/I.1}
 * @param content what its hash is made of: place and row
 */
record SubjectDraft(
        SubjectKind kind,
        String planCode,
        String code,
        int ordinal,
        String row,
        Record content,
        List<SubjectUnits.Mention> units) {

    private record Content(int ordinal, Record spec) {}

    static List<SubjectDraft> of(PlanDocument document, UnitDirectory directory) {
        List<SubjectDraft> drafts = new ArrayList<>();
        for (int i = 0; i < document.targets().size(); i++) {
            PlanDocument.TargetSpec spec = document.targets().get(i);
            drafts.add(new SubjectDraft(
                    SubjectKind.TARGET,
                    document.code(),
                    spec.code(),
                    i,
                    "targets/" + spec.code(),
                    new Content(i, spec),
                    SubjectUnits.mentions(UnitRole.MONITOR, spec.monitoringUnits(), directory)));
        }
        for (int i = 0; i < document.tasks().size(); i++) {
            PlanDocument.TaskSpec spec = document.tasks().get(i);
            List<SubjectUnits.Mention> units =
                    new ArrayList<>(SubjectUnits.mentions(UnitRole.LEAD, spec.leads(), directory));
            units.addAll(SubjectUnits.mentions(UnitRole.COORDINATOR, spec.coordinators(), directory));
            drafts.add(new SubjectDraft(
                    SubjectKind.TASK,
                    document.code(),
                    spec.code(),
                    i,
                    "tasks/" + spec.code(),
                    new Content(i, spec),
                    units));
        }
        return drafts;
    }

    String id() {
        return kind.id(planCode, code);
    }

    /** The stored row brought up to date, or a new one where there is none. */
    Subject applyTo(Subject stored, String hash) {
        return switch (((Content) content).spec()) {
            case PlanDocument.TargetSpec spec -> {
                Target target = stored == null ? new Target(planCode, code) : (Target) stored;
                target.apply(spec);
                target.place(ordinal, spec.statement(), spec.source(), hash);
                yield target;
            }
            case PlanDocument.TaskSpec spec -> {
                Task task = stored == null ? new Task(planCode, code) : (Task) stored;
                task.apply(spec);
                task.place(ordinal, spec.statement(), spec.source(), hash);
                yield task;
            }
            default -> throw new IllegalStateException(row);
        };
    }
}
