package vn.tiendo06.locality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.csv.CsvReader;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.locality.LocalityLoadReport.Outcome;

/** Loads a list of localities: all of it or, where anything is wrong, nothing. Loaded again it changes nothing. */
@ApplicationScoped
class LocalityLoader {

    private final LocalityRepository localities;
    private final LocalityTable table;
    private final CurrentActor actor;
    private final Events events;

    LocalityLoader(LocalityRepository localities, LocalityTable table, CurrentActor actor, Events events) {
        this.localities = localities;
        this.table = table;
        this.actor = actor;
        this.events = events;
    }

    /** What is there and what the list states, by code. */
    private record Known(
            Map<String, LocalityView> stored, Map<String, LocalityTable.Stated> stated, Set<String> within) {

        LocalityLevel level(String code) {
            if (stored.containsKey(code)) {
                return stored.get(code).level();
            }
            return stated.containsKey(code) ? stated.get(code).draft().level() : null;
        }

        /** Whether what is below the code is the administrator's: by what is there, or by what the list puts there. */
        boolean isWithin(String code) {
            if (stored.containsKey(code)) {
                return within.contains(code);
            }
            return stated.containsKey(code)
                    && within.contains(stated.get(code).draft().parentCode());
        }
    }

    @Transactional
    LocalityLoadReport load(String text, boolean dryRun) {
        List<LocalityTable.Stated> stated = table.read(text);
        List<String> codes = stated.stream()
                .flatMap(s -> Stream.of(s.draft().code(), s.draft().parentCode()))
                .distinct()
                .toList();
        Known known = new Known(
                localities.all(codes),
                stated.stream().collect(Collectors.toMap(s -> s.draft().code(), Function.identity())),
                localities.within(codes, actor.get().scopeFor(Permission.LOCALITY_WRITE)));
        List<Fault> faults = new ArrayList<>();
        List<LocalityLoadReport.Line> outcomes = new ArrayList<>();
        for (LocalityTable.Stated one : stated) {
            Outcome outcome =
                    outcome(one.draft(), known.stored().get(one.draft().code()));
            check(one, outcome, known, faults);
            outcomes.add(
                    new LocalityLoadReport.Line(one.line().number(), one.draft().code(), outcome));
        }
        CsvReader.refuse(faults);
        LocalityLoadReport report = LocalityLoadReport.of(dryRun, outcomes);
        if (!dryRun) {
            store(report, known);
        }
        return report;
    }

    private static Outcome outcome(LocalityDraft draft, LocalityView stored) {
        if (stored == null) {
            return Outcome.CREATED;
        }
        boolean same = stored.name().equals(draft.name())
                && same(draft.validFrom(), stored.validFrom())
                && same(draft.validTo(), stored.validTo());
        return same ? Outcome.UNCHANGED : Outcome.UPDATED;
    }

    // An empty cell says nothing of what is there.
    private static boolean same(LocalDate stated, LocalDate stored) {
        return stated == null || stated.equals(stored);
    }

    private static void check(LocalityTable.Stated one, Outcome outcome, Known known, List<Fault> faults) {
        LocalityDraft draft = one.draft();
        if (!draft.level().fits(draft.code())) {
            faults.add(
                    one.fault("code", "code-level", draft.level(), draft.level().digits()));
        }
        if (draft.validFrom() != null
                && draft.validTo() != null
                && draft.validTo().isBefore(draft.validFrom())) {
            faults.add(one.fault("validTo", "contradicts", "validFrom"));
        }
        LocalityLevel parent = known.level(draft.parentCode());
        LocalityView stored = known.stored().get(draft.code());
        if (parent == null) {
            faults.add(one.fault("parentCode", "unknown-parent", draft.parentCode()));
        } else if (parent != draft.level().parent()) {
            faults.add(one.fault(
                    "parentCode",
                    "wrong-parent-level",
                    draft.level(),
                    draft.level().parent()));
        } else if (stored != null && !draft.parentCode().equals(stored.parentCode())) {
            faults.add(one.fault("parentCode", "locality-moved", draft.code(), stored.parentCode()));
        } else if (outcome != Outcome.UNCHANGED && !known.isWithin(draft.parentCode())) {
            faults.add(one.fault("parentCode", "outside-scope", draft.parentCode()));
        }
    }

    private void store(LocalityLoadReport report, Known known) {
        Map<Outcome, List<LocalityDraft>> by = report.lines().stream()
                .collect(Collectors.groupingBy(
                        LocalityLoadReport.Line::outcome,
                        Collectors.mapping(
                                line -> known.stated().get(line.code()).draft(), Collectors.toList())));
        // Provinces first: what is below them takes its place from them.
        by.getOrDefault(Outcome.CREATED, List.of()).stream()
                .collect(Collectors.groupingBy(LocalityDraft::level))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .forEach(level -> localities.insert(level.getValue()));
        localities.update(by.getOrDefault(Outcome.UPDATED, List.of()));
        Map<String, LocalityView> after = localities.all(
                report.lines().stream().map(LocalityLoadReport.Line::code).toList());
        events.changed(report.lines().stream()
                .map(line -> new Change(
                        "locality",
                        line.code(),
                        line.code(),
                        null,
                        line.outcome() == Outcome.CREATED ? "CREATE" : "UPDATE",
                        known.stored().get(line.code()),
                        after.get(line.code())))
                .toList());
    }
}
