package vn.tiendo06.startup;

import java.util.List;
import java.util.function.Consumer;

/** What the application shows to the network. */
final class WebRules {

    private WebRules() {}

    static void check(Settings settings, Consumer<Unsafe> found) {
        if (settings.isTrue("quarkus.http.cors.enabled") || settings.isTrue("quarkus.http.cors")) {
            List<String> origins = settings.list("quarkus.http.cors.origins");
            if (origins.isEmpty() || !origins.stream().allMatch(origin -> origin.matches("https://[^*/]+"))) {
                found.accept(new Unsafe(Risk.CORS_OPEN, "quarkus.http.cors.origins"));
            }
        }
        if (settings.isTrue("quarkus.swagger-ui.always-include")
                && !settings.has("quarkus.swagger-ui.enabled", "false")) {
            found.accept(new Unsafe(Risk.SWAGGER_UI_OPEN, "quarkus.swagger-ui.always-include"));
        }
        if (settings.isTrue("quarkus.http.proxy.proxy-address-forwarding")
                && settings.list("quarkus.http.proxy.trusted-proxies").isEmpty()) {
            found.accept(new Unsafe(Risk.FORGEABLE_ADDRESS, "quarkus.http.proxy.proxy-address-forwarding"));
        }
        if (settings.has("quarkus.security.jaxrs.deny-unannotated-endpoints", "false")) {
            found.accept(new Unsafe(Risk.OPEN_ENDPOINTS, "quarkus.security.jaxrs.deny-unannotated-endpoints"));
        }
        if (settings.startsWith("tiendo06.evidence.s3.endpoint", "http:")) {
            found.accept(new Unsafe(Risk.STORE_IN_CLEAR, "tiendo06.evidence.s3.endpoint"));
        }
        if (settings.has("tiendo06.evidence.store", "s3")
                && settings.find("tiendo06.evidence.s3.bucket").isEmpty()) {
            found.accept(new Unsafe(Risk.MISSING, "tiendo06.evidence.s3.bucket"));
        }
    }
}
