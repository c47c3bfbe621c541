package vn.tiendo06.kernel.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What accounts have been granted here, for work that is done without their token. */
@ApplicationScoped
public class MembershipGrants {

    private final MembershipRepository memberships;

    MembershipGrants(MembershipRepository memberships) {
        this.memberships = memberships;
    }

    /** The account's roles with their scopes, none where it has no membership. */
    public List<Grant> of(String issuer, String subject) {
        return memberships.grantsOf(issuer, subject);
    }
}
