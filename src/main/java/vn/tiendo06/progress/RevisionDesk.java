package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.locality.LocalityRepository;

/** Starts new revisions of approved reports, which stay in force until the revision is approved. */
@ApplicationScoped
class RevisionDesk {

    private final SubmissionService service;
    private final SubmissionRepository submissions;
    private final LocalityRepository localities;
    private final PeriodLock lock;
    private final CurrentActor actor;
    private final LocalCalendar calendar;

    RevisionDesk(
            SubmissionService service,
            SubmissionRepository submissions,
            LocalityRepository localities,
            PeriodLock lock,
            CurrentActor actor,
            LocalCalendar calendar) {
        this.service = service;
        this.submissions = submissions;
        this.localities = localities;
        this.lock = lock;
        this.actor = actor;
        this.calendar = calendar;
    }

    /** A correction that the unit starts itself while the period is open. */
    @Transactional
    SubmissionView correct(UUID id) {
        Actor who = actor.get();
        service.get(id);
        Submission approved = submissions.findById(id);
        if (!who.scopeFor(Permission.SUBMISSION_WRITE).units().contains(approved.unitCode())) {
            throw ApiException.of(
                    ProblemType.FORBIDDEN, List.of(Fault.at("path/id", "foreign-unit", approved.unitCode())));
        }
        requireRevisable(approved, SubmissionAction.CORRECT);
        lock.requireOpen(approved.planCode(), approved.periodCode(), approved.unitCode(), approved.subjectId());
        Stamp by = Stamp.of(who, calendar.now());
        return service.store(approved.correction(by), SubmissionAction.CORRECT, null, by);
    }

    /** A revision that an administrator asks the unit for, with the reason, locked or not. */
    @Transactional
    SubmissionView reopen(UUID id, String ifMatch, String reason) {
        Actor who = actor.get();
        service.get(id);
        Submission approved = submissions.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (!localities.isWithin(approved.localityCode(), who.scopeFor(Permission.SUBMISSION_REOPEN))) {
            throw ApiException.notFound("submission", id);
        }
        Etag.require(ifMatch, approved.version());
        requireRevisable(approved, SubmissionAction.REOPEN);
        Stamp by = Stamp.of(who, calendar.now());
        return service.store(approved.reopening(by), SubmissionAction.REOPEN, reason, by);
    }

    private void requireRevisable(Submission approved, SubmissionAction action) {
        approved.edge(action);
        submissions.current(approved.subjectId(), approved.unitCode(), approved.periodCode()).stream()
                .filter(other -> other.state() != SubmissionState.APPROVED)
                .findFirst()
                .ifPresent(SubmissionService::refuse);
    }
}
