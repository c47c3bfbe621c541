package vn.tiendo06.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.tiendo06.kernel.access.MembershipDraft;
import vn.tiendo06.kernel.access.MembershipService;
import vn.tiendo06.kernel.access.Role;

/** Dev mode only: the dev issuer's users get their units and localities, since its tokens carry none. */
@ApplicationScoped
@IfBuildProfile("dev")
class DevAccounts {

    private final MembershipService memberships;
    private final String issuer;

    DevAccounts(MembershipService memberships, @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer) {
        this.memberships = memberships;
        this.issuer = issuer;
    }

    @Transactional
    void onStart(@Observes StartupEvent event) {
        grant("admin", Role.ADMINISTRATOR, List.of(), List.of("VN"));
        grant("reviewer", Role.REVIEWER, List.of(), List.of("10816"));
        grant("police", Role.REPORTER, List.of("10816.CA"), List.of());
        grant("culture", Role.REPORTER, List.of("10816.VH"), List.of());
        grant("viewer", Role.VIEWER, List.of(), List.of("10816"));
        grant("auditor", Role.AUDITOR, List.of(), List.of("VN"));
        grant("portal", Role.INTEGRATOR, List.of(), List.of("31"));
    }

    private void grant(String subject, Role role, List<String> units, List<String> localities) {
        memberships.establish(new MembershipDraft(issuer, subject, role, units, localities));
    }
}
