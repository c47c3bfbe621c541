package vn.tiendo06.kernel.limit;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Role;

/**
 * A fair share for each: a machine that synchronises too eagerly slows down nobody but itself, and on the last evening a
 * unit whose script runs wild leaves the others their turn. Kept in memory, on each replica for itself (docs/adr/0061).
 */
@ApplicationScoped
public class RequestLimits {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final CurrentActor actor;
    private final Allowance allowance;
    private final int bulkItems;
    private final Limit integrators;
    private final Limit units;

    RequestLimits(LimitSettings settings, CurrentActor actor, Allowance allowance, Clock clock) {
        this.actor = actor;
        this.allowance = allowance;
        this.bulkItems = settings.bulkItems();
        TimeMeter time = new ByClock(clock);
        this.integrators = new Limit(
                "integrator",
                settings.integrator().requests(),
                settings.integrator().window(),
                settings.callers(),
                time);
        this.units = new Limit("unit", settings.unit().writes(), settings.unit().window(), settings.callers(), time);
    }

    private record ByClock(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    @ServerRequestFilter
    public void spend(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().startsWith("/public/") || !integrators.isOn() && !units.isOn()) {
            return;
        }
        Actor caller = actor.get();
        // Open data and dev mode's tokens ask nobody who they are.
        if (caller == null) {
            return;
        }
        boolean writes = !READS.contains(request.getMethod());
        if (integrators.isOn() && caller.has(Role.INTEGRATOR)) {
            allowance.open(integrators, caller.issuer() + ' ' + caller.subject(), bulkItems);
        } else if (units.isOn() && writes && caller.has(Role.REPORTER)) {
            allowance.open(units, share(caller), bulkItems);
        }
    }

    // All who report for the same units share their turn; who names none has one of their own.
    private static String share(Actor caller) {
        String units = caller.grants().stream()
                .filter(grant -> grant.role() == Role.REPORTER)
                .flatMap(grant -> grant.scope().units().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        return units.isEmpty() ? caller.issuer() + ' ' + caller.subject() : units;
    }

    @ServerResponseFilter
    public void tell(ContainerResponseContext response) {
        Limit.Spent spent = allowance.spent();
        if (spent != null) {
            response.getHeaders().putSingle("RateLimit-Policy", spent.policy());
            response.getHeaders().putSingle("RateLimit", spent.state());
            if (!spent.allowed()) {
                response.getHeaders().putSingle("Retry-After", Long.toString(Math.max(1, spent.seconds())));
            }
        }
    }
}
