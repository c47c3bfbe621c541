package vn.tiendo06.unit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;

/** Finds units for callers and for other features. */
@ApplicationScoped
public class UnitService {

    private final UnitRepository units;
    private final UnitLineage lineage;
    private final CurrentActor actor;
    private final LocalCalendar calendar;

    UnitService(UnitRepository units, UnitLineage lineage, CurrentActor actor, LocalCalendar calendar) {
        this.units = units;
        this.lineage = lineage;
        this.actor = actor;
        this.calendar = calendar;
    }

    /** Units of the caller's localities and of the levels above. */
    public Page<UnitView> list(UnitFilter filter, PageRequest page) {
        return units.list(scope(), filter, page);
    }

    UnitView get(String code) {
        return units.find(scope(), code)
                .or(() -> byWording(code))
                .orElseThrow(() -> ApiException.notFound("unit", code));
    }

    // A wording that several communes use names nobody in particular.
    private Optional<UnitView> byWording(String wording) {
        List<String> codes = units.named(scope(), wording);
        return codes.size() == 1 ? units.find(scope(), codes.getFirst()) : Optional.empty();
    }

    /**
     * The units a {@code unit} filter means: several where communes use the same wording; with those whose work they have
     * taken over, so that a successor's lists show the history.
     *
     * @return codes, or null when the filter is not given
     */
    public String[] filterCodes(String codeOrWording) {
        if (codeOrWording == null) {
            return null;
        }
        List<String> codes = units.namedWithPredecessors(scope(), codeOrWording, calendar.today());
        if (codes.isEmpty()) {
            throw Fault.query("unit", "unknown-unit", codeOrWording).asException();
        }
        return codes.toArray(String[]::new);
    }

    /** The unit that a code or wording names, seen from a plan's locality. */
    @Transactional
    public Optional<UnitRef> resolve(String localityCode, String codeOrWording) {
        return units.nearest(localityCode, codeOrWording);
    }

    /** The same for many. */
    @Transactional
    public Map<UnitMention, UnitRef> resolve(Set<UnitMention> mentions) {
        return units.nearest(mentions);
    }

    /** The units and those whose work they have taken over. */
    @Transactional
    public Set<String> withPredecessors(List<String> codes) {
        Set<String> all = new HashSet<>(codes);
        if (!codes.isEmpty()) {
            all.addAll(lineage.predecessors(codes, calendar.today()));
        }
        return all;
    }

    private Scope scope() {
        return actor.get().scopeFor(Permission.UNIT_READ);
    }
}
