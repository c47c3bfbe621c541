package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.plan.SubjectCatalog;

/** Has the other units of a row add to its unfinished report; the unit that answers hands it in. */
@ApplicationScoped
class ContributionDesk {

    private final ReviewDesk desk;
    private final DraftRules rules;
    private final PeriodRepository periods;
    private final SubjectCatalog subjects;
    private final CurrentActor actor;

    ContributionDesk(
            ReviewDesk desk, DraftRules rules, PeriodRepository periods, SubjectCatalog subjects, CurrentActor actor) {
        this.desk = desk;
        this.rules = rules;
        this.periods = periods;
        this.subjects = subjects;
        this.actor = actor;
    }

    @Transactional
    SubmissionView put(UUID id, String unit, String ifMatch, ContributionDraft draft) {
        Submission submission = admitted(id, unit, ifMatch);
        List<Fault> faults = new ArrayList<>();
        rules.checkEvidence(draft.evidence(), faults);
        ApiException.throwIfAny(faults);
        Optional<Contribution> existing = of(submission, unit);
        return desk.moved(
                submission,
                SubmissionAction.EDIT,
                null,
                by -> submission.editing(by.at(), () -> {
                    existing.ifPresent(submission.contributions()::remove);
                    submission.contributions().add(new Contribution(unit, draft, by));
                }));
    }

    @Transactional
    SubmissionView remove(UUID id, String unit, String ifMatch) {
        Submission submission = admitted(id, unit, ifMatch);
        Contribution contribution = of(submission, unit).orElseThrow(() -> ApiException.notFound("contribution", unit));
        return desk.moved(
                submission,
                SubmissionAction.EDIT,
                null,
                by -> submission.editing(
                        by.at(), () -> submission.contributions().remove(contribution)));
    }

    private Submission admitted(UUID id, String unit, String ifMatch) {
        Submission submission = desk.visible(id);
        if (!actor.get().scopeFor(Permission.SUBMISSION_WRITE).units().contains(unit)) {
            throw ApiException.of(ProblemType.FORBIDDEN, List.of(Fault.at("path/unit", "foreign-unit", unit)));
        }
        if (unit.equals(submission.unitCode())) {
            throw Fault.at("path/unit", "own-report", unit).asException();
        }
        PeriodView period = periods.find(submission.periodCode()).orElseThrow();
        if (!subjects.reports(unit, submission.subjectId(), period.endsOn())) {
            throw Fault.at("path/unit", "unit-not-its-time", unit, submission.subjectId(), period.endsOn())
                    .asException();
        }
        Etag.require(ifMatch, submission.version());
        desk.requireEditable(submission);
        return submission;
    }

    private static Optional<Contribution> of(Submission submission, String unit) {
        return submission.contributions().stream()
                .filter(contribution -> contribution.unitCode().equals(unit))
                .findFirst();
    }
}
