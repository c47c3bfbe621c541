package vn.tiendo06.audit;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import vn.tiendo06.kernel.access.Actor;

/** Who acts, as the trail keeps it: of a person only issuer, subject and display name (Law 91/2025/QH15). */
record AuditActor(String issuer, String subject, String name, List<String> roles, String clientId) {

    /** What the application does by itself at its start. */
    static final AuditActor SYSTEM = new AuditActor("tiendo06", "system", "Hệ thống", List.of(), null);

    private static final int MAX_CLIENT_ID = 200;

    static AuditActor of(Actor actor, SecurityIdentity identity) {
        return new AuditActor(
                actor.issuer(),
                actor.subject(),
                actor.displayName(),
                actor.grants().stream()
                        .map(grant -> grant.role().code())
                        .distinct()
                        .sorted()
                        .toList(),
                clientId(identity));
    }

    // azp is OpenID Connect's name for it, client_id that of RFC 9068.
    private static String clientId(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return null;
        }
        Object claim = token.containsClaim("azp") ? token.getClaim("azp") : token.getClaim("client_id");
        if (claim == null) {
            return null;
        }
        String text = claim.toString();
        return text.length() <= MAX_CLIENT_ID ? text : text.substring(0, MAX_CLIENT_ID);
    }
}
