package vn.tiendo06.kernel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.event.Access;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.Etag;

/** Keeps memberships: an administrator grants only what lies within the administrator's own localities. */
@ApplicationScoped
public class MembershipService {

    private static final String KIND = "membership";

    private final MembershipRepository memberships;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final Reach reach;
    private final Events events;

    MembershipService(
            MembershipRepository memberships, CurrentActor actor, LocalCalendar calendar, Reach reach, Events events) {
        this.memberships = memberships;
        this.actor = actor;
        this.calendar = calendar;
        this.reach = reach;
        this.events = events;
    }

    @Transactional
    Page<MembershipView> list(String issuer, String subject, PageRequest page) {
        return pages(issuer, subject).apply(page);
    }

    /** Prepares what is read page by page and is one read all the same: one trace, before the first page. */
    @Transactional
    public Function<PageRequest, Page<MembershipView>> pages(String issuer, String subject) {
        Scope scope = readScope();
        events.read(new Access(KIND, null, reach.commonLocality(scope), null));
        return page -> memberships.list(scope, issuer, subject, page);
    }

    @Transactional
    MembershipView get(UUID id) {
        MembershipView membership = find(id);
        events.read(new Access(KIND, id.toString(), home(membership), null));
        return membership;
    }

    private MembershipView find(UUID id) {
        return memberships.find(readScope(), id).orElseThrow(() -> ApiException.notFound("membership", id));
    }

    @Transactional
    MembershipView create(MembershipDraft draft) {
        check(draft);
        UUID id = memberships
                .insert(draft, calendar.now())
                .orElseThrow(() -> ProblemType.CONFLICT.because("already-exists"));
        return changed("CREATE", null, find(id));
    }

    @Transactional
    MembershipView update(UUID id, String ifMatch, MembershipPatch patch) {
        MembershipView current = writable(id, ifMatch);
        check(new MembershipDraft(
                current.issuer(), current.subject(), current.role(), patch.units(), patch.localities()));
        if (!memberships.update(id, current.version(), patch, calendar.now())) {
            throw ProblemType.PRECONDITION_FAILED.because("changed-meanwhile");
        }
        return changed("UPDATE", current, find(id));
    }

    @Transactional
    void delete(UUID id, String ifMatch) {
        MembershipView current = writable(id, ifMatch);
        if (!memberships.delete(id, current.version())) {
            throw ProblemType.PRECONDITION_FAILED.because("changed-meanwhile");
        }
        changed("DELETE", current, null);
    }

    /** Gives an account what the installation's settings say, unless it has the role already. */
    @Transactional
    public void establish(MembershipDraft draft) {
        memberships.insert(draft, calendar.now()).ifPresent(id -> changed("CREATE", null, memberships.get(id)));
    }

    private MembershipView changed(String action, MembershipView before, MembershipView after) {
        MembershipView current = after == null ? before : after;
        events.changed(new Change(KIND, current.id().toString(), home(current), null, action, before, after));
        return after;
    }

    // What reaches several localities is recorded where all of them are covered.
    private String home(MembershipView membership) {
        return reach.commonLocality(new Scope(membership.units(), membership.localities()));
    }

    private MembershipView writable(UUID id, String ifMatch) {
        MembershipView current =
                memberships.find(writeScope(), id).orElseThrow(() -> ApiException.notFound("membership", id));
        Etag.require(ifMatch, current.version());
        return current;
    }

    private void check(MembershipDraft draft) {
        List<Fault> faults = new ArrayList<>();
        if (actor.get().issuer().equals(draft.issuer()) && actor.get().subject().equals(draft.subject())) {
            faults.add(Fault.at("/subject", "own-account"));
        }
        boolean placed =
                switch (draft.role()) {
                    case REPORTER -> !draft.units().isEmpty();
                    // Of units their head, of localities the plan's office.
                    case REVIEWER ->
                        !draft.units().isEmpty() || !draft.localities().isEmpty();
                    default -> !draft.localities().isEmpty();
                };
        if (!placed) {
            faults.add(Fault.at(draft.role() == Role.REPORTER ? "/units" : "/localities", "role-scope"));
        }
        for (String code : memberships.outside(writeScope(), draft)) {
            int unit = draft.units().indexOf(code);
            faults.add(
                    unit >= 0
                            ? Fault.at("/units/" + unit, "unknown-unit", code)
                            : Fault.at("/localities/" + draft.localities().indexOf(code), "outside-scope", code));
        }
        ApiException.throwIfAny(faults);
    }

    private Scope readScope() {
        return actor.get().scopeFor(Permission.MEMBERSHIP_READ);
    }

    private Scope writeScope() {
        return actor.get().scopeFor(Permission.MEMBERSHIP_WRITE);
    }
}
