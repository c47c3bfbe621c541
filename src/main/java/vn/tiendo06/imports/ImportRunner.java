package vn.tiendo06.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.MembershipGrants;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.ProblemRenderer;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.progress.BulkEntry;
import vn.tiendo06.progress.BulkMode;
import vn.tiendo06.progress.BulkSubmissions;
import vn.tiendo06.progress.BulkWrite;

/**
 * Does a job piece by piece. What a chunk writes, its results and how far the job is then are one transaction: whoever goes
 * on after a crash does nothing twice and leaves nothing out.
 */
@ApplicationScoped
class ImportRunner {

    private final ImportQueue queue;
    private final ImportRepository imports;
    private final BulkSubmissions bulk;
    private final CurrentActor actor;
    private final MembershipGrants memberships;
    private final ProblemRenderer problems;
    private final Events events;
    private final ImportSettings settings;

    ImportRunner(
            ImportQueue queue,
            ImportRepository imports,
            BulkSubmissions bulk,
            CurrentActor actor,
            MembershipGrants memberships,
            ProblemRenderer problems,
            Events events,
            ImportSettings settings) {
        this.queue = queue;
        this.imports = imports;
        this.bulk = bulk;
        this.actor = actor;
        this.memberships = memberships;
        this.problems = problems;
        this.events = events;
        this.settings = settings;
    }

    /** The next chunk of a claimed job, as its owner; false where there is nothing more to do. */
    @ActivateRequestContext
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean advance(ImportQueue.Claim claim, String worker) {
        Optional<ImportQueue.Held> held = queue.hold(claim.id(), worker);
        if (held.isEmpty()) {
            return false;
        }
        ImportOwner owner = claim.owner();
        Optional<Actor> today = owner.today(memberships.of(owner.issuer(), owner.subject()));
        actor.represent(today.orElseGet(owner::nobody), owner.clientId());
        owner.origin().carry();
        if (held.get().cancelRequested()) {
            return over(claim, ImportState.CANCELLED, null);
        }
        if (today.isEmpty()) {
            return over(claim, ImportState.FAILED, ProblemType.FORBIDDEN.because("import-owner"));
        }
        int limit = claim.options().mode() == BulkMode.ATOMIC ? BulkSubmissions.MAX_ITEMS : settings.chunk();
        List<BulkEntry> entries = imports.rows(claim.id(), held.get().done(), limit).stream()
                .map(ImportRunner::entry)
                .toList();
        BulkWrite write = bulk.write(entries, claim.options());
        imports.keep(
                claim.id(),
                write.outcomes().stream()
                        .map(outcome -> new ImportRow.Outcome(
                                outcome, outcome.why() == null ? null : problems.view(outcome.why(), owner.language())))
                        .toList());
        queue.advance(claim.id(), write);
        boolean more = held.get().done() + entries.size() < claim.total();
        return more || over(claim, ImportState.DONE, null);
    }

    /** Ends a job that cannot be done. */
    @ActivateRequestContext
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void giveUp(ImportQueue.Claim claim, String worker) {
        if (queue.hold(claim.id(), worker).isPresent()) {
            actor.represent(claim.owner().nobody(), claim.owner().clientId());
            claim.owner().origin().carry();
            over(claim, ImportState.FAILED, ProblemType.INTERNAL.because("import-failed"));
        }
    }

    private boolean over(ImportQueue.Claim claim, ImportState state, ApiException why) {
        UUID id = claim.id();
        ImportView before = imports.get(id);
        queue.finish(
                id, state, why == null ? null : problems.view(why, claim.owner().language()));
        ImportView after = imports.get(id);
        events.changed(new Change("import", id.toString(), after.localityCode(), null, "FINISH", before, after));
        return false;
    }

    // Why a row cannot be read was told when it was read.
    private static BulkEntry entry(ImportRow row) {
        return row.draft() == null
                ? BulkEntry.unreadable(row.index(), row.ref(), ApiException.invalid(List.of()))
                : BulkEntry.of(row.index(), row.ref(), row.draft());
    }
}
