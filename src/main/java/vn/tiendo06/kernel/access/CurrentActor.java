package vn.tiendo06.kernel.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of this request, or the account for which a job works. */
@RequestScoped
public class CurrentActor {

    private static final int MAX_CLIENT_ID = 200;

    private final SecurityIdentity identity;
    private Actor represented;
    private String representedClient;

    CurrentActor(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Has what follows in this context done in the name of an account that asked for it earlier. */
    public void represent(Actor actor, String clientId) {
        represented = actor;
        representedClient = clientId;
    }

    /** The caller; only to be asked where a permission has been checked. */
    public Actor get() {
        return represented == null ? identity.getAttribute(ActorAugmentor.ACTOR) : represented;
    }

    /** The application that called, null where the token does not tell. */
    public String clientId() {
        if (represented != null) {
            return representedClient;
        }
        // azp is OpenID Connect's name for it, client_id that of RFC 9068.
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
