package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
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
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final SubmissionEvents events;

    ReviewDesk(
            SubmissionService service,
            SubmissionRepository submissions,
            SubjectCatalog subjects,
            LocalityRepository localities,
            CurrentActor actor,
            LocalCalendar calendar,
            SubmissionEvents events) {
        this.service = service;
        this.submissions = submissions;
        this.subjects = subjects;
        this.localities = localities;
        this.actor = actor;
        this.calendar = calendar;
        this.events = events;
    }

    @Transactional
    SubmissionView edit(UUID id, String ifMatch, ReportContent content) {
        Submission submission = own(id, ifMatch);
        SubjectFacts subject = subject(submission);
        List<Fault> faults = FigureCheck.given(subject, content.figures());
        service.checkEvidence(content.evidence(), faults);
        ApiException.throwIfAny(faults);
        Figures figures = FigureCheck.computed(subject, content.figures());
        return moved(
                submission, SubmissionAction.EDIT, null, by -> submission.edit(content.withFigures(figures), by.at()));
    }

    @Transactional
    SubmissionView submit(UUID id, String ifMatch) {
        Submission submission = own(id, ifMatch);
        return moved(submission, SubmissionAction.SUBMIT, null, by -> {
            submission.submit(by, ContentHash.of(submission));
            ApiException.throwIfAny(FigureCheck.missing(
                    subject(submission), submission.content().figures()));
        });
    }

    @Transactional
    SubmissionView withdraw(UUID id, String ifMatch) {
        Submission submission = own(id, ifMatch);
        return moved(submission, SubmissionAction.WITHDRAW, null, by -> submission.withdraw(by.at()));
    }

    @Transactional
    SubmissionView giveBack(UUID id, String ifMatch, String reason) {
        Submission submission = underReview(id, ifMatch);
        return moved(submission, SubmissionAction.RETURN, reason, by -> submission.giveBack(by, reason));
    }

    /** Approves, and takes the figure that this one corrects out of force. */
    @Transactional
    SubmissionView approve(UUID id, String ifMatch) {
        Submission submission = underReview(id, ifMatch);
        return moved(submission, SubmissionAction.APPROVE, null, by -> {
            submissions.current(submission.subjectId(), submission.unitCode(), submission.periodCode()).stream()
                    .filter(other -> other.state() == SubmissionState.APPROVED
                            && !other.id().equals(id))
                    .forEach(previous -> supersede(previous, by));
            submission.approve(by, ContentHash.of(submission));
        });
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

    private Submission underReview(UUID id, String ifMatch) {
        Submission submission = visible(id);
        Scope scope = actor.get().scopeFor(Permission.SUBMISSION_REVIEW);
        if (!localities.isWithin(submission.localityCode(), scope)) {
            throw ApiException.notFound("submission", id);
        }
        Etag.require(ifMatch, submission.version());
        if (submissions.wroteAny(id, actor.get())) {
            throw ProblemType.SELF_REVIEW.because("self-review");
        }
        return submission;
    }

    private Submission visible(UUID id) {
        service.get(id);
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
