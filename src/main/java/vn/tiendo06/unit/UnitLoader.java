package vn.tiendo06.unit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.locality.LocalityRepository;
import vn.tiendo06.unit.UnitLoadReport.Item;
import vn.tiendo06.unit.UnitLoadReport.Outcome;

/** Loads the units of a locality by the rules that plan documents follow: all of them or none. */
@ApplicationScoped
class UnitLoader {

    private final UnitRegistry registry;
    private final UnitRepository units;
    private final UnitTable table;
    private final LocalityRepository localities;
    private final CurrentActor actor;
    private final Events events;

    UnitLoader(
            UnitRegistry registry,
            UnitRepository units,
            UnitTable table,
            LocalityRepository localities,
            CurrentActor actor,
            Events events) {
        this.registry = registry;
        this.units = units;
        this.table = table;
        this.localities = localities;
        this.actor = actor;
        this.events = events;
    }

    @Transactional
    UnitLoadReport load(UnitListDraft draft, boolean dryRun) {
        return load(draft.locality(), "/locality", draft.units(), dryRun, UnaryOperator.identity());
    }

    @Transactional
    UnitLoadReport load(String locality, String csv, boolean dryRun) {
        UnitTable.Stated stated = table.read(csv, locality);
        return load(locality, "query/locality", stated.units(), dryRun, stated::inTable);
    }

    private UnitLoadReport load(
            String locality, String pointer, List<UnitSpec> specs, boolean dryRun, UnaryOperator<Fault> told) {
        Scope scope = actor.get().scopeFor(Permission.UNIT_WRITE);
        List<String> chain = localities.withAncestors(locality);
        if (chain.isEmpty()) {
            throw Fault.at(pointer, "unknown-locality", locality).asException();
        }
        if (!localities.isWithin(locality, scope)) {
            throw Fault.at(pointer, "outside-scope", locality).asException();
        }
        units.lockLoading();
        List<Fault> faults = new ArrayList<>();
        registry.plan(chain, specs, code -> localities.isWithin(code, scope), faults);
        ApiException.throwIfAny(faults.stream().map(told).toList());
        List<String> codes = specs.stream().map(UnitSpec::code).toList();
        Map<String, UnitView> before = units.all(codes);
        Set<UnitRepository.Wording> known = Set.copyOf(units.wordings(chain));
        List<Item> items = specs.stream()
                .map(spec -> new Item(spec.code(), outcome(spec, before.get(spec.code()), locality, known)))
                .toList();
        UnitLoadReport report = UnitLoadReport.of(locality, dryRun, items);
        if (!dryRun) {
            registry.store(specs, locality);
            units.flush();
            Map<String, UnitView> after = units.all(codes);
            events.changed(report.units().stream()
                    .map(item -> change(before.get(item.code()), after.get(item.code())))
                    .toList());
        }
        return report;
    }

    private Outcome outcome(UnitSpec spec, UnitView stored, String locality, Set<UnitRepository.Wording> known) {
        if (stored == null) {
            return Outcome.CREATED;
        }
        // What one commune calls a unit of the city holds in that commune only.
        boolean adds = spec.wordings().stream()
                .map(wording -> new UnitRepository.Wording(
                        wording.equals(spec.name()) ? spec.localityCode() : locality,
                        UnitName.key(wording),
                        spec.code()))
                .anyMatch(wording -> !known.contains(wording));
        return adds || spec.localityCode().equals(locality) && differs(spec, stored)
                ? Outcome.UPDATED
                : Outcome.UNCHANGED;
    }

    // What an administrator has said of a unit counts more than a list.
    private boolean differs(UnitSpec spec, UnitView stored) {
        if (units.findById(spec.code()).isAdministered()) {
            return false;
        }
        return !stored.name().equals(spec.name())
                || stored.kind() != spec.kind()
                || !Objects.equals(stored.parentCode(), spec.parentCode())
                || !stored.members().stream().map(UnitRef::code).toList().equals(spec.members());
    }

    private static Change change(UnitView before, UnitView after) {
        return new Change(
                "unit", after.code(), after.localityCode(), null, before == null ? "CREATE" : "UPDATE", before, after);
    }
}
