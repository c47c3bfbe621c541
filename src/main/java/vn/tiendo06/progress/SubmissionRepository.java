package vn.tiendo06.progress;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.page.Sorting;

/** Submissions: entities for writing, one SQL statement for each read. */
@ApplicationScoped
class SubmissionRepository implements PanacheRepositoryBase<Submission, UUID> {

    static final String FROM = "submission s join subject r on r.id = s.subject_id join unit u on u.code = s.unit_code";

    static final Sorting SORTING = new Sorting("-updatedAt", "cast(s.id as text)")
            .by("updatedAt", "s.updated_at", "timestamptz")
            .by("period", "s.period_code", "text")
            .by("subject", "s.subject_id", "text");

    private final EntityManager em;
    private final LocalCalendar calendar;

    SubmissionRepository(EntityManager em, LocalCalendar calendar) {
        this.em = em;
        this.calendar = calendar;
    }

    Page<SubmissionView> list(Actor actor, SubmissionFilter filter, String[] units, PageRequest page) {
        ListQuery query = filtered(visible(actor), filter, units);
        if (filter.state != null
                && !filter.state.isApproved()
                && actor.scopeFor(Permission.SUBMISSION_READ_UNAPPROVED).reachesNothing()) {
            // Else all that wait in the country would be looked through to find that none may be seen.
            query.where("false");
        }
        return query.by(SubmissionWays.of(actor, filter, units)).page(em, SORTING, page, SubmissionView::of);
    }

    /** Narrows a query that has the submission at hand as {@code s}. */
    static ListQuery filtered(ListQuery query, SubmissionFilter filter, String[] units) {
        query.where("s.plan_code = :plan", "plan", filter.plan)
                .where("s.subject_id = :subject", "subject", filter.subject)
                .where("s.subject_kind = :kind", "kind", filter.kind == null ? null : filter.kind.name())
                .where("s.unit_code = any(:filterUnits)", "filterUnits", units)
                .where("s.period_code = :period", "period", filter.period);
        if (filter.state == null) {
            return query;
        }
        if (filter.plan != null && !filter.state.isApproved()) {
            // A plan's reports are of its locality, by which those that are not approved are indexed.
            query.where("s.locality_code = (select p.locality_code from plan p where p.code = :plan)");
        }
        // Written out: the few reports that are not approved have indexes of their own.
        return query.where("s.state = '" + filter.state.name() + "'");
    }

    Optional<SubmissionView> find(Actor actor, UUID id) {
        return visible(actor).where("s.id = :id", "id", id).all(em, "", SubmissionView::of).stream()
                .findFirst();
    }

    /**
     * SQL for "submission {@code s} is of a unit that some units took over from, or on a row that names them"; found by
     * index, so that a list does not ask it of every commune's rows. Uses the parameter {@code today}.
     */
    static String kin(String unitsParameter) {
        return """
                (s.unit_code in (
                   select h.unit_code from unit_heir h where h.heir_code = any(:%1$s) and h.since <= :today)
                 or s.subject_id in (select kin_subjects(:%1$s, :today)))""".formatted(unitsParameter);
    }

    /** Whether a submission is of the scope's units, of one they took over from, or of one named with them. */
    boolean isOfKin(SubmissionView submission, Scope scope) {
        return scope.units().contains(submission.unit().code())
                || new ListQuery(kin("units") + " as kin", "submission s")
                        .where("s.id = :id", "id", submission.id())
                        .with("units", scope.unitArray())
                        .with("today", calendar.today())
                        .all(em, "", row -> row.bool("kin"))
                        .getFirst();
    }

    private ListQuery visible(Actor actor) {
        return visible(new ListQuery(SubmissionView.COLUMNS, FROM), actor);
    }

