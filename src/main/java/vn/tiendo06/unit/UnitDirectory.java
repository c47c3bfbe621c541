package vn.tiendo06.unit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which unit a code or wording stands for, seen from a locality: its own wordings first, then those of the levels above.
 */
public final class UnitDirectory {

    private final Set<String> codes;
    private final List<Map<String, String>> byLevel;

    UnitDirectory(Set<String> codes, List<Map<String, String>> byLevel) {
        this.codes = codes;
        this.byLevel = byLevel;
    }

    static UnitDirectory of(List<String> localityCodes, List<UnitRepository.Wording> wordings, Set<String> codes) {
        Map<String, Map<String, String>> levels = new HashMap<>();
        wordings.forEach(w -> levels.computeIfAbsent(w.localityCode(), code -> new HashMap<>())
                .put(w.key(), w.unitCode()));
        return new UnitDirectory(
                codes,
                localityCodes.stream()
                        .map(code -> levels.getOrDefault(code, Map.of()))
                        .toList());
    }

    /** The unit's code, empty when nothing is named so. */
    public Optional<String> resolve(String codeOrWording) {
        if (codes.contains(codeOrWording)) {
            return Optional.of(codeOrWording);
        }
        String key = UnitName.key(codeOrWording);
        return byLevel.stream()
                .filter(level -> level.containsKey(key))
                .map(level -> level.get(key))
                .findFirst();
    }
}
