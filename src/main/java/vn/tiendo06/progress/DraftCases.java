package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.plan.SubjectCatalog;
import vn.tiendo06.plan.SubjectFacts;
import vn.tiendo06.unit.UnitMention;
import vn.tiendo06.unit.UnitRef;
import vn.tiendo06.unit.UnitService;

/** Finds what decides about drafts, by as many statements for ten thousand as for one. */
@ApplicationScoped
class DraftCases {

    private final SubjectCatalog subjects;
    private final UnitService units;
    private final PeriodRepository periods;
    private final PeriodLock lock;
    private final SubmissionBatch submissions;

    DraftCases(
            SubjectCatalog subjects,
            UnitService units,
            PeriodRepository periods,
            PeriodLock lock,
            SubmissionBatch submissions) {
        this.subjects = subjects;
        this.units = units;
        this.periods = periods;
        this.lock = lock;
        this.submissions = submissions;
    }

    /** Who reports on what for when, as far as it is known. */
    private record Named(SubmissionDraft draft, SubjectFacts subject, UnitRef unit, PeriodView period) {

        boolean isWhole() {
            return subject != null && unit != null && period != null;
        }

        SubjectCatalog.Reporter reporter() {
            return new SubjectCatalog.Reporter(unit.code(), subject.id(), period.endsOn());
        }

        PeriodLock.Ground ground() {
            return new PeriodLock.Ground(subject.planCode(), period.code(), unit.code(), subject.id());
        }

        ReportKey key() {
            return new ReportKey(subject.id(), unit.code(), period.code());
        }
    }

    DraftCase of(SubmissionDraft draft, Actor who) {
        return of(List.of(draft), who).getFirst();
    }

    /** In the order of the drafts. */
    List<DraftCase> of(List<SubmissionDraft> drafts, Actor who) {
        List<Named> named = named(drafts, who);
        List<Named> whole = named.stream().filter(Named::isWhole).toList();
        Set<SubjectCatalog.Reporter> reporting = subjects.reporting(set(whole, Named::reporter));
        Map<PeriodLock.Ground, Instant> closed = lock.closed(set(whole, Named::ground));
        Map<ReportKey, Submission> carried = submissions.lastApproved(
                set(whole.stream().filter(one -> one.draft().carriesOver()).toList(), Named::key));
        List<DraftCase> cases = new ArrayList<>(named.size());
        for (Named one : named) {
            boolean isWhole = one.isWhole();
            cases.add(new DraftCase(
                    one.draft(),
                    one.subject(),
                    one.unit(),
                    one.period(),
                    isWhole && reporting.contains(one.reporter()),
                    isWhole ? closed.get(one.ground()) : null,
                    isWhole && one.draft().carriesOver() ? carried.get(one.key()) : null));
        }
        return cases;
    }

    private List<Named> named(List<SubmissionDraft> drafts, Actor who) {
        Map<String, SubjectFacts> known =
                subjects.find(who.scopeFor(Permission.PLAN_READ), set(drafts, SubmissionDraft::subjectId));
        Map<String, PeriodView> calendar = periods.find(set(drafts, SubmissionDraft::period));
        Map<UnitMention, UnitRef> unitsMeant = units.resolve(drafts.stream()
                .map(draft -> mention(draft, known))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return drafts.stream()
                .map(draft -> new Named(
                        draft,
                        known.get(draft.subjectId()),
                        unitsMeant.get(mention(draft, known)),
                        calendar.get(draft.period())))
                .toList();
    }

    private static UnitMention mention(SubmissionDraft draft, Map<String, SubjectFacts> known) {
        SubjectFacts subject = known.get(draft.subjectId());
        return subject == null ? null : new UnitMention(subject.localityCode(), draft.unit());
    }

    private static <T, K> Set<K> set(List<T> all, Function<T, K> key) {
        return all.stream().map(key).collect(Collectors.toCollection(HashSet::new));
    }
}
