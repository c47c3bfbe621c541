package vn.tiendo06.kernel.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** The caller of this request. */
@RequestScoped
public class CurrentActor {

    private final SecurityIdentity identity;

    CurrentActor(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller; only to be asked where a permission has been checked. */
    public Actor get() {
        return identity.getAttribute(ActorAugmentor.ACTOR);
    }
}
