package vn.tiendo06.kernel.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Tells whoever listens what was written and read; always within a transaction. */
@ApplicationScoped
public class Events {

    private final Event<Change> changes;
    private final Event<Access> accesses;

    Events(Event<Change> changes, Event<Access> accesses) {
        this.changes = changes;
        this.accesses = accesses;
    }

    public void changed(Change change) {
        changes.fire(change);
    }

    public void read(Access access) {
        accesses.fire(access);
    }
}
