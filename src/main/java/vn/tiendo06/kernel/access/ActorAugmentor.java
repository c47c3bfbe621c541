package vn.tiendo06.kernel.access;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.security.Permission;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns a verified token into an {@link Actor} with its permissions: those of its roles, none by the issuer's scopes. Units and localities come from the token's claims
 * where the issuer gives either, else from the membership that an administrator keeps: a city's single sign-on knows
 * nothing of commune units. A token that names plans is a machine's: it reads those plans as an integrator and nothing
 * else, whatever other roles it or its account has.
 */
@ApplicationScoped
class ActorAugmentor implements SecurityIdentityAugmentor {

    static final String ACTOR = "vn.tiendo06.actor";

    private static final String PLANS = "plans";

    private static final Map<Role, Set<Permission>> PERMISSIONS =
            Arrays.stream(Role.values()).collect(Collectors.toMap(role -> role, ActorAugmentor::permissionsOf));

    private final MembershipRepository memberships;

    ActorAugmentor(MembershipRepository memberships) {
        this.memberships = memberships;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof OidcJwtCallerPrincipal token)) {
            return Uni.createFrom().item(identity);
        }
        List<Role> roles = identity.getRoles().stream()
                .flatMap(code -> Role.ofCode(code).stream())
                .toList();
        Scope claimed = new Scope(texts(claim(token, "units")), texts(claim(token, "localities")));
        if (!claimed.reachesNothing()) {
            return Uni.createFrom()
                    .item(withActor(
                            identity,
                            token,
                            roles.stream().map(role -> new Grant(role, claimed)).toList()));
        }
        return context.runBlocking(() -> withActor(
                identity,
                token,
                Stream.concat(
                                roles.stream().map(role -> new Grant(role, claimed)),
                                memberships.grantsOf(token.getIssuer(), token.getSubject()).stream())
                        .toList()));
    }

    private static SecurityIdentity withActor(
            SecurityIdentity identity, OidcJwtCallerPrincipal token, List<Grant> grants) {
        Actor actor = new Actor(token.getIssuer(), token.getSubject(), displayName(token), limited(token, grants));
        // Not a copy of the identity: scopes that the issuer gave would be permissions in that.
        QuarkusSecurityIdentity.Builder builder = QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(ACTOR, actor);
        actor.grants().forEach(grant -> builder.addPermissions(PERMISSIONS.get(grant.role())));
        return builder.build();
    }

    private static Set<Permission> permissionsOf(Role role) {
        return role.permissions().stream()
                .map(name -> name.split(":", 2))
                .map(parts -> new StringPermission(parts[0], parts[1]))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Grant> limited(OidcJwtCallerPrincipal token, List<Grant> grants) {
        if (!token.getClaims().getClaimNames().contains(PLANS)) {
            return grants;
        }
        List<String> plans = texts(claim(token, PLANS));
        return grants.stream()
                .filter(grant -> grant.role() == Role.INTEGRATOR)
                .map(grant -> new Grant(grant.role(), grant.scope().ofPlans(plans)))
                .toList();
    }

    private static String displayName(OidcJwtCallerPrincipal token) {
        return Stream.of(claim(token, "name"), claim(token, "preferred_username"), token.getSubject())
                .filter(Objects::nonNull)
                .map(ActorAugmentor::text)
                .findFirst()
                .orElseThrow();
    }

    // As it is kept: the token's own methods look for a claim by an exception.
    private static Object claim(OidcJwtCallerPrincipal token, String name) {
        return token.getClaims().getClaimValue(name);
    }

    private static List<String> texts(Object claim) {
        return switch (claim) {
            case null -> List.of();
            case Collection<?> values ->
                values.stream().map(ActorAugmentor::text).toList();
            case Object single -> List.of(text(single));
        };
    }

    // A sign that the database cannot keep is in no code or name.
    private static String text(Object value) {
        String text = value instanceof JsonString json ? json.getString() : String.valueOf(value);
        return text.replace('\u0000', '\ufffd');
    }
}
