package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.locality.LocalityRepository;
import vn.tiendo06.plan.SubjectCatalog;
import vn.tiendo06.plan.SubjectFacts;

/** Moves submissions along the {@link Workflow}: each move by the right person, on the version they saw, recorded. */
@ApplicationScoped
class ReviewDesk {

    private final SubmissionService service;
    private final SubmissionRepository submissions;
    private final SubjectCatalog subjects;
    private final LocalityRepository localities;
    private final PeriodLock lock;
    private final DraftRules rules;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final SubmissionEvents events;

    ReviewDesk(
            SubmissionService service,
            SubmissionRepository submissions,
            SubjectCatalog subjects,
            LocalityRepository localities,
            PeriodLock lock,
            DraftRules rules,
            CurrentActor actor,
            LocalCalendar calendar,
            SubmissionEvents events) {
        this.service = service;
        this.submissions = submissions;
        this.subjects = subjects;
        this.localities = localities;
        this.lock = lock;
        this.rules = rules;
        this.actor = actor;
        this.calendar = calendar;
        this.events = events;
    }

    @Transactional
    SubmissionView edit(UUID id, String ifMatch, ReportContent content) {
        Submission submission = own(id, ifMatch);
        requireEditable(submission);
        ReportContent replacement = rules.replacement(subject(submission), content);
        return moved(submission, SubmissionAction.EDIT, null, by -> submission.edit(replacement, by.at()));
    }

    @Transactional
    SubmissionView submit(UUID id, String ifMatch) {
        Submission submission = own(id, ifMatch);
        requireOpen(submission, SubmissionAction.SUBMIT);
        ApiException.throwIfAny(
                FigureCheck.missing(subject(submission), submission.content().figures()));
        boolean confirmation = submissions.asksForConfirmation(submission.planCode());
        return moved(
                submission,
                SubmissionAction.SUBMIT,
                null,
                by -> submission.submit(by, ContentHash.of(submission), confirmation));
    }

    @Transactional
    SubmissionView withdraw(UUID id, String ifMatch) {
        Submission submission = own(id, ifMatch);
        requireOpen(submission, SubmissionAction.WITHDRAW);
        return moved(submission, SubmissionAction.WITHDRAW, null, by -> submission.withdraw(by.at()));
    }

    /** Confirms, approves or gives back. */
    @Transactional
    SubmissionView review(UUID id, String ifMatch, SubmissionAction action, String reason) {
        return review(admitted(id, Etag.version(ifMatch), action), action, reason);
    }

    /** The submission, for whom and in the state that the action needs; refuses otherwise and changes nothing. */
    Submission admitted(UUID id, int version, SubmissionAction action) {
        Submission submission = visible(id);
        Actor who = actor.get();
        Scope scope = who.scopeFor(Permission.SUBMISSION_REVIEW);
        boolean office = localities.isWithin(submission.localityCode(), scope);
        boolean head = scope.units().contains(submission.unitCode());
        if (!office && !head) {
            throw ApiException.notFound("submission", id);
        }
        Etag.require(version, submission.version());
        Set<Workflow.Guard> guards = submission.edge(action).guards();
        if (guards.contains(Workflow.Guard.OFFICE) && !office) {
            throw ProblemType.FORBIDDEN.because("office-decides");
        }
        if (guards.contains(Workflow.Guard.ONE_STEP) && submission.confirmationRequired()) {
            throw ProblemType.TRANSITION_NOT_ALLOWED.because("confirmation-first");
        }
        if (guards.contains(Workflow.Guard.UNIT_HEAD)) {
            requireHead(submission, head);
        }
        if (submissions.did(id, who, SubmissionAction.authorship())
                || action == SubmissionAction.APPROVE && submissions.did(id, who, SubmissionAction.CONFIRM.name())) {
            throw ProblemType.SELF_REVIEW.because("self-review");
        }
        if (action != SubmissionAction.RETURN) {
            submission.requireHash(ContentHash.of(submission));
        }
        return submission;
    }

    private static void requireHead(Submission submission, boolean head) {
        if (!submission.confirmationRequired()) {
            throw ProblemType.TRANSITION_NOT_ALLOWED.because("no-confirmation");
        }
        if (!head) {
            throw ProblemType.FORBIDDEN.because("head-confirms");
        }
    }

    /** Does to an admitted submission what it was admitted for. */
    SubmissionView review(Submission submission, SubmissionAction action, String reason) {
        return moved(submission, action, reason, by -> {
            switch (action) {
                case CONFIRM -> submission.confirm(by, ContentHash.of(submission));
                case RETURN -> submission.giveBack(by, reason);
                case APPROVE -> approve(submission, by);
                default -> throw new IllegalArgumentException(action + " is no review");
            }
        });
    }

    /** Approves, and takes the figure that this one corrects out of force. */
    private void approve(Submission submission, Stamp by) {
        submissions.current(submission.subjectId(), submission.unitCode(), submission.periodCode()).stream()
                .filter(other ->
                        other.state() == SubmissionState.APPROVED && !other.id().equals(submission.id()))
                .forEach(previous -> supersede(previous, by));
        submission.approve(by, ContentHash.of(submission));
    }

    private void supersede(Submission previous, Stamp by) {
        SubmissionView before = service.get(previous.id());
        previous.supersede(by.at());
        submissions.flush();
        submissions.record(previous, SubmissionAction.SUPERSEDE, SubmissionState.APPROVED, null, by);
        events.changed(SubmissionAction.SUPERSEDE, before, service.get(previous.id()));
    }

    Submission own(UUID id, String ifMatch) {
        Submission submission = own(id);
        Etag.require(ifMatch, submission.version());
        return submission;
    }

    Submission own(UUID id) {
        Submission submission = visible(id);
        Scope scope = actor.get().scopeFor(Permission.SUBMISSION_WRITE);
        if (!scope.units().contains(submission.unitCode())) {
            throw ApiException.notFound("submission", id);
        }
        return submission;
    }

    void requireEditable(Submission submission) {
        requireOpen(submission, SubmissionAction.EDIT);
    }

    /** Refuses where the state has no such way, or the period is locked and the way asks that it is not. */
    private void requireOpen(Submission submission, SubmissionAction action) {
        if (submission.edge(action).guards().contains(Workflow.Guard.UNLOCKED) && !submission.reopened()) {
            lock.requireOpen(
                    submission.planCode(), submission.periodCode(), submission.unitCode(), submission.subjectId());
        }
    }

    Submission visible(UUID id) {
        // Not by the service: its refusal would end the transaction, and of many reports the others go on.
        submissions.find(actor.get(), id).orElseThrow(() -> ApiException.notFound("submission", id));
        // Locked, so that of two changes on one version the second is told by its If-Match, before it does any work.
        return submissions.findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private SubjectFacts subject(Submission submission) {
        return subjects.find(actor.get().scopeFor(Permission.PLAN_READ), submission.subjectId())
                .orElseThrow(() -> ApiException.notFound("submission", submission.id()));
    }

    SubmissionView moved(Submission submission, SubmissionAction action, String reason, Consumer<Stamp> move) {
        Actor who = actor.get();
        Stamp by = Stamp.of(who, calendar.now());
        SubmissionState from = submission.state();
        SubmissionView before = service.get(submission.id());
        move.accept(by);
        submissions.flush();
        submissions.record(submission, action, from, reason, by);
        return events.changed(action, before, service.get(submission.id()));
    }
}
