package vn.tiendo06.locality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;

/** Reads localities and adds them below the administrator's own. */
@ApplicationScoped
public class LocalityService {

    private final LocalityRepository localities;
    private final CurrentActor actor;
    private final Events events;

    LocalityService(LocalityRepository localities, CurrentActor actor, Events events) {
        this.localities = localities;
        this.actor = actor;
        this.events = events;
    }

    @Transactional
    public Page<LocalityView> list(LocalityLevel level, String parent, String q, PageRequest page) {
        return localities.list(level, parent, q, page);
    }

    @Transactional
    LocalityView get(String code) {
        return localities.find(code).orElseThrow(() -> ApiException.notFound("locality", code));
    }

    @Transactional
    LocalityView create(LocalityDraft draft) {
        List<Fault> faults = new ArrayList<>();
        if (draft.level() == LocalityLevel.NATION || !draft.level().fits(draft.code())) {
            faults.add(
                    Fault.at("/code", "code-level", draft.level(), draft.level().digits()));
        }
        if (draft.validFrom() != null
                && draft.validTo() != null
                && draft.validTo().isBefore(draft.validFrom())) {
            faults.add(Fault.at("/validTo", "contradicts", "/validFrom"));
        }
        Optional<LocalityView> parent = localities.find(draft.parentCode());
        if (parent.isEmpty()) {
            faults.add(Fault.at("/parentCode", "unknown-parent", draft.parentCode()));
        } else if (parent.get().level() != draft.level().parent()) {
            faults.add(Fault.at(
                    "/parentCode",
                    "wrong-parent-level",
                    draft.level(),
                    String.valueOf(draft.level().parent())));
        } else if (!localities.isWithin(draft.parentCode(), actor.get().scopeFor(Permission.LOCALITY_WRITE))) {
            faults.add(Fault.at("/parentCode", "outside-scope", draft.parentCode()));
        }
        ApiException.throwIfAny(faults);
        if (!localities.insert(draft)) {
            throw ProblemType.CONFLICT.because("code-taken", draft.code());
        }
        LocalityView created = get(draft.code());
        events.changed(new Change("locality", created.code(), created.code(), null, "CREATE", null, created));
        return created;
    }
}
