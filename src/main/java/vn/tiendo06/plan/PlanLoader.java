package vn.tiendo06.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.ConstraintFaults;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.web.Digests;
import vn.tiendo06.locality.LocalityRepository;
import vn.tiendo06.plan.PlanLoadReport.Outcome;
import vn.tiendo06.plan.PlanLoadReport.RowOutcome;
import vn.tiendo06.unit.UnitDirectory;
import vn.tiendo06.unit.UnitRegistry;

/**
 * Loads a plan document: refuses a faulty one with every fault at once, adds what is new, changes what differs, leaves
 * alone what is the same, and never removes a row that units have been given.
 */
@ApplicationScoped
public class PlanLoader {

    private final PlanRepository plans;
    private final SubjectRepository subjects;
    private final SubjectUnits subjectUnits;
    private final LocalityRepository localities;
    private final UnitRegistry registry;
    private final Validator validator;
    private final ObjectMapper mapper;
    private final LocalCalendar calendar;
    private final PlanEvents events;

    PlanLoader(
            PlanRepository plans,
            SubjectRepository subjects,
            SubjectUnits subjectUnits,
            LocalityRepository localities,
            UnitRegistry registry,
            Validator validator,
            ObjectMapper mapper,
            LocalCalendar calendar,
            PlanEvents events) {
        this.plans = plans;
        this.subjects = subjects;
        this.subjectUnits = subjectUnits;
        this.localities = localities;
        this.registry = registry;
        this.validator = validator;
        this.mapper = mapper;
        this.calendar = calendar;
        this.events = events;
    }

    /** Whether a plan of this code has been loaded. */
    @Transactional
    public boolean isLoaded(String planCode) {
        return plans.findByIdOptional(planCode).isPresent();
    }

    /**
     * Loads the document.
     *
     * @param dryRun only tell what would happen
     * @param mayAddUnits whether units may be added to a locality above the plan's
     * @throws ApiException plan-refused, with every fault by row and field
     */
    @Transactional
    public PlanLoadReport load(PlanDocument document, boolean dryRun, Predicate<String> mayAddUnits) {
        plans.lockLoading();
        List<Fault> faults = new ArrayList<>(rowsNamed(document, ConstraintFaults.of(validator.validate(document))));
        List<String> chain =
                document.localityCode() == null ? List.of() : localities.withAncestors(document.localityCode());
        if (document.localityCode() != null && chain.isEmpty()) {
            faults.add(Fault.at("/localityCode", "unknown-locality", document.localityCode()));
        }
        // Which units are meant is known only where the locality is.
        UnitDirectory directory = chain.isEmpty() ? null : registry.plan(chain, document.units(), mayAddUnits, faults);
        new PlanValidator(document, directory, faults).check();
        // Who changes a row meanwhile is waited for, not run over.
        LockModeType lock = dryRun ? LockModeType.NONE : LockModeType.PESSIMISTIC_WRITE;
        Plan stored = document.code() == null ? null : plans.findById(document.code(), lock);
        Map<String, Subject> rows = stored == null
                ? Map.of()
                : subjects.ofPlan(document.code(), lock).stream()
                        .collect(Collectors.toMap(Subject::id, Function.identity()));
        checkAgainstStored(document, stored, rows.keySet(), faults);
        if (!faults.isEmpty()) {
            throw ApiException.of(ProblemType.PLAN_REFUSED, faults);
        }
        PlanEvents.Snapshot before = dryRun ? null : events.snapshot(document.code());
        List<RowOutcome> outcomes = new ArrayList<>();
        int total = document.targets().size() + document.tasks().size();
        String hash = hash(document);
        Outcome outcome = outcome(stored == null ? null : stored.contentHash(), hash);
        if (!dryRun && outcome != Outcome.UNCHANGED) {
            registry.store(document.units(), document.localityCode());
            storePlan(document, stored, hash);
        }
        Set<String> changedRows = storeRows(document, directory, rows, dryRun, outcomes);
        int created = (int)
                outcomes.stream().filter(o -> o.outcome() == Outcome.CREATED).count();
        PlanLoadReport report = new PlanLoadReport(
                document.code(),
                dryRun,
                outcome,
                created,
                outcomes.size() - created,
                total - outcomes.size(),
                outcomes);
        if (!dryRun) {
            events.loaded(before, report, changedRows);
        }
        return report;
    }

