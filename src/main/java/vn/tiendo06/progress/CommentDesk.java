package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.page.Sorting;

/** The talk about a submission between its unit, its reviewers and administrators: only ever added to. */
@ApplicationScoped
class CommentDesk {

    private static final Sorting SORTING = new Sorting("at", "cast(c.id as text)").by("at", "c.at", "timestamptz");

    private final EntityManager em;
    private final SubmissionService service;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final Events events;

    CommentDesk(
            EntityManager em, SubmissionService service, CurrentActor actor, LocalCalendar calendar, Events events) {
        this.em = em;
        this.service = service;
        this.actor = actor;
        this.calendar = calendar;
        this.events = events;
    }

    @Transactional
    Page<CommentView> list(UUID id, PageRequest page) {
        within(id, Permission.SUBMISSION_READ_UNAPPROVED);
        return new ListQuery(CommentView.COLUMNS, "submission_comment c")
                .where("c.submission_id = :id", "id", id)
                .page(em, SORTING, page, CommentView::of);
    }

    @Transactional
    CommentView add(UUID id, CommentDraft draft) {
        SubmissionView submission = within(id, Permission.SUBMISSION_COMMENT);
        Stamp by = Stamp.of(actor.get(), calendar.now());
        UUID commentId = (UUID) em.createNativeQuery("""
                        insert into submission_comment (submission_id, text, author_issuer, author, author_name, at)
                        values (:id, :text, :issuer, :by, :name, :at) returning id""", UUID.class)
                .setParameter("id", id)
                .setParameter("text", draft.text())
                .setParameter("issuer", by.issuer())
                .setParameter("by", by.subject())
                .setParameter("name", by.name())
                .setParameter("at", by.at())
                .getSingleResult();
        CommentView added =
                new CommentView(commentId, id, draft.text(), new StampView(by.subject(), by.name(), by.at()));
        events.changed(new Change(
                "comment",
                commentId.toString(),
                submission.localityCode(),
                submission.planCode(),
                "CREATE",
                null,
                added));
        return added;
    }

    /** The submission for whom it is no stranger's; 404 for others, even where they see the approved figure. */
    private SubmissionView within(UUID id, String permission) {
        SubmissionView submission = service.get(id);
        if (!service.isWithin(submission, permission)) {
            throw ApiException.notFound("submission", id);
        }
        return submission;
    }
}