    /**
     * Narrows a query that has the submission at hand as {@code s} to what an account sees now. Approved figures: of its
     * localities, its units and their neighbours in the same locality. What is not approved yet: only with the permission for
     * it, of its own localities and units, of those it took over from and of those named with it. Only what the account has of
     * these is asked: PostgreSQL prepares each for every call.
     */
    ListQuery visible(ListQuery query, Actor actor) {
        Scope approved = actor.scopeFor(Permission.SUBMISSION_READ);
        Scope unapproved = actor.scopeFor(Permission.SUBMISSION_READ_UNAPPROVED);
        List<String> onceApproved = new ArrayList<>();
        // Of an "exists" alone PostgreSQL would make a join, and go through the country for one page.
        List<String> any = new ArrayList<>(List.of("false"));
        if (!approved.localities().isEmpty()) {
            onceApproved.add(Scope.covers("s.locality_code", "localities"));
            query.with("localities", approved.localityArray());
        }
        if (!approved.units().isEmpty()) {
            onceApproved.add("s.unit_code = any(:units)");
            onceApproved.add("s.locality_code in (select locality_code from unit where code = any(:units))");
            query.with("units", approved.unitArray());
        }
        if (!onceApproved.isEmpty()) {
            any.add("s.state in ('APPROVED', 'SUPERSEDED') and (" + String.join(" or ", onceApproved) + ")");
        }
        if (!unapproved.localities().isEmpty()) {
            any.add(Scope.covers("s.locality_code", "openLocalities"));
            query.with("openLocalities", unapproved.localityArray());
        }
        if (!unapproved.units().isEmpty()) {
            any.add("s.unit_code = any(:openUnits)");
            any.add(kin("openUnits"));
            query.with("openUnits", unapproved.unitArray()).with("today", calendar.today());
        }
        return query.whereOneOf("s.plan_code", "scopePlans", approved.plans())
                .where("(" + String.join(" or ", any) + ")");
    }

    /** The unit's submissions on a subject for a period that are unfinished or in force. */
    List<Submission> current(String subjectId, String unitCode, String periodCode) {
        return list(
                "subjectId = ?1 and unitCode = ?2 and periodCode = ?3 and state in ?4",
                subjectId,
                unitCode,
                periodCode,
                List.of(
                        SubmissionState.DRAFT,
                        SubmissionState.SUBMITTED,
                        SubmissionState.CONFIRMED,
                        SubmissionState.RETURNED,
                        SubmissionState.APPROVED));
    }

    /** The highest revision so far, 0 where there is none: withdrawn ones keep their number. */
    int lastRevision(String subjectId, String unitCode, String periodCode) {
        return new ListQuery("coalesce(max(s.revision), 0) as revision", "submission s")
                .where("s.subject_id = :subject", "subject", subjectId)
                .where("s.unit_code = :unit", "unit", unitCode)
                .where("s.period_code = :period", "period", periodCode)
                .all(em, "", row -> row.integer("revision"))
                .getFirst();
    }

    void record(Submission submission, SubmissionAction action, SubmissionState from, String reason, Stamp by) {
        em.createNativeQuery("""
                        insert into submission_event (submission_id, ordinal, event, from_state, to_state, reason,
                          content_hash, actor_issuer, actor_subject, actor_name, at)
                        select :id, coalesce(max(ordinal), 0) + 1, :event, :from, :to, :reason, :hash, :issuer, :subject,
                          :name, :at
                        from submission_event where submission_id = :id""")
                .setParameter("id", submission.id())
                .setParameter("event", action.name())
                .setParameter("from", from == null ? null : from.name())
                .setParameter("to", submission.state().name())
                .setParameter("reason", reason)
                .setParameter("hash", ContentHash.of(submission))
                .setParameter("issuer", by.issuer())
                .setParameter("subject", by.subject())
                .setParameter("name", by.name())
                .setParameter("at", by.at())
                .executeUpdate();
    }

    /** Whether any submission's attachment is this stored object. */
    boolean refersTo(UUID objectId) {
        return !new ListQuery("1 as found", "submission_attachment a")
                .where("a.object_id = :object", "object", objectId)
                .all(em, "", row -> row)
                .isEmpty();
    }

    /** Whether an account has done one of these to a submission: what a person wrote is for others to review. */
    boolean did(UUID id, Actor actor, String... actions) {
        return !new ListQuery("e.id", "submission_event e")
                .where("e.submission_id = :id", "id", id)
                .where("e.event = any(:events)", "events", actions)
                .where("e.actor_issuer = :issuer", "issuer", actor.issuer())
                .where("e.actor_subject = :subject", "subject", actor.subject())
                .all(em, "", row -> row.uuid("id"))
                .isEmpty();
    }

    /** Whether the plan asks the heads of its units to confirm what they report. */
    boolean asksForConfirmation(String planCode) {
        return new ListQuery("p.confirmation_required", "plan p")
                .where("p.code = :plan", "plan", planCode)
                .all(em, "", row -> row.bool("confirmation_required"))
                .getFirst();
    }

    List<SubmissionEventView> history(UUID id, Moment moment) {
        return new ListQuery(SubmissionEventView.COLUMNS, "submission_event e")
                .where("e.submission_id = :id", "id", id)
                .where("e.at <= :recordedBy")
                .asOf(moment)
                .all(em, "e.ordinal", SubmissionEventView::of);
    }
}
