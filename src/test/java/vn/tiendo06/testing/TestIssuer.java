package vn.tiendo06.testing;

import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.util.HashMap;
import java.util.Map;

/** Quarkus' OIDC test server as the application's issuer: its keys verify the tokens of {@link Tokens}. */
public class TestIssuer extends OidcWiremockTestResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("quarkus.oidc.auth-server-url", settings.get("keycloak.url") + "/realms/quarkus");
        settings.put("quarkus.oidc.token.issuer", Tokens.ISSUER);
        settings.put("quarkus.oidc.token.audience", Tokens.AUDIENCE);
        return settings;
    }
}
