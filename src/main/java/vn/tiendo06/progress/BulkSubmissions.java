package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.ConstraintFaults;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;

/**
 * Writes many reports as their units: drafts what is not there, replaces what is unfinished, leaves alone what says the same
 * and rejects the rest, each by the rules of a single report. The number of SQL statements does not depend on how many there
 * are. In the caller's transaction where there is one.
 */
@ApplicationScoped
public class BulkSubmissions {

    /** The most that are written at once. */
    public static final int MAX_ITEMS = 10_000;

    private final DraftCases cases;
    private final DraftRules rules;
    private final BulkDecision decision;
    private final SubmissionBatch submissions;
    private final SubmissionWriter writer;
    private final SubmissionEvents events;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final Validator validator;

    BulkSubmissions(
            DraftCases cases,
            DraftRules rules,
            BulkDecision decision,
            SubmissionBatch submissions,
            SubmissionWriter writer,
            SubmissionEvents events,
            CurrentActor actor,
            LocalCalendar calendar,
            Validator validator) {
        this.cases = cases;
        this.rules = rules;
        this.decision = decision;
        this.submissions = submissions;
        this.writer = writer;
        this.events = events;
        this.actor = actor;
        this.calendar = calendar;
        this.validator = validator;
    }

    /** Writes them, or only tells what would become of them. */
    @Transactional
    public BulkWrite write(List<BulkEntry> entries, BulkOptions options) {
        Actor who = actor.get();
        List<BulkPlan> plans = entries.stream().map(BulkPlan::new).toList();
        validate(plans);
        find(plans, who);
        refuseDuplicates(plans);
        Stamp by = Stamp.of(who, calendar.now());
        decision.decide(wanted(plans), options.submit(), by);
        boolean held = options.mode() == BulkMode.ATOMIC && plans.stream().anyMatch(BulkPlan::isRejected);
        boolean written = !options.dryRun() && !held;
        if (written) {
            store(plans, options.mode(), by);
        }
        return new BulkWrite(
                written, plans.stream().map(plan -> plan.outcome(!written)).toList());
    }

    private static List<BulkPlan> wanted(List<BulkPlan> plans) {
        return plans.stream().filter(plan -> !plan.isRejected()).toList();
    }

    private void validate(List<BulkPlan> plans) {
        for (BulkPlan plan : wanted(plans)) {
            List<Fault> faults =
                    ConstraintFaults.of(validator.validate(plan.entry().draft()));
            if (!faults.isEmpty()) {
                plan.reject(ApiException.invalid(faults));
            }
        }
    }

    private void find(List<BulkPlan> plans, Actor who) {
        Scope writing = who.scopeFor(Permission.SUBMISSION_WRITE);
        List<BulkPlan> wanted = wanted(plans);
        List<DraftCase> found =
                cases.of(wanted.stream().map(plan -> plan.entry().draft()).toList(), who);
        for (int i = 0; i < wanted.size(); i++) {
            try {
                rules.requireOwn(found.get(i), writing);
                wanted.get(i).found(found.get(i));
            } catch (ApiException e) {
                // What is foreign is as good as not there, as everywhere where something is looked for by name.
                Fault fault = e.faults().getFirst();
                String code = fault.code().equals("foreign-unit") ? "unknown-unit" : fault.code();
                wanted.get(i)
                        .reject(ApiException.of(
                                ProblemType.NOT_FOUND,
                                List.of(Fault.at(
                                        fault.pointer(), code, fault.args().toArray()))));
            }
        }
    }

    private static void refuseDuplicates(List<BulkPlan> plans) {
        Map<ReportKey, Integer> seen = new HashMap<>();
        for (BulkPlan plan : wanted(plans)) {
            Integer first = seen.putIfAbsent(plan.found().key(), plan.entry().index());
            if (first != null) {
                plan.reject(Fault.at("", "duplicate-item", first).asException());
            }
        }
    }

    private void store(List<BulkPlan> plans, BulkMode mode, Stamp by) {
        List<BulkPlan> started = plans.stream()
                .filter(plan -> plan.isWritten() && plan.isNew())
                // In one order for everybody, so that two bulk writes never wait for each other.
                .sorted((one, other) ->
                        one.found().key().compareTo(other.found().key()))
                .toList();
        if (!started.isEmpty()) {
            Set<UUID> stored =
                    writer.insert(started.stream().map(BulkPlan::written).toList(), by);
            refuseUnstored(started, stored, mode);
        }
        List<BulkPlan> written = plans.stream().filter(BulkPlan::isWritten).toList();
        List<SubmissionWriter.Written> changed = written.stream()
                .filter(plan -> !plan.isNew())
                .map(BulkPlan::written)
                .toList();
        if (!changed.isEmpty()) {
            writer.update(changed, by);
        }
        if (!written.isEmpty()) {
            writer.record(
                    written.stream().flatMap(plan -> plan.steps().stream()).toList(), by);
            events.changed(written);
        }
    }

    /** Another has reported the same meanwhile. */
    private static void refuseUnstored(List<BulkPlan> started, Set<UUID> stored, BulkMode mode) {
        for (BulkPlan plan : started) {
            if (!stored.contains(plan.submission().id())) {
                ApiException taken = ProblemType.CONFLICT.because("already-exists");
                if (mode == BulkMode.ATOMIC) {
                    throw taken;
                }
                plan.reject(taken);
            }
        }
    }
}
