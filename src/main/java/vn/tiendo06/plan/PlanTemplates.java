package vn.tiendo06.plan;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.locality.LocalityRepository;
import vn.tiendo06.unit.UnitDirectory;
import vn.tiendo06.unit.UnitRegistry;

/**
 * Makes a commune's plan of another commune's: the same rows under the same indicator codes, with the units that the
 * wordings stand for there. What was decided later for the template (assigned values, documents) stays with it.
 */
@ApplicationScoped
class PlanTemplates {

    private static final TypeReference<List<Milestone>> MILESTONES = new TypeReference<>() {};
    private static final TypeReference<Baseline> BASELINE = new TypeReference<>() {};

    private static final String MENTIONS = """
            array(select su.mention from subject_unit su where su.subject_id = s.id and su.role = '%s' order by su.ordinal)
              as %s""";

    private static final String TARGETS = """
            s.code, s.indicator_code, s.statement, s.measure, s.unit_of_measure, s.direction,
            cast(s.baseline as text) as baseline, s.maximum, s.trajectory, cast(s.milestones as text) as milestones,
            s.source,""" + MENTIONS.formatted("MONITOR", "monitors");

    private static final String TASKS =
            """
            s.code, s.statement, s.note, s.deliverable, s.schedule_kind, cast(to_json(s.due_dates) as text) as due_dates,
            s.recurrence, s.condition, s.schedule_text, s.source,""" + MENTIONS.formatted("LEAD", "leads") + ", " + MENTIONS.formatted("COORDINATOR", "coordinators");

    private final EntityManager em;
    private final PlanService plans;
    private final PlanLinter linter;
    private final UnitRegistry registry;
    private final LocalityRepository localities;

    PlanTemplates(
            EntityManager em,
            PlanService plans,
            PlanLinter linter,
            UnitRegistry registry,
            LocalityRepository localities) {
        this.em = em;
        this.plans = plans;
        this.linter = linter;
        this.registry = registry;
        this.localities = localities;
    }

    @Transactional
    PlanTemplateReport apply(PlanTemplateDraft draft, boolean dryRun, String language) {
        PlanDocument document = document(plans.get(draft.template()), draft);
        PlanLoadReport load = plans.load(document, dryRun);
        UnitDirectory directory =
                registry.plan(localities.withAncestors(draft.locality()), List.of(), code -> false, new ArrayList<>());
        List<PlanTemplateReport.ResolvedUnit> units = wordings(document)
                .map(wording -> new PlanTemplateReport.ResolvedUnit(
                        wording, directory.resolve(wording).orElseThrow()))
                .toList();
        return new PlanTemplateReport(load, units, dryRun ? null : linter.findings(document.code(), language));
    }

    private static Stream<String> wordings(PlanDocument document) {
        return Stream.concat(
                        document.targets().stream().flatMap(target -> target.monitoringUnits().stream()),
                        document.tasks().stream()
                                .flatMap(task -> Stream.concat(task.leads().stream(), task.coordinators().stream())))
                .distinct()
                .sorted();
    }

    private PlanDocument document(PlanView template, PlanTemplateDraft draft) {
        return new PlanDocument(
                template.programme().toLowerCase(Locale.ROOT) + "-" + draft.locality(),
                template.programme(),
                draft.title(),
                draft.number(),
                draft.issuedOn(),
                null,
                draft.issuer(),
                draft.locality(),
                template.fromYear(),
                template.toYear(),
                List.of(),
                template.sections().stream()
                        .map(s -> new PlanDocument.SectionSpec(s.kind(), s.numeral(), s.title()))
                        .toList(),
                rows(TARGETS, SubjectKind.TARGET, template.code()).all(em, "s.ordinal", PlanTemplates::target),
                rows(TASKS, SubjectKind.TASK, template.code()).all(em, "s.ordinal", PlanTemplates::task));
    }

    private static ListQuery rows(String columns, SubjectKind kind, String plan) {
        return new ListQuery(columns, "subject s")
                .where("s.plan_code = :plan", "plan", plan)
                .where("s.kind = :kind", "kind", kind.name());
    }

    private static PlanDocument.TargetSpec target(Row row) {
        Baseline baseline = row.json("baseline", BASELINE);
        return new PlanDocument.TargetSpec(
                row.text("code"),
                row.text("indicator_code"),
                row.text("statement"),
                row.value("measure", Measure.class),
                row.text("unit_of_measure"),
                row.value("direction", Direction.class),
                baseline == null ? null : new Baseline(baseline.year(), Row.plain(baseline.value()), baseline.text()),
                row.decimal("maximum"),
                row.value("trajectory", Trajectory.class),
                row.json("milestones", MILESTONES).stream()
                        .map(m -> new Milestone(m.year(), m.comparator(), Row.plain(m.value()), m.text()))
                        .toList(),
                row.texts("monitors"),
                row.text("source"));
    }

    private static PlanDocument.TaskSpec task(Row row) {
        return new PlanDocument.TaskSpec(
                row.text("code"),
                row.text("statement"),
                row.text("note"),
                row.texts("leads"),
                row.texts("coordinators"),
                row.text("deliverable"),
                TaskView.schedule(row),
                row.text("source"));
    }
}
