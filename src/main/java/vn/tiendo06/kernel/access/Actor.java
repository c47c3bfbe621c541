package vn.tiendo06.kernel.access;

import java.util.List;

/**
 * Who is calling. Of a person only the issuer's subject and the display name are kept (Law 91/2025/QH15).
 *
 * @param issuer the token's issuer
 * @param subject the token's subject at that issuer
 * @param displayName the name shown beside what the caller did
 * @param grants the caller's roles, each with its own scope: a reviewer here may be only a viewer there
 */
public record Actor(String issuer, String subject, String displayName, List<Grant> grants) {

    public boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** Where the caller has a permission: all that the roles with it reach. */
    public Scope scopeFor(String permission) {
        return Scope.union(grants.stream()
                .filter(grant -> grant.role().permissions().contains(permission))
                .map(Grant::scope)
                .toList());
    }
}
