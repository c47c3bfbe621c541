package vn.tiendo06.feed;

import java.time.Instant;
import java.util.Optional;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Tracked;
import vn.tiendo06.kernel.event.Tracked.Confinement;

/** A change on its way into the table. */
record ChangeRow(Instant at, FeedKind kind, Change change) {

    private static final String NATION = "VN";

    /** The change's row; none for a kind that is not passed on. */
    static Optional<ChangeRow> of(Change change, Instant at) {
        return change.objectId() == null
                ? Optional.empty()
                : FeedKind.of(change.kind()).map(kind -> new ChangeRow(at, kind, change));
    }

    String localityCode() {
        return change.localityCode() == null ? NATION : change.localityCode();
    }

    /** The object after the change, null where it is no longer there. */
    Object shown() {
        return change.after() instanceof Tracked tracked ? tracked.shown() : change.after();
    }

    Integer version() {
        return change.after() instanceof Tracked tracked ? (Integer) tracked.version() : null;
    }

    String unitCode() {
        return confinement() == null ? null : confinement().unitCode();
    }

    String subjectId() {
        return confinement() == null ? null : confinement().subjectId();
    }

    /** Whether all see it who see approved figures; a submission that does not say so is not approved. */
    boolean approved() {
        return confinement() == null
                ? kind.audience() != Audience.SUBMISSION
                : confinement().approved();
    }

    private Confinement confinement() {
        Object known = change.after() == null ? change.before() : change.after();
        return known instanceof Tracked tracked ? tracked.confinement() : null;
    }
}
