package vn.tiendo06.kernel.error;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether a key that is not known may be one of the issuer's all the same: the issuer is away, or was when it was last asked
 * for its keys, and is not asked again before the interval is over.
 */
@ApplicationScoped
public class IssuerPresence {

    private final Duration interval;
    private volatile boolean away;
    private volatile Long failedAt;

    IssuerPresence(@ConfigProperty(name = "quarkus.oidc.token.forced-jwk-refresh-interval") Duration interval) {
        this.interval = interval;
    }

    /** Says whether the issuer answers. */
    public void seen(boolean answers) {
        away = !answers;
    }

    void lookFailed() {
        failedAt = System.nanoTime();
    }

    boolean mayHaveNewKeys() {
        Long failed = failedAt;
        return away || failed != null && System.nanoTime() - failed < interval.toNanos();
    }
}
