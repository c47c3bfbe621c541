package vn.tiendo06.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.tiendo06.audit.ChainCheck.Head;
import vn.tiendo06.audit.ChainCheck.Link;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Reach;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.event.Access;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;

/** Shows the trail and checks its chains. Whoever reads it leaves a trace in it too. */
@ApplicationScoped
public class AuditService {

    private final AuditRepository trail;
    private final CurrentActor actor;
    private final Reach reach;
    private final Events events;

    AuditService(AuditRepository trail, CurrentActor actor, Reach reach, Events events) {
        this.trail = trail;
        this.actor = actor;
        this.reach = reach;
        this.events = events;
    }

    @Transactional
    Page<AuditEventView> list(AuditFilter filter, PageRequest page) {
        filter.check();
        Page<AuditEventView> found = trail.list(scope(), filter, page);
        trace();
        return found;
    }

    /**
     * Prepares what is read page by page and is one read all the same: one trace, before the first page. A newest first
     * reading has nothing of what is added meanwhile.
     */
    @Transactional
    public Function<PageRequest, Page<AuditEventView>> pages(AuditFilter filter) {
        filter.check();
        Scope scope = scope();
        trace();
        return page -> QuarkusTransaction.requiringNew().call(() -> trail.list(scope, filter, page));
    }

    /** Prepares an export; its events are then given one by one, read batch by batch. */
    @Transactional
    Consumer<Consumer<AuditEventView>> export(AuditFilter filter) {
        filter.check();
        Scope scope = scope();
        trace();
        return receiver -> export(scope, filter, receiver);
    }

    // Each batch in a transaction of its own: a slow reader must not keep one open.
    private void export(Scope scope, AuditFilter filter, Consumer<AuditEventView> receiver) {
        AuditEventView last = null;
        while (true) {
            AuditEventView from = last;
            List<AuditEventView> batch =
                    QuarkusTransaction.requiringNew().call(() -> trail.following(scope, filter, from));
            batch.forEach(receiver);
            if (batch.size() < AuditRepository.BATCH) {
                return;
            }
            last = batch.getLast();
        }
    }

    /** Checks a chain up to where it ended when the check began. */
    AuditVerification verify(String locality) {
        if (!QuarkusTransaction.requiringNew().call(() -> trail.isWithin(scope(), locality))) {
            throw ApiException.notFound("locality", locality);
        }
        Head head = QuarkusTransaction.requiringNew()
                .call(() -> trail.head(locality))
                .orElse(new Head(0, ChainCheck.BEGINNING));
        ChainCheck check = new ChainCheck();
        UUID lastId = null;
        while (check.checked() < head.ordinal()) {
            long done = check.checked();
            List<Link> links =
                    QuarkusTransaction.requiringNew().call(() -> trail.links(locality, done, head.ordinal()));
            if (links.isEmpty() || !check.follow(links)) {
                break;
            }
            lastId = links.getLast().id();
        }
        check.end(head, lastId);
        QuarkusTransaction.requiringNew().call(() -> trail.beyondHead(locality)).ifPresent(check::beyond);
        String headHash = head.ordinal() == 0 ? null : head.hash();
        return new AuditVerification(locality, check.checked(), check.broken() == null, check.broken(), headHash);
    }

    private void trace() {
        events.read(new Access("audit-event", null, reach.commonLocality(scope()), null));
    }

    private Scope scope() {
        return actor.get().scopeFor(Permission.AUDIT_READ);
    }
}
