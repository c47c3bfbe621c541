package vn.tiendo06.audit;

import java.time.Instant;
import vn.tiendo06.kernel.event.Access;
import vn.tiendo06.kernel.event.Change;

/** An event on its way into the table. */
record AuditEntry(
        AuditCall call,
        String localityCode,
        Instant at,
        String kind,
        String objectId,
        String action,
        String planCode,
        Object before,
        Object after) {

    /** The chain of what concerns no locality. */
    static final String NATION = "VN";

    static AuditEntry of(Change change, Instant at, AuditCall call) {
        return new AuditEntry(
                call,
                change.localityCode() == null ? NATION : change.localityCode(),
                at,
                change.kind(),
                change.objectId(),
                change.action(),
                change.planCode(),
                change.before(),
                change.after());
    }

    static AuditEntry of(Access access, Instant at, AuditCall call) {
        Change asRead = new Change(
                access.kind(), access.objectId(), access.localityCode(), access.planCode(), "READ", null, null);
        return of(asRead, at, call);
    }
}
