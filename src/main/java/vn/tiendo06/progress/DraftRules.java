package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.plan.SubjectFacts;

/** What a report must be like, the same for one and for thousands. Refuses by exception. */
@ApplicationScoped
class DraftRules {

    private final LocalCalendar calendar;

    DraftRules(LocalCalendar calendar) {
        this.calendar = calendar;
    }

    /** That row and unit are there and the unit is the caller's. */
    void requireOwn(DraftCase one, Scope writing) {
        if (one.subject() == null) {
            throw Fault.at("/subjectId", "unknown-subject", one.draft().subjectId())
                    .asException();
        }
        if (one.unit() == null) {
            throw Fault.at("/unit", "unknown-unit", one.draft().unit()).asException();
        }
        if (!writing.units().contains(one.unit().code())) {
            throw ApiException.of(
                    ProblemType.FORBIDDEN,
                    List.of(Fault.at("/unit", "foreign-unit", one.draft().unit())));
        }
    }

    /** That the unit reports on the row for the period, with content that makes sense. */
    void requireReportable(DraftCase one) {
        List<Fault> faults = new ArrayList<>();
        checkUnit(one, faults);
        checkPeriod(one, faults);
        faults.addAll(contentFaults(one.subject(), one.draft().content()));
        ApiException.throwIfAny(faults);
    }

    /** What the report says, with what it starts from and what is computed. */
    ReportContent content(DraftCase one) {
        if (one.draft().carriesOver() && one.carried() == null) {
            throw Fault.at("/carryOver", "nothing-to-carry").asException();
        }
        ReportContent content = one.carried() == null
                ? one.draft().content()
                : one.draft().contentOver(one.carried().content());
        return computed(one.subject(), content);
    }

    /** The content of an unfinished report that takes another's place. */
    ReportContent replacement(SubjectFacts subject, ReportContent content) {
        ApiException.throwIfAny(contentFaults(subject, content));
        return computed(subject, content);
    }

    /** A draft of it. */
    static Submission started(DraftCase one, ReportContent content, Stamp by) {
        Submission submission =
                new Submission(one.subject(), one.unit().code(), one.draft().period(), content, by);
        if (one.carried() != null) {
            submission.carriedFrom(one.carried().id());
        }
        return submission;
    }

    private static ReportContent computed(SubjectFacts subject, ReportContent content) {
        return content.withFigures(FigureCheck.computed(subject, content.figures()));
    }

    private List<Fault> contentFaults(SubjectFacts subject, ReportContent content) {
        List<Fault> faults = new ArrayList<>(FigureCheck.given(subject, content.figures()));
        checkEvidence(content.evidence(), faults);
        return faults;
    }

    private static void checkUnit(DraftCase one, List<Fault> faults) {
        List<String> reporters = one.subject().reporters();
        if (!reporters.contains(one.unit().code())) {
            faults.add(Fault.at(
                    "/unit", "not-responsible", one.unit().name(), one.subject().id(), String.join(", ", reporters)));
        }
    }

    private void checkPeriod(DraftCase one, List<Fault> faults) {
        PeriodView period = one.period();
        SubjectFacts subject = one.subject();
        String code = one.draft().period();
        if (period == null) {
            faults.add(Fault.at("/period", "unknown-period", code));
        } else if (period.startsOn().isAfter(calendar.today())) {
            faults.add(Fault.at("/period", "future-period", code, period.startsOn()));
        } else if (period.year() < subject.fromYear() || period.year() > subject.toYear()) {
            faults.add(Fault.at("/period", "period-outside-plan", code, subject.fromYear(), subject.toYear()));
        } else if (subject.reporters().contains(one.unit().code()) && !one.reports()) {
            faults.add(Fault.at("/unit", "unit-not-its-time", one.unit().name(), subject.id(), period.endsOn()));
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
