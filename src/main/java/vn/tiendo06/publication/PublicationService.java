package vn.tiendo06.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.locality.LocalityRepository;
import vn.tiendo06.plan.PlanService;
import vn.tiendo06.plan.PlanView;

/** Drafts, releases, corrects and withdraws. What was released is never changed: each correction is a version more. */
@ApplicationScoped
public class PublicationService {

    private final PublicationRepository publications;
    private final ContentService contents;
    private final PlanService plans;
    private final LocalityRepository localities;
    private final Events events;
    private final CurrentActor actor;
    private final LocalCalendar calendar;

    PublicationService(
            PublicationRepository publications,
            ContentService contents,
            PlanService plans,
            LocalityRepository localities,
            Events events,
            CurrentActor actor,
            LocalCalendar calendar) {
        this.publications = publications;
        this.contents = contents;
        this.plans = plans;
        this.localities = localities;
        this.events = events;
        this.actor = actor;
        this.calendar = calendar;
    }

    @Transactional
    public Page<PublicationView> list(PublicationFilter filter, PageRequest page) {
        return publications.list(actor.get().scopeFor(Permission.PUBLICATION_READ), filter, page, calendar.now());
    }

    @Transactional
    PublicationView get(UUID id) {
        return found(id, Permission.PUBLICATION_READ);
    }

    @Transactional
    PublishedContent content(UUID id) {
        return contents.read(publications.content(get(id).id()));
    }

    @Transactional
    PublicationView draft(PublicationDraft draft) {
        PlanView plan = plans.get(draft.plan());
        if (!localities.isWithin(plan.localityCode(), actor.get().scopeFor(Permission.PUBLICATION_WRITE))) {
            throw ApiException.notFound("plan", draft.plan());
        }
        String code = plan.code() + "." + draft.period() + "." + draft.kind().slug();
        int number = nextNumber(code, draft);
        PublishedContent content = contents.gather(
                new ContentService.Heading(code, number, draft.kind(), draft.title()),
                plan,
                draft.period(),
                draft.bulletin());
        UUID id = publications.insert(
                content, contents.freeze(content), draft.correctionReason(), actor.get(), calendar.now());
        return changed(null, get(id), "CREATE");
    }

    // A version follows the latest one only where the caller knows of it and says what was wrong.
    private int nextNumber(String code, PublicationDraft draft) {
        List<PublicationView> versions = publications.versions(code, calendar.now());
        UUID latest = versions.isEmpty() ? null : versions.getFirst().id();
        if (!Objects.equals(latest, draft.corrects())) {
            throw ProblemType.CONFLICT.because(
                    draft.corrects() == null ? "published-already" : "not-latest-version",
                    code,
                    latest == null ? "–" : latest);
        }
        if (latest != null && versions.getFirst().status() == PublicationStatus.DRAFT) {
            throw ProblemType.CONFLICT.because("draft-open", code);
        }
        if (latest != null && draft.correctionReason() == null) {
            throw Fault.at("/correctionReason", "required").asException();
        }
        if (latest == null && draft.correctionReason() != null) {
            throw Fault.at("/correctionReason", "contradicts", "/corrects").asException();
        }
        return versions.isEmpty() ? 1 : versions.getFirst().number() + 1;
    }

    @Transactional
    PublicationView edit(UUID id, String ifMatch, PublicationEdit edit) {
        PublicationView before = changeable(id, ifMatch, PublicationStatus.DRAFT);
        PublishedContent content = contents.gather(
                new ContentService.Heading(before.code(), before.number(), before.kind(), edit.title()),
                plans.get(before.plan()),
                before.period(),
                edit.bulletin());
        require(publications.edit(before, edit.title(), contents.freeze(content), calendar.now()));
        return changed(before, get(id), "EDIT");
    }

    @Transactional
    void discard(UUID id, String ifMatch) {
        PublicationView before = changeable(id, ifMatch, PublicationStatus.DRAFT);
        require(publications.delete(before));
        changed(before, null, "DISCARD");
    }

    /** Releases a draft as it stands, unless a figure in it is no longer the one in force. */
    @Transactional
    PublicationView release(UUID id, String ifMatch, PublicationRelease release) {
        PublicationView before = changeable(id, ifMatch, PublicationStatus.DRAFT);
        Instant now = calendar.now();
        Instant publicFrom = release == null || release.publicFrom() == null ? now : release.publicFrom();
        if (publicFrom.isBefore(now)) {
            throw Fault.at("/publicFrom", "past-instant").asException();
        }
        Instant earlier = publications.versions(before.code(), now).stream()
                .filter(v -> v.number() < before.number() && v.withdrawn() == null)
                .map(PublicationView::publicFrom)
                .max(Instant::compareTo)
                .orElse(publicFrom);
        if (publicFrom.isBefore(earlier)) {
            throw Fault.at("/publicFrom", "before-corrected", earlier).asException();
        }
        if (contents.isStale(contents.read(publications.content(id)))) {
            throw ProblemType.CONFLICT.because("publication-stale");
        }
        require(publications.release(before, publicFrom, actor.get(), now));
        return changed(before, get(id), "RELEASE");
    }

    @Transactional
    PublicationView withdraw(UUID id, String ifMatch, PublicationWithdrawal withdrawal) {
        PublicationView before = changeable(id, ifMatch, PublicationStatus.SCHEDULED, PublicationStatus.PUBLISHED);
        require(publications.withdraw(before, withdrawal.reason(), actor.get(), calendar.now()));
        return changed(before, get(id), "WITHDRAW");
    }

    private PublicationView changeable(UUID id, String ifMatch, PublicationStatus... from) {
        PublicationView before = found(id, Permission.PUBLICATION_WRITE);
        Etag.require(ifMatch, before.version());
        if (!List.of(from).contains(before.status())) {
            throw ProblemType.TRANSITION_NOT_ALLOWED.because("publication-state", before.status());
        }
        return before;
    }

    private PublicationView found(UUID id, String permission) {
        return publications
                .find(id, actor.get().scopeFor(permission), calendar.now())
                .orElseThrow(() -> ApiException.notFound("publication", id));
    }

    private static void require(boolean done) {
        if (!done) {
            throw ProblemType.PRECONDITION_FAILED.because("changed-meanwhile");
        }
    }

    private PublicationView changed(PublicationView before, PublicationView after, String action) {
        PublicationView one = after == null ? before : after;
        events.changed(
                new Change("publication", one.id().toString(), one.locality(), one.plan(), action, before, after));
        return after;
    }
}
