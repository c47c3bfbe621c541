package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.locality.LocalityRepository;
import vn.tiendo06.plan.Moments;
import vn.tiendo06.plan.SubjectCatalog;
import vn.tiendo06.plan.SubjectFacts;
import vn.tiendo06.unit.UnitRef;
import vn.tiendo06.unit.UnitService;

/** Reads submissions and drafts them. */
@ApplicationScoped
class SubmissionService {

    private final SubmissionRepository submissions;
    private final PastSubmissions past;
    private final Moments moments;
    private final PeriodRepository periods;
    private final SubjectCatalog subjects;
    private final UnitService units;
    private final LocalityRepository localities;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final SubmissionEvents events;
    private final PeriodLock lock;

    SubmissionService(
            SubmissionRepository submissions,
            PastSubmissions past,
            Moments moments,
            PeriodRepository periods,
            SubjectCatalog subjects,
            UnitService units,
            LocalityRepository localities,
            CurrentActor actor,
            LocalCalendar calendar,
            SubmissionEvents events,
            PeriodLock lock) {
        this.submissions = submissions;
        this.past = past;
        this.moments = moments;
        this.periods = periods;
        this.subjects = subjects;
        this.units = units;
        this.localities = localities;
        this.actor = actor;
        this.calendar = calendar;
        this.events = events;
        this.lock = lock;
    }

    @Transactional
    Page<SubmissionView> list(SubmissionFilter filter, PageRequest page) {
        Moment moment = moments.ofList(filter.asOf, filter.plan);
        String[] filterUnits = units.filterCodes(filter.unit);
        Page<SubmissionView> found = moment.past()
                ? past.list(actor.get(), filter, filterUnits, moment, page)
                : submissions.list(actor.get(), filter, filterUnits, page);
        events.listed(filter.plan);
        return found;
    }

    /** A submission for its reader; {@link #get} is for what is done with it. */
    @Transactional
    SubmissionView read(UUID id) {
        SubmissionView submission = get(id);
        events.read(submission);
        return submission;
    }

    /** A submission for its reader as it stood then. */
    @Transactional
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

    @Transactional
    SubmissionView get(UUID id) {
        return submissions.find(actor.get(), id).orElseThrow(() -> ApiException.notFound("submission", id));
    }

    @Transactional
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
        SubjectFacts subject = subjects.find(who.scopeFor(Permission.PLAN_READ), draft.subjectId())
                .orElseThrow(() -> Fault.at("/subjectId", "unknown-subject", draft.subjectId())
                        .asException());
        UnitRef unit = units.resolve(subject.localityCode(), draft.unit())
                .orElseThrow(
                        () -> Fault.at("/unit", "unknown-unit", draft.unit()).asException());
        if (!who.scopeFor(Permission.SUBMISSION_WRITE).units().contains(unit.code())) {
            throw ApiException.of(ProblemType.FORBIDDEN, List.of(Fault.at("/unit", "foreign-unit", draft.unit())));
        }
        List<Fault> faults = new ArrayList<>();
        checkUnit(subject, unit, faults);
        checkPeriod(subject, unit, draft.period(), faults);
        faults.addAll(FigureCheck.given(subject, draft.content().figures()));
        checkEvidence(draft.content().evidence(), faults);
        ApiException.throwIfAny(faults);
        refuseSecond(subject.id(), unit.code(), draft.period());
        lock.requireOpen(subject.planCode(), draft.period(), unit.code(), subject.id());
        Submission carried = carried(draft, subject.id(), unit.code());
        ReportContent content = carried == null ? draft.content() : draft.contentOver(carried.content());
        Figures figures = FigureCheck.computed(subject, content.figures());
        Stamp by = Stamp.of(who, calendar.now());
        Submission submission = new Submission(subject, unit.code(), draft.period(), content.withFigures(figures), by);
        if (carried != null) {
            submission.carriedFrom(carried.id());
        }
        return store(submission, SubmissionAction.CREATE, null, by);
    }

    private Submission carried(SubmissionDraft draft, String subjectId, String unitCode) {
        return draft.carriesOver()
                ? submissions.lastApproved(subjectId, unitCode, draft.period()).orElseThrow(() -> Fault.at(
                                "/carryOver", "nothing-to-carry")
                        .asException())
                : null;
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

    private void refuseSecond(String subjectId, String unitCode, String periodCode) {
        submissions.current(subjectId, unitCode, periodCode).stream()
                .findFirst()
                .ifPresent(SubmissionService::refuse);
    }

    static void refuse(Submission existing) {
        String detail = existing.state() == SubmissionState.APPROVED ? "approved-submission" : "open-submission";
        throw ProblemType.ALREADY_REPORTED.because(
                detail, existing.unitCode(), existing.subjectId(), existing.periodCode(), existing.id());
    }

    private static void checkUnit(SubjectFacts subject, UnitRef unit, List<Fault> faults) {
        if (!subject.reporters().contains(unit.code())) {
            faults.add(Fault.at(
                    "/unit", "not-responsible", unit.name(), subject.id(), String.join(", ", subject.reporters())));
        }
    }

    private void checkPeriod(SubjectFacts subject, UnitRef unit, String code, List<Fault> faults) {
        PeriodView period = periods.find(code).orElse(null);
        if (period == null) {
            faults.add(Fault.at("/period", "unknown-period", code));
        } else if (period.startsOn().isAfter(calendar.today())) {
            faults.add(Fault.at("/period", "future-period", code, period.startsOn()));
        } else if (period.year() < subject.fromYear() || period.year() > subject.toYear()) {
            faults.add(Fault.at("/period", "before-plan", code, subject.fromYear(), subject.toYear()));
        } else if (subject.reporters().contains(unit.code())
                && !subjects.reports(unit.code(), subject.id(), period.endsOn())) {
            faults.add(Fault.at("/unit", "unit-not-its-time", unit.name(), subject.id(), period.endsOn()));
        }
    }

    void checkEvidence(List<Evidence> evidence, List<Fault> faults) {
        for (int i = 0; i < evidence.size(); i++) {
            if (evidence.get(i).date() != null && evidence.get(i).date().isAfter(calendar.today())) {
                faults.add(Fault.at("/evidence/" + i + "/date", "future-date"));
            }
        }
    }
}
