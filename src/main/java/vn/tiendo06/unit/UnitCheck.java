package vn.tiendo06.unit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.locality.LocalityRepository;

/** What is wrong with what an administrator says of a unit. */
@ApplicationScoped
class UnitCheck {

    private final UnitRepository units;
    private final UnitLineage lineage;
    private final LocalityRepository localities;

    UnitCheck(UnitRepository units, UnitLineage lineage, LocalityRepository localities) {
        this.units = units;
        this.lineage = lineage;
        this.localities = localities;
    }

    List<Fault> content(String code, String localityCode, UnitContent content) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Unit> reachable = reachable(localityCode, content);
        if (content.parentCode() != null) {
            Unit parent = reachable.get(content.parentCode());
            if (parent == null || isBelow(parent, code)) {
                faults.add(Fault.at("/parentCode", "unresolved-unit", content.parentCode()));
            }
        }
        checkMembers(code, content, reachable, faults);
        checkWordings(code, localityCode, content, faults);
        return faults;
    }

    /** The named units that belong to the locality or one above it. */
    private Map<String, Unit> reachable(String localityCode, UnitContent content) {
        List<String> named = new ArrayList<>(content.members());
        if (content.parentCode() != null) {
            named.add(content.parentCode());
        }
        Map<String, Unit> found = new HashMap<>();
        units.list("code in ?1 and localityCode in ?2", named, localities.withAncestors(localityCode))
                .forEach(unit -> found.put(unit.code(), unit));
        return found;
    }

    private boolean isBelow(Unit unit, String code) {
        Set<String> passed = new HashSet<>();
        for (Unit at = unit; at != null && passed.add(at.code()); at = above(at)) {
            if (at.code().equals(code)) {
                return true;
            }
        }
        return false;
    }

    private Unit above(Unit unit) {
        return unit.parentCode() == null ? null : units.findById(unit.parentCode());
    }

    private static void checkMembers(
            String code, UnitContent content, Map<String, Unit> reachable, List<Fault> faults) {
        if (!content.members().isEmpty() && content.kind() != UnitKind.GROUP) {
            faults.add(Fault.at("/members", "not-for-kind", content.kind()));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < content.members().size(); i++) {
            String member = content.members().get(i);
            Unit unit = reachable.get(member);
            if (unit == null || member.equals(code) || unit.kind() == UnitKind.GROUP) {
                faults.add(Fault.at("/members/" + i, "unresolved-unit", member));
            } else if (!seen.add(member)) {
                faults.add(Fault.at("/members/" + i, "duplicate-mention", member));
            }
        }
    }

    private void checkWordings(String code, String localityCode, UnitContent content, List<Fault> faults) {
        Map<String, String> holders = new HashMap<>();
        units.wordings(List.of(localityCode)).forEach(w -> holders.put(w.key(), w.unitCode()));
        checkWording("/name", content.name(), code, holders, faults);
        for (int i = 0; i < content.aliases().size(); i++) {
            checkWording("/aliases/" + i, content.aliases().get(i), code, holders, faults);
        }
    }

    private static void checkWording(
            String pointer, String wording, String code, Map<String, String> holders, List<Fault> faults) {
        String key = UnitName.key(wording);
        String holder = holders.get(key);
        if (key.isEmpty()) {
            faults.add(Fault.at(pointer, "format"));
        } else if (holder != null && !holder.equals(code)) {
            faults.add(Fault.at(pointer, "duplicate-alias", wording, holder, code));
        }
    }

    /** Codes of the units that are to take over: each there on the day after, none that the unit itself took over from. */
    List<String> successors(Unit unit, UnitEnding ending, List<Fault> faults) {
        LocalDate first = ending.validTo().plusDays(1);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < ending.successors().size(); i++) {
            String wording = ending.successors().get(i);
            String pointer = "/successors/" + i;
            Optional<Unit> named =
                    units.nearest(unit.localityCode(), wording).map(found -> units.findById(found.code()));
            if (named.isEmpty()) {
                faults.add(Fault.at(pointer, "unknown-unit", wording));
                continue;
            }
            Unit successor = named.get();
            if (successor.code().equals(unit.code()) || lineage.isHeir(unit.code(), successor.code())) {
                faults.add(Fault.at(pointer, "successor-circle", wording, unit.code()));
            } else if (successor.kind() == UnitKind.GROUP) {
                faults.add(Fault.at(pointer, "not-for-kind", successor.kind()));
            } else if (!successor.existsOn(first)) {
                faults.add(Fault.at(pointer, "unit-not-then", wording, first));
            } else if (codes.contains(successor.code())) {
                faults.add(Fault.at(pointer, "duplicate-mention", wording));
            } else {
                codes.add(successor.code());
            }
        }
        return codes;
    }
}
