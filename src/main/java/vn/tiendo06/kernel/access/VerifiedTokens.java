package vn.tiendo06.kernel.access;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CaffeineCache;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.tiendo06.kernel.config.DatabaseClock;

/**
 * Knows tokens whose signature and claims were verified within the last minute, by their whole text, so that a client that
 * calls again with the same one does not pay for that each time. What an account may do is asked each time
 * ({@link ActorAugmentor}). See docs/adr/0065-verified-tokens.md.
 */
@ApplicationScoped
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

    /** Of one request. */
    private static final Set<String> PASSING =
            Set.of(RoutingContext.class.getName(), AuthenticationRequestContext.class.getName());

    private final OidcIdentityProvider oidc;
    private final CaffeineCache verified;
    private final DatabaseClock clock;
    private final boolean lasting;

    VerifiedTokens(
            OidcIdentityProvider oidc,
            @CacheName("verified-tokens") Cache verified,
            DatabaseClock clock,
            @ConfigProperty(name = "quarkus.oidc.token.authorization-scheme", defaultValue = "Bearer") String scheme,
            @ConfigProperty(name = "quarkus.oidc.token.binding-certificate", defaultValue = "false")
                    boolean boundToCertificate,
            @ConfigProperty(name = "quarkus.oidc.token.require-jwt-introspection-only", defaultValue = "false")
                    boolean askedForEachTime) {
        this.oidc = oidc;
        this.verified = verified.as(CaffeineCache.class);
        this.clock = clock;
        // Otherwise more than the token's text is looked at.
        this.lasting = scheme.equalsIgnoreCase("Bearer") && !boundToCertificate && !askedForEachTime;
    }

    /** @param expires seconds since 1970 */
    private record Verified(SecurityIdentity identity, long expires) {}

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return IdentityProvider.super.priority() + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        if (!lasting) {
            return oidc.authenticate(request, context);
        }
        String token = request.getToken().getToken();
        SecurityIdentity known = known(token);
        return known != null
                ? Uni.createFrom().item(known)
                : oidc.authenticate(request, context).map(found -> kept(token, found));
    }

    private SecurityIdentity known(String token) {
        CompletableFuture<Verified> found = verified.getIfPresent(token);
        Verified one = found == null ? null : found.getNow(null);
        return one == null || one.expires() <= clock.instant().getEpochSecond() ? null : one.identity();
    }

    private SecurityIdentity kept(String token, SecurityIdentity found) {
        if (!(found.getPrincipal() instanceof OidcJwtCallerPrincipal principal)) {
            return found;
        }
        SecurityIdentity ofNoRequest = withoutRequest(found);
        verified.put(
                token, CompletableFuture.completedFuture(new Verified(ofNoRequest, principal.getExpirationTime())));
        return ofNoRequest;
    }

    private static SecurityIdentity withoutRequest(SecurityIdentity identity) {
        QuarkusSecurityIdentity.Builder builder = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials());
        identity.getAttributes().forEach((name, value) -> {
            if (!PASSING.contains(name)) {
                builder.addAttribute(name, value);
            }
        });
        return builder.build();
    }
}
