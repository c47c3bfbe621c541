package vn.tiendo06.kernel.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;

/** Tells whoever listens what was written and read; writes always within their transaction. */
@ApplicationScoped
public class Events {

    private final Event<Changes> changes;
    private final Event<Access> accesses;
    private final Event<Notification> notifications;

    Events(Event<Changes> changes, Event<Access> accesses, Event<Notification> notifications) {
        this.changes = changes;
        this.accesses = accesses;
        this.notifications = notifications;
    }

    public void changed(Change change) {
        changed(List.of(change));
    }

    /** Tells of all that a bulk write has done. */
    public void changed(List<Change> all) {
        if (!all.isEmpty()) {
            changes.fire(new Changes(all));
        }
    }

    /** Has an account told something; fails where it cannot be delivered. */
    public void notify(Notification notification) {
        notifications.fire(notification);
    }

    /** Tells that a machine has read something, in a transaction of its own where there is none. */
    @Transactional
    public void read(Access access) {
        accesses.fire(access);
    }
}
