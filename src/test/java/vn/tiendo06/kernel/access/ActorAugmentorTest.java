package vn.tiendo06.kernel.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.List;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

class ActorAugmentorTest {

    // However the token was verified: SignInTest has those that are kept only.
    @Test
    void permissionsComeFromRolesAlone() {
        SecurityIdentity actor = augmented("reporter");
        assertTrue(actor.checkPermissionBlocking(new StringPermission("submission", "write")));
        assertFalse(actor.checkPermissionBlocking(new StringPermission("lock", "write")));
        SecurityIdentity nobody = augmented("clerk");
        assertFalse(nobody.checkPermissionBlocking(new StringPermission("lock", "write")));
        assertFalse(nobody.checkPermissionBlocking(new StringPermission("plan", "read")));
    }

    @Test
    void whatTheProviderFoundIsKept() {
        SecurityIdentity actor = augmented("reporter");
        assertEquals(Set.of("reporter"), actor.getRoles());
        assertEquals("office", actor.<Actor>getAttribute(ActorAugmentor.ACTOR).subject());
        assertEquals("default", actor.getAttribute("tenant-id"));
        assertEquals("text", actor.getCredential(AccessTokenCredential.class).getToken());
        assertFalse(actor.isAnonymous());
    }

    // As Quarkus makes it of a token whose scope is "lock:write".
    private static SecurityIdentity augmented(String role) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("https://issuer.example");
        claims.setSubject("office");
        claims.setStringListClaim("units", List.of("31-HABAC-VP"));
        AccessTokenCredential credential = new AccessTokenCredential("text");
        SecurityIdentity found = QuarkusSecurityIdentity.builder()
                .setPrincipal(new OidcJwtCallerPrincipal(claims, credential))
                .addRole(role)
                .addCredential(credential)
                .addPermissionAsString("lock:write")
                .addAttribute("tenant-id", "default")
                .build();
        return new ActorAugmentor(null).augment(found, null).await().indefinitely();
    }
}
