package vn.tiendo06.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.event.Changes;

/**
 * Writes changes down in the transaction that makes them, as one of its last acts: by then it holds the objects' locks, so
 * that the changes of one object are numbered in the order in which they were made.
 */
@ApplicationScoped
class ChangeRecorder {

    private final ChangeTable table;
    private final LocalCalendar calendar;
    private final TransactionSynchronizationRegistry transaction;

    ChangeRecorder(ChangeTable table, LocalCalendar calendar, TransactionSynchronizationRegistry transaction) {
        this.table = table;
        this.calendar = calendar;
        this.transaction = transaction;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void onChanges(@Observes Changes changes) {
        Instant at = calendar.now();
        List<ChangeRow> rows = changes.all().stream()
                .flatMap(change -> ChangeRow.of(change, at).stream())
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        Pending pending = (Pending) transaction.getResource(Pending.class);
        if (pending == null) {
            pending = new Pending(table, new ArrayList<>());
            transaction.putResource(Pending.class, pending);
            transaction.registerInterposedSynchronization(pending);
        }
        pending.rows().addAll(rows);
    }

    /** A transaction's changes so far. What goes wrong with them makes the transaction fail. */
    private record Pending(ChangeTable table, List<ChangeRow> rows) implements Synchronization {

        @Override
        public void beforeCompletion() {
            table.append(rows);
        }

        @Override
        public void afterCompletion(int status) {
            // They have been committed with the rest, or none has.
        }
    }
}
