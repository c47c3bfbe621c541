package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.locality.LocalityRepository;
import vn.tiendo06.plan.Moments;
import vn.tiendo06.unit.UnitService;

/** Reads submissions and drafts them. */
@ApplicationScoped
public class SubmissionService {

    private final SubmissionRepository submissions;
    private final PastSubmissions past;
    private final Moments moments;
    private final DraftCases cases;
    private final DraftRules rules;
    private final UnitService units;
    private final LocalityRepository localities;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final SubmissionEvents events;

    SubmissionService(
            SubmissionRepository submissions,
            PastSubmissions past,
            Moments moments,
            DraftCases cases,
            DraftRules rules,
            UnitService units,
            LocalityRepository localities,
            CurrentActor actor,
            LocalCalendar calendar,
            SubmissionEvents events) {
        this.submissions = submissions;
        this.past = past;
        this.moments = moments;
        this.cases = cases;
        this.rules = rules;
        this.units = units;
        this.localities = localities;
        this.actor = actor;
        this.calendar = calendar;
        this.events = events;
    }

    /** Submissions that the caller sees. */
    public Page<SubmissionView> list(SubmissionFilter filter, PageRequest page) {
        Moment moment = moments.ofList(filter.asOf, filter.plan);
        String[] filterUnits = units.filterCodes(filter.unit);
        Page<SubmissionView> found = moment.past()
                ? past.list(actor.get(), filter, filterUnits, moment, page)
                : submissions.list(actor.get(), filter, filterUnits, page);
        events.listed(filter.plan);
        return found;
    }

    /** A submission for its reader; {@link #get} is for what is done with it. */
    SubmissionView read(UUID id) {
        SubmissionView submission = get(id);
        events.read(submission);
        return submission;
    }

    /** A submission for its reader as it stood then. */
    SubmissionView readAsOf(UUID id, String asOf) {
        return read(id, momentOf(id, asOf));
    }

    private SubmissionView read(UUID id, Moment moment) {
        SubmissionView submission =
                past.find(actor.get(), id, moment).orElseThrow(() -> ApiException.notFound("submission", id));
        events.read(submission);
        return submission;
    }

    // Who does not see it now did not see it then: what was approved once is approved or superseded for ever.
    private Moment momentOf(UUID id, String asOf) {
        return asOf == null ? moments.now() : moments.of(asOf, get(id).planCode());
    }

    SubmissionView get(UUID id) {
        return submissions.find(actor.get(), id).orElseThrow(() -> ApiException.notFound("submission", id));
    }

    List<SubmissionEventView> history(UUID id, String asOf) {
        Moment moment = momentOf(id, asOf);
        SubmissionView submission = moment.past() ? read(id, moment) : read(id);
        List<SubmissionEventView> happened = submissions.history(id, moment);
        return isWithin(submission, Permission.SUBMISSION_READ_UNAPPROVED)
                ? happened
                : happened.stream().filter(SubmissionEventView::isOfApproval).toList();
    }

    /** Whether a submission is of the units and localities where the caller has a permission, their kin included. */
    boolean isWithin(SubmissionView submission, String permission) {
        Scope scope = actor.get().scopeFor(permission);
        return submissions.isOfKin(submission, scope) || localities.isWithin(submission.localityCode(), scope);
    }

    /** Starts a report: a draft that its unit completes and submits. */
    @Transactional
    SubmissionView create(SubmissionDraft draft) {
        Actor who = actor.get();
        DraftCase one = cases.of(draft, who);
        rules.requireOwn(one, who.scopeFor(Permission.SUBMISSION_WRITE));
        rules.requireReportable(one);
        refuseSecond(one.key());
        PeriodLock.requireOpen(draft.period(), one.closedSince());
        Stamp by = Stamp.of(who, calendar.now());
        return store(DraftRules.started(one, rules.content(one), by), SubmissionAction.CREATE, null, by);
    }

    /** Numbers a new revision, stores it and tells of it. */
    SubmissionView store(Submission submission, SubmissionAction action, String reason, Stamp by) {
        submission.numberedAfter(
                submissions.lastRevision(submission.subjectId(), submission.unitCode(), submission.periodCode()));
        submissions.persist(submission);
        submissions.flush();
        submissions.record(submission, action, null, reason, by);
        return events.changed(action, null, get(submission.id()));
    }

    private void refuseSecond(ReportKey key) {
        submissions.current(key.subjectId(), key.unitCode(), key.periodCode()).stream()
                .findFirst()
                .ifPresent(SubmissionService::refuse);
    }

    static void refuse(Submission existing) {
        String detail = existing.state() == SubmissionState.APPROVED ? "approved-submission" : "open-submission";
        throw ProblemType.ALREADY_REPORTED.because(
                detail, existing.unitCode(), existing.subjectId(), existing.periodCode(), existing.id());
    }
}
