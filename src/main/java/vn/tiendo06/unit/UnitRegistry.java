package vn.tiendo06.unit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tiendo06.kernel.error.Fault;

/** Checks and stores the units that a plan document states. */
@ApplicationScoped
public class UnitRegistry {

    private final UnitRepository units;

    UnitRegistry(UnitRepository units) {
        this.units = units;
    }

    /**
     * The directory as it will be once the specs are stored; what is wrong with them is added to the faults.
     *
     * @param localityCodes the plan's locality, then those above it
     * @param mayAdd whether whoever loads the plan may add units to a locality above it: they are everybody's
     */
    public UnitDirectory plan(
            List<String> localityCodes, List<UnitSpec> specs, Predicate<String> mayAdd, List<Fault> faults) {
        List<UnitSpec> present = specs.stream().filter(Objects::nonNull).toList();
        List<UnitRepository.Wording> wordings = new ArrayList<>(units.wordings(localityCodes));
        Map<String, String> taken = new HashMap<>();
        wordings.forEach(w -> taken.put(w.localityCode() + ' ' + w.key(), w.unitCode()));
        Map<String, Unit> stored = stored(present);
        // Every unit has a wording in its own locality, so these are the units of this locality and those above it.
        Set<String> codes = Stream.concat(
                        wordings.stream().map(UnitRepository.Wording::unitCode),
                        present.stream().map(UnitSpec::code).filter(Objects::nonNull))
                .collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < specs.size(); i++) {
            UnitSpec spec = specs.get(i);
            if (spec == null) {
                continue;
            }
            SpecFaults found = new SpecFaults("/units/" + i, "units/" + spec.code(), faults);
            if (spec.code() != null && !seen.add(spec.code())) {
                found.add("/code", "duplicate-code", spec.code());
            }
            if (spec.localityCode() != null && !localityCodes.contains(spec.localityCode())) {
                found.add("/localityCode", "locality-differs", spec.localityCode(), localityCodes.getFirst());
            }
            checkPlace(spec, stored.containsKey(spec.code()), localityCodes, mayAdd, found);
            checkAgainstStored(spec, stored.get(spec.code()), localityCodes.getFirst(), found);
            checkReferences(spec, codes, found);
            claimWordings(spec, localityCodes.getFirst(), taken, wordings, found);
        }
        return UnitDirectory.of(localityCodes, wordings, codes);
    }

    private Map<String, Unit> stored(List<UnitSpec> specs) {
        Set<String> named = specs.stream()
                .flatMap(spec -> Stream.concat(Stream.of(spec.code(), spec.parentCode()), spec.members().stream()))
                .filter(code -> code != null)
                .collect(Collectors.toSet());
        Map<String, Unit> stored = new HashMap<>();
        units.list("code in ?1", named).forEach(unit -> stored.put(unit.code(), unit));
        return stored;
    }

    private static void checkPlace(
            UnitSpec spec, boolean known, List<String> localityCodes, Predicate<String> mayAdd, SpecFaults faults) {
        String locality = spec.localityCode();
        if (spec.code() == null || locality == null || !localityCodes.contains(locality)) {
            return;
        }
        if (!spec.code().startsWith(locality + ".")) {
            faults.add("/code", "code-prefix", locality + ".");
        } else if (!known && !locality.equals(localityCodes.getFirst()) && !mayAdd.test(locality)) {
            faults.add("/code", "unit-of-others", spec.code(), locality);
        }
    }

    private static void checkAgainstStored(UnitSpec spec, Unit stored, String own, SpecFaults faults) {
        if (stored == null) {
            return;
        }
        if (!stored.localityCode().equals(spec.localityCode())) {
            faults.add("/localityCode", "unit-differs", spec.code(), "localityCode", stored.localityCode());
        } else if (!stored.localityCode().equals(own) && !stored.isAdministered() && !stored.says(spec)) {
            // A unit of the city or the state is everybody's: one commune's document does not rename it.
            faults.add("/name", "unit-differs", spec.code(), "name", stored.name());
        }
    }

    private static void checkReferences(UnitSpec spec, Set<String> codes, SpecFaults faults) {
        if (spec.parentCode() != null && !codes.contains(spec.parentCode())) {
            faults.add("/parentCode", "unresolved-unit", spec.parentCode());
        }
        if (!spec.members().isEmpty() && spec.kind() != UnitKind.GROUP) {
            faults.add("/members", "not-for-kind", spec.kind());
        }
        Set<String> seen = new HashSet<>();
        for (int m = 0; m < spec.members().size(); m++) {
            String member = spec.members().get(m);
            if (member == null || !codes.contains(member) || member.equals(spec.code())) {
                faults.add("/members/" + m, "unresolved-unit", member);
            } else if (!seen.add(member)) {
                faults.add("/members/" + m, "duplicate-mention", member);
            }
        }
    }

    private static void claimWordings(
            UnitSpec spec,
            String own,
            Map<String, String> taken,
            List<UnitRepository.Wording> wordings,
            SpecFaults faults) {
        for (String wording : spec.wordings()) {
            String key = UnitName.key(wording);
            String locality = wordingLocality(spec, wording, own);
            // A unit whose code is missing is still what its wordings stand for.
            String code = String.valueOf(spec.code());
            String holder = taken.putIfAbsent(locality + ' ' + key, code);
            if (holder == null) {
                wordings.add(new UnitRepository.Wording(locality, key, code));
            } else if (!holder.equals(code)) {
                faults.add("/aliases", "duplicate-alias", wording, holder, spec.code());
            }
        }
    }

    // A unit's name holds in its own locality; what one commune calls a unit of the city holds in that commune only.
    private static String wordingLocality(UnitSpec spec, String wording, String own) {
        return wording.equals(spec.name()) ? spec.localityCode() : own;
    }

    /**
     * Stores what {@link #plan} found no fault with; what is there already stays as it is, and what an administrator has
     * said of a unit counts more than a document.
     */
    public void store(List<UnitSpec> specs, String ownLocality) {
        Map<String, Unit> stored = stored(specs);
        List<UnitSpec> added =
                specs.stream().filter(s -> !stored.containsKey(s.code())).toList();
        // Parents may follow their children in a document, so they are set in a second pass.
        added.forEach(spec -> units.persist(new Unit(spec.withoutParent())));
        units.flush();
        added.forEach(spec -> units.findById(spec.code()).apply(spec));
        specs.stream()
                .filter(spec -> stored.containsKey(spec.code()))
                .filter(spec -> spec.localityCode().equals(ownLocality))
                .filter(spec -> !stored.get(spec.code()).isAdministered())
                .filter(spec -> !stored.get(spec.code()).says(spec))
                .forEach(spec -> stored.get(spec.code()).apply(spec));
        units.flush();
        for (UnitSpec spec : specs) {
            boolean known = stored.containsKey(spec.code());
            boolean changed = false;
            List<String> all = spec.wordings();
            for (int i = 0; i < all.size(); i++) {
                changed |= units.addAlias(wordingLocality(spec, all.get(i), ownLocality), all.get(i), spec.code(), i);
            }
            boolean mayRegroup = !known
                    || spec.localityCode().equals(ownLocality)
                            && !stored.get(spec.code()).isAdministered();
            if (mayRegroup && !units.members(spec.code()).equals(spec.members())) {
                units.replaceMembers(spec.code(), spec.members());
                changed = true;
            }
            if (known && changed) {
                units.findById(spec.code(), LockModeType.PESSIMISTIC_FORCE_INCREMENT);
            }
        }
    }

    private record SpecFaults(String pointer, String row, List<Fault> faults) {
        void add(String field, String code, Object... args) {
            faults.add(Fault.at(pointer + field, code, args).inRow(row));
        }
    }
}
