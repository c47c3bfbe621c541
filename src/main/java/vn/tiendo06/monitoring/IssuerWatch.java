package vn.tiendo06.monitoring;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.IssuerPresence;

/** Looks now and then whether the issuer answers, and fetches its keys where it was away when the application started. */
@ApplicationScoped
class IssuerWatch {

    private static final Logger LOG = Logger.getLogger(IssuerWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TenantConfigBean tenants;
    private final LocalCalendar calendar;
    private final IssuerPresence presence;
    private volatile State state = new State(false, false, null);

    /**
     * @param knowsKeys whether tokens can be verified, be the issuer there or not
     * @param since when it came or went, null before the first look
     */
    record State(boolean knowsKeys, boolean isReachable, Instant since) {}

    IssuerWatch(TenantConfigBean tenants, LocalCalendar calendar, IssuerPresence presence) {
        this.tenants = tenants;
        this.calendar = calendar;
        this.presence = presence;
    }

    State state() {
        return state;
    }

    /** Asks the issuer; the answer is told by {@link #state()} when it has come. */
    Uni<Void> look() {
        TenantConfigContext issuer = tenants.getDefaultTenant();
        if (!issuer.oidcConfig().tenantEnabled()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Boolean> answer =
                issuer.ready() ? answers(issuer) : issuer.initialize().map(TenantConfigContext::ready);
        return answer.ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(false)
                .invoke(this::note)
                .replaceWithVoid();
    }

    private static Uni<Boolean> answers(TenantConfigContext issuer) {
        String discovery = issuer.getOidcMetadata().getDiscoveryUri();
        if (discovery == null) {
            return Uni.createFrom().item(true);
        }
        return issuer.getOidcProviderClient()
                .getWebClient()
                .getAbs(discovery)
                .send()
                .map(response -> response.statusCode() == 200);
    }

    private void note(boolean reachable) {
        presence.seen(reachable);
        State before = state;
        boolean changed = before.since() == null || before.isReachable() != reachable;
        state = new State(tenants.getDefaultTenant().ready(), reachable, changed ? calendar.now() : before.since());
        if (changed && !reachable) {
            LOG.warn("The issuer of tokens does not answer; tokens signed with keys known by now are still taken");
        } else if (changed) {
            LOG.info("The issuer of tokens answers");
        }
    }
}
