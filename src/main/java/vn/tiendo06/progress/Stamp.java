package vn.tiendo06.progress;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import vn.tiendo06.kernel.access.Actor;

/** Who did something and when. */
@Embeddable
record Stamp(Instant at, String issuer, String subject, String name) {

    static Stamp of(Actor actor, Instant now) {
        return new Stamp(now, actor.issuer(), actor.subject(), actor.displayName());
    }

    boolean isSameAccount(Stamp other) {
        return other != null && issuer.equals(other.issuer) && subject.equals(other.subject);
    }
}
