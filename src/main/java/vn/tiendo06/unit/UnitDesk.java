package vn.tiendo06.unit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.locality.LocalityRepository;

/** Adds units, renames them, and ends them with those that take over. */
@ApplicationScoped
class UnitDesk {

    private final UnitRepository units;
    private final UnitService service;
    private final UnitCheck check;
    private final UnitLineage lineage;
    private final LocalityRepository localities;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final Events events;

    UnitDesk(
            UnitRepository units,
            UnitService service,
            UnitCheck check,
            UnitLineage lineage,
            LocalityRepository localities,
            CurrentActor actor,
            LocalCalendar calendar,
            Events events) {
        this.units = units;
        this.service = service;
        this.check = check;
        this.lineage = lineage;
        this.localities = localities;
        this.actor = actor;
        this.calendar = calendar;
        this.events = events;
    }

    @Transactional
    UnitView create(UnitDraft draft) {
        List<Fault> faults = new ArrayList<>();
        if (localities.find(draft.localityCode()).isEmpty()) {
            faults.add(Fault.at("/localityCode", "unknown-locality", draft.localityCode()));
        } else if (!localities.isWithin(draft.localityCode(), scope())) {
            faults.add(Fault.at("/localityCode", "outside-scope", draft.localityCode()));
        } else {
            if (!draft.code().startsWith(draft.localityCode() + ".")) {
                faults.add(Fault.at("/code", "code-prefix", draft.localityCode() + "."));
            }
            faults.addAll(check.content(draft.code(), draft.localityCode(), draft.content()));
        }
        if (draft.validFrom() != null && outOfRange(draft.validFrom().getYear())) {
            faults.add(Fault.at("/validFrom", "out-of-range", 1945, 2100));
        }
        ApiException.throwIfAny(faults);
        if (units.findById(draft.code()) != null) {
            throw ProblemType.CONFLICT.because("code-taken", draft.code());
        }
        units.persist(new Unit(draft, calendar.now()));
        units.flush();
        say(draft.code(), draft.localityCode(), draft.content(), List.of());
        return changed("CREATE", null, service.get(draft.code()));
    }

    @Transactional
    UnitView update(String code, String ifMatch, UnitContent content) {
        Unit unit = own(code, ifMatch);
        ApiException.throwIfAny(check.content(code, unit.localityCode(), content));
        UnitView before = service.get(code);
        // Plans go on saying the old name.
        List<String> former = unit.name().equals(content.name()) ? List.of() : List.of(unit.name());
        unit.apply(content, calendar.now());
        units.flush();
        say(code, unit.localityCode(), content, former);
        return changed("UPDATE", before, service.get(code));
    }

    private void say(String code, String localityCode, UnitContent content, List<String> former) {
        List<String> wordings = Stream.concat(content.wordings().stream(), former.stream())
                .distinct()
                .toList();
        if (!units.replaceWordings(localityCode, wordings, code)) {
            throw ProblemType.CONFLICT.because("already-exists");
        }
        units.replaceMembers(code, content.members());
    }

    @Transactional
    UnitView end(String code, String ifMatch, UnitEnding ending) {
        Unit unit = lasting(code, ifMatch);
        List<Fault> faults = new ArrayList<>();
        if (unit.kind() == UnitKind.GROUP) {
            faults.add(Fault.at("", "group-ending"));
        }
        if (ending.validTo().isBefore(calendar.today())) {
            faults.add(Fault.at("/validTo", "past-date", calendar.today()));
        } else if (unit.validFrom() != null && ending.validTo().isBefore(unit.validFrom())) {
            faults.add(Fault.at("/validTo", "past-date", unit.validFrom()));
        } else if (outOfRange(ending.validTo().getYear())) {
            faults.add(Fault.at("/validTo", "out-of-range", 1945, 2100));
        }
        List<String> successors = check.successors(unit, ending, faults);
        ApiException.throwIfAny(faults);
        UnitView before = service.get(code);
        unit.end(ending.validTo(), successors.isEmpty() ? null : successors.getFirst(), calendar.now());
        units.flush();
        lineage.replaceSuccessors(code, successors);
        return changed("END", before, service.get(code));
    }

    /** Takes back an ending that has not come yet. */
    @Transactional
    UnitView revokeEnding(String code, String ifMatch) {
        Unit unit = lasting(code, ifMatch);
        if (unit.validTo() == null) {
            throw ProblemType.CONFLICT.because("no-ending", code);
        }
        UnitView before = service.get(code);
        unit.end(null, null, calendar.now());
        units.flush();
        lineage.replaceSuccessors(code, List.of());
        return changed("REVOKE_ENDING", before, service.get(code));
    }

    /** A unit that has not ended yet: what is past has decided who owed what. */
    private Unit lasting(String code, String ifMatch) {
        lineage.lock();
        Unit unit = own(code, ifMatch);
        if (unit.hasEndedBefore(calendar.today())) {
            throw ProblemType.CONFLICT.because("unit-over", code, unit.validTo());
        }
        return unit;
    }

    private Unit own(String code, String ifMatch) {
        Unit unit = units.findById(code, LockModeType.PESSIMISTIC_WRITE);
        if (unit == null || !localities.isWithin(unit.localityCode(), scope())) {
            throw ApiException.notFound("unit", code);
        }
        Etag.require(ifMatch, unit.version());
        return unit;
    }

    private UnitView changed(String action, UnitView before, UnitView after) {
        events.changed(new Change("unit", after.code(), after.localityCode(), null, action, before, after));
        return after;
    }

    private Scope scope() {
        return actor.get().scopeFor(Permission.UNIT_WRITE);
    }

    private static boolean outOfRange(int year) {
        return year < 1945 || year > 2100;
    }
}
