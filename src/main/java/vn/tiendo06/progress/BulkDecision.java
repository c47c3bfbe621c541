package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import vn.tiendo06.kernel.error.ApiException;

/** Decides what becomes of each report of a bulk write, by what is there already. */
@ApplicationScoped
class BulkDecision {

    private final DraftRules rules;
    private final SubmissionBatch submissions;

    BulkDecision(DraftRules rules, SubmissionBatch submissions) {
        this.rules = rules;
        this.submissions = submissions;
    }

    /** What all of them are decided by. */
    private record Ground(
            Map<ReportKey, List<Submission>> current,
            Map<UUID, SubmissionView> views,
            Map<ReportKey, Integer> lastRevisions,
            Set<String> confirming,
            boolean submit,
            Stamp by) {

        Optional<Submission> in(ReportKey key, SubmissionState... states) {
            List<SubmissionState> wanted = List.of(states);
            return current.getOrDefault(key, List.of()).stream()
                    .filter(one -> wanted.contains(one.state()))
                    .findFirst();
        }

        boolean asksForConfirmation(Submission one) {
            return confirming.contains(one.planCode());
        }
    }

    void decide(List<BulkPlan> plans, boolean submit, Stamp by) {
        Ground ground = ground(plans, submit, by);
        for (BulkPlan plan : plans) {
            try {
                decide(plan, ground);
            } catch (ApiException e) {
                plan.reject(e);
            }
        }
    }

    private Ground ground(List<BulkPlan> plans, boolean submit, Stamp by) {
        Set<ReportKey> keys = plans.stream().map(plan -> plan.found().key()).collect(Collectors.toSet());
        Map<ReportKey, List<Submission>> current = submissions.lockCurrent(keys);
        Set<ReportKey> fresh =
                keys.stream().filter(key -> !current.containsKey(key)).collect(Collectors.toSet());
        List<UUID> existing = current.values().stream()
                .flatMap(List::stream)
                .map(Submission::id)
                .toList();
        return new Ground(
                current,
                submissions.views(existing),
                submissions.lastRevisions(fresh),
                submissions.askingForConfirmation(plans.stream()
                        .map(plan -> plan.found().subject().planCode())
                        .collect(Collectors.toSet())),
                submit,
                by);
    }

    private void decide(BulkPlan plan, Ground ground) {
        DraftCase one = plan.found();
        ReportKey key = one.key();
        Optional<Submission> unfinished = ground.in(key, SubmissionState.DRAFT, SubmissionState.RETURNED);
        Optional<Submission> standing = ground.in(key, SubmissionState.SUBMITTED, SubmissionState.CONFIRMED)
                .or(() -> ground.in(key, SubmissionState.APPROVED));
        if (unfinished.isPresent()) {
            replace(plan, unfinished.get(), ground);
        } else if (standing.isPresent()) {
            compare(plan, standing.get());
        } else {
            start(plan, ground);
        }
    }

    private void start(BulkPlan plan, Ground ground) {
        DraftCase one = plan.found();
        rules.requireReportable(one);
        PeriodLock.requireOpen(one.draft().period(), one.closedSince());
        ReportContent content = rules.content(one);
        Submission draft = DraftRules.started(one, content, ground.by());
        draft.identify(UuidVersion7Strategy.INSTANCE.generateUuid(null));
        draft.numberedAfter(ground.lastRevisions().getOrDefault(one.key(), 0));
        plan.started(draft);
        plan.shown().add(null);
        String hash = ContentHash.of(draft);
        SubmissionAction action = SubmissionAction.CREATE;
        if (ground.submit()) {
            requireComplete(one, draft);
            draft.arrive(ground.by(), hash, ground.asksForConfirmation(draft));
            action = SubmissionAction.SUBMIT;
        }
        plan.step(action, null, hash, one.shown(draft, null, 0));
    }

    private void replace(BulkPlan plan, Submission draft, Ground ground) {
        DraftCase one = plan.found();
        ReportContent content = rules.replacement(
                one.subject(),
                one.draft().carriesOver() ? rules.content(one) : one.draft().content());
        SubmissionView before = ground.views().get(draft.id());
        plan.existing(draft);
        plan.shown().add(before);
        boolean same = content.equals(draft.content());
        if (same && !ground.submit()) {
            return;
        }
        if (!draft.reopened()) {
            PeriodLock.requireOpen(one.draft().period(), one.closedSince());
        }
        String hash;
        if (!same) {
            SubmissionState from = draft.state();
            draft.edit(content, ground.by().at());
            hash = ContentHash.of(draft);
            plan.step(SubmissionAction.EDIT, from, hash, one.shown(draft, before, draft.version() + 1));
        } else {
            hash = ContentHash.of(draft);
        }
        if (ground.submit()) {
            submit(plan, hash, before, ground);
        }
    }

    private void submit(BulkPlan plan, String hash, SubmissionView before, Ground ground) {
        DraftCase one = plan.found();
        Submission submission = plan.submission();
        requireComplete(one, submission);
        SubmissionState from = submission.state();
        submission.submit(ground.by(), hash, ground.asksForConfirmation(submission));
        int version = plan.shown().getLast().version() + 1;
        plan.step(SubmissionAction.SUBMIT, from, hash, one.shown(submission, before, version));
    }

    private static void requireComplete(DraftCase one, Submission submission) {
        ApiException.throwIfAny(FigureCheck.missing(one.subject(), submission.figures()));
    }

    /** What is under review or in force stays: a report that says something else is refused as a second one. */
    private void compare(BulkPlan plan, Submission standing) {
        DraftCase one = plan.found();
        ReportContent content = rules.replacement(
                one.subject(),
                one.draft().carriesOver() ? rules.content(one) : one.draft().content());
        if (!Objects.equals(content, standing.content())) {
            SubmissionService.refuse(standing);
        }
        plan.existing(standing);
    }
}
