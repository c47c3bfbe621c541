package vn.tiendo06.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import vn.tiendo06.kernel.event.Access;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.web.RequestOrigin;

/** An event on its way into the table; named as the table's columns are. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record AuditEntry(
        String localityCode,
        Instant at,
        String actorIssuer,
        String actorSubject,
        String actorName,
        List<String> roles,
        String clientId,
        String clientAddress,
        String userAgent,
        String requestId,
        String method,
        String path,
        String kind,
        String objectId,
        String action,
        String planCode,
        Object before,
        Object after) {

    /** The chain of what concerns no locality. */
    static final String NATION = "VN";

    static AuditEntry of(Change change, Instant at, AuditActor actor, RequestOrigin origin) {
        return new AuditEntry(
                change.localityCode() == null ? NATION : change.localityCode(),
                at,
                actor.issuer(),
                actor.subject(),
                actor.name(),
                actor.roles(),
                actor.clientId(),
                origin == null ? null : origin.address(),
                origin == null ? null : origin.userAgent(),
                origin == null ? null : origin.id(),
                origin == null ? null : origin.method(),
                origin == null ? null : origin.path(),
                change.kind(),
                change.objectId(),
                change.action(),
                change.planCode(),
                change.before(),
                change.after());
    }

    static AuditEntry of(Access access, Instant at, AuditActor actor, RequestOrigin origin) {
        Change asRead = new Change(
                access.kind(), access.objectId(), access.localityCode(), access.planCode(), "READ", null, null);
        return of(asRead, at, actor, origin);
    }
}
