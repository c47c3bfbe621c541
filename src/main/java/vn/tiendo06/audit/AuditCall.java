package vn.tiendo06.audit;

import java.util.List;
import vn.tiendo06.kernel.web.RequestOrigin;

/** Who did it and by which call: the same for all that a call does. */
record AuditCall(
        String actorIssuer,
        String actorSubject,
        String actorName,
        List<String> roles,
        String clientId,
        String clientAddress,
        String userAgent,
        String requestId,
        String method,
        String path) {

    static AuditCall of(AuditActor actor, RequestOrigin origin) {
        return new AuditCall(
                actor.issuer(),
                actor.subject(),
                actor.name(),
                actor.roles(),
                actor.clientId(),
                origin == null ? null : origin.address(),
                origin == null ? null : origin.userAgent(),
                origin == null ? null : origin.id(),
                origin == null ? null : origin.method(),
                origin == null ? null : origin.path());
    }
}
