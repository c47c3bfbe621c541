package vn.tiendo06.startup;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Who vouches for callers, and how that is verified. */
final class IssuerRules {

    private static final List<String> ADDRESSES = List.of(
            "quarkus.oidc.auth-server-url",
            "quarkus.oidc.jwks-path",
            "quarkus.oidc.token.issuer",
            "quarkus.oidc.introspection-path");
    private static final Duration MAX_GRACE = Duration.ofSeconds(60);

    private IssuerRules() {}

    static void check(Settings settings, Consumer<Unsafe> found) {
        ADDRESSES.stream()
                .filter(property -> settings.startsWith(property, "http:"))
                .forEach(property -> found.accept(new Unsafe(Risk.ISSUER_IN_CLEAR, property)));
        for (String property : List.of("quarkus.oidc.tls.verification", "quarkus.oidc.proxy.tls.verification")) {
            if (settings.has(property, "none")) {
                found.accept(new Unsafe(Risk.ISSUER_UNVERIFIED, property));
            }
        }
        if (settings.isTrue("quarkus.tls.trust-all")) {
            found.accept(new Unsafe(Risk.ISSUER_UNVERIFIED, "quarkus.tls.trust-all"));
        }
        if (settings.has("quarkus.oidc.token.issuer", "any")) {
            found.accept(new Unsafe(Risk.ISSUER_ANY, "quarkus.oidc.token.issuer"));
        }
        List<String> audience = settings.list("quarkus.oidc.token.audience");
        if (audience.isEmpty() || audience.contains("any")) {
            found.accept(new Unsafe(Risk.AUDIENCE_MISSING, "quarkus.oidc.token.audience"));
        }
        for (String property : List.of("quarkus.oidc.tenant-enabled", "quarkus.oidc.enabled")) {
            if (settings.has(property, "false")) {
                found.accept(new Unsafe(Risk.SIGN_IN_OFF, property));
            }
        }
        settings.find("quarkus.oidc.token.lifespan-grace")
                .filter(IssuerRules::isTooLong)
                .ifPresent(grace -> found.accept(new Unsafe(Risk.TOKEN_GRACE, "quarkus.oidc.token.lifespan-grace")));
    }

    private static boolean isTooLong(String seconds) {
        try {
            return Long.parseLong(seconds) > MAX_GRACE.toSeconds();
        } catch (NumberFormatException e) {
            // Quarkus itself refuses what is no number.
            return false;
        }
    }
}
