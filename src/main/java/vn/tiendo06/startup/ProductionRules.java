package vn.tiendo06.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds the settings that are unsafe in production. */
final class ProductionRules {

    private static final String DATABASE = "quarkus.datasource.jdbc.url";
    private static final String ISSUER = "quarkus.oidc.auth-server-url";

    private ProductionRules() {}

    /** @param serves whether requests will be answered; a mere migration needs no issuer and may change the schema */
    static List<Unsafe> check(Settings settings, boolean serves) {
        List<Unsafe> found = new ArrayList<>();
        require(settings, DATABASE, found::add);
        DatabaseRules.check(settings, serves, found::add);
        if (serves) {
            require(settings, ISSUER, found::add);
            IssuerRules.check(settings, found::add);
            WebRules.check(settings, found::add);
            MailRules.check(settings, found::add);
        }
        ProcessRules.check(settings, found::add);
        settings.accepted().stream()
                .filter(code -> Risk.ofCode(code).isEmpty())
                .forEach(code -> found.add(new Unsafe(Risk.UNKNOWN_RISK, Settings.acceptedProperty())));
        return found;
    }

    /** Those that the operator has not accepted. */
    static List<Unsafe> refused(Settings settings, boolean serves) {
        return check(settings, serves).stream()
                .filter(unsafe -> !isAccepted(settings, unsafe))
                .toList();
    }

    static boolean isAccepted(Settings settings, Unsafe unsafe) {
        return unsafe.risk().isAcceptable()
                && settings.accepted().contains(unsafe.risk().code());
    }

    private static void require(Settings settings, String property, Consumer<Unsafe> found) {
        if (settings.find(property).isEmpty()) {
            found.accept(new Unsafe(Risk.MISSING, property));
        }
    }
}