    private static List<Fault> rowsNamed(PlanDocument document, List<Fault> faults) {
        return faults.stream()
                .map(fault -> {
                    String[] steps = fault.pointer().split("/");
                    String row = steps.length < 3 ? null : rowName(document, steps[1], Integer.parseInt(steps[2]));
                    return row == null ? fault : fault.inRow(row);
                })
                .toList();
    }

    private static String rowName(PlanDocument document, String list, int index) {
        String code =
                switch (list) {
                    case "units" ->
                        document.units().get(index) == null
                                ? null
                                : document.units().get(index).code();
                    case "targets" ->
                        document.targets().get(index) == null
                                ? null
                                : document.targets().get(index).code();
                    case "tasks" ->
                        document.tasks().get(index) == null
                                ? null
                                : document.tasks().get(index).code();
                    default -> null;
                };
        return list + "/" + (code == null ? "#" + (index + 1) : code);
    }

    private static void checkAgainstStored(
            PlanDocument document, Plan stored, Set<String> storedIds, List<Fault> faults) {
        if (stored == null) {
            return;
        }
        if (!stored.localityCode().equals(document.localityCode())) {
            // Its rows may be none of the caller's business.
            faults.add(Fault.at("/localityCode", "plan-moved", document.code(), stored.localityCode()));
            return;
        }
        Set<String> missing = new HashSet<>(storedIds);
        document.targets().stream()
                .filter(Objects::nonNull)
                .forEach(t -> missing.remove(SubjectKind.TARGET.id(document.code(), t.code())));
        document.tasks().stream()
                .filter(Objects::nonNull)
                .forEach(t -> missing.remove(SubjectKind.TASK.id(document.code(), t.code())));
        missing.stream().sorted().forEach(id -> faults.add(Fault.at("", "row-removed", id)));
    }

    private void storePlan(PlanDocument document, Plan stored, String hash) {
        if (stored == null) {
            plans.persist(new Plan(document, hash, calendar.now()));
        } else {
            stored.apply(document, hash, calendar.now());
        }
        plans.flush();
        plans.replaceSections(document);
    }

    /** Stores what differs, and gives the ids of the rows stored. */
    private Set<String> storeRows(
            PlanDocument document,
            UnitDirectory directory,
            Map<String, Subject> stored,
            boolean dryRun,
            List<RowOutcome> outcomes) {
        Map<String, List<SubjectUnits.Mention>> mentions = new LinkedHashMap<>();
        for (SubjectDraft draft : SubjectDraft.of(document, directory)) {
            String hash = hash(draft.content());
            Subject subject = stored.get(draft.id());
            Outcome outcome = outcome(subject == null ? null : subject.rowHash(), hash);
            if (outcome == Outcome.UNCHANGED) {
                continue;
            }
            outcomes.add(new RowOutcome(draft.row(), outcome));
            if (!dryRun) {
                subjects.persist(draft.applyTo(subject, hash));
                mentions.put(draft.id(), draft.units());
            }
        }
        subjects.flush();
        mentions.forEach(subjectUnits::replace);
        return mentions.keySet();
    }

    private static Outcome outcome(String storedHash, String hash) {
        if (storedHash == null) {
            return Outcome.CREATED;
        }
        return storedHash.equals(hash) ? Outcome.UNCHANGED : Outcome.UPDATED;
    }

    private String hash(Object content) {
        try {
            return Digests.sha256Hex(mapper.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
