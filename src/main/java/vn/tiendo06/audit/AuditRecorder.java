package vn.tiendo06.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.event.Access;
import vn.tiendo06.kernel.event.Changes;
import vn.tiendo06.kernel.web.RequestOrigin;

/**
 * Writes down what happens, in the transaction in which it happens. All of a transaction's events are appended as its
 * last act, so that a chain is locked for no longer than its commit takes, and never before another lock.
 */
@ApplicationScoped
class AuditRecorder {

    private final AuditTable table;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final TransactionSynchronizationRegistry transaction;

    AuditRecorder(
            AuditTable table,
            CurrentActor actor,
            LocalCalendar calendar,
            TransactionSynchronizationRegistry transaction) {
        this.table = table;
        this.actor = actor;
        this.calendar = calendar;
        this.transaction = transaction;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void onChanges(@Observes Changes changes) {
        Optional<RequestOrigin> origin = RequestOrigin.current();
        Instant at = calendar.now();
        AuditCall call = call(origin);
        add(changes.all().stream()
                .map(change -> AuditEntry.of(change, at, call))
                .toList());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void onAccess(@Observes Access access) {
        Optional<RequestOrigin> origin = RequestOrigin.current();
        add(List.of(AuditEntry.of(access, calendar.now(), call(origin))));
    }

    private AuditCall call(Optional<RequestOrigin> origin) {
        AuditActor who = origin.isEmpty() ? AuditActor.SYSTEM : AuditActor.of(actor.get(), actor.clientId());
        return AuditCall.of(who, origin.orElse(null));
    }

    private void add(List<AuditEntry> entries) {
        Pending pending = (Pending) transaction.getResource(Pending.class);
        if (pending == null) {
            pending = new Pending(table, new ArrayList<>());
            transaction.putResource(Pending.class, pending);
            transaction.registerInterposedSynchronization(pending);
        }
        pending.entries().addAll(entries);
    }

    /** A transaction's events so far. What goes wrong with them makes the transaction fail. */
    private record Pending(AuditTable table, List<AuditEntry> entries) implements Synchronization {

        @Override
        public void beforeCompletion() {
            table.append(entries);
        }

        @Override
        public void afterCompletion(int status) {
            // They have been committed with the rest, or none has.
        }
    }
}
