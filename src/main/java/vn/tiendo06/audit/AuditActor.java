package vn.tiendo06.audit;

import java.util.List;
import vn.tiendo06.kernel.access.Actor;

/** Who acts, as the trail keeps it: of a person only issuer, subject and display name (Law 91/2025/QH15). */
record AuditActor(String issuer, String subject, String name, List<String> roles, String clientId) {

    /** What the application does by itself at its start. */
    static final AuditActor SYSTEM = new AuditActor("tiendo06", "system", "Hệ thống", List.of(), null);

    static AuditActor of(Actor actor, String clientId) {
        return new AuditActor(
                actor.issuer(),
                actor.subject(),
                actor.displayName(),
                actor.grants().stream()
                        .map(grant -> grant.role().code())
                        .distinct()
                        .sorted()
                        .toList(),
                clientId);
    }
}
