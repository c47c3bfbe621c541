package vn.tiendo06.startup;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the application, or says which settings are missing. */
@QuarkusMain
public class Main {

    private static final List<String> REQUIRED = List.of("quarkus.datasource.jdbc.url", "quarkus.oidc.auth-server-url");

    // EX_CONFIG of sysexits.h: what service managers take for a fault of configuration.
    private static final int MISSING_SETTINGS = 78;

    private Main() {}

    public static void main(String... args) {
        if (isPackaged()) {
            List<String> missing = missing(ConfigProvider.getConfig());
            if (!missing.isEmpty()) {
                missing.forEach(property -> System.err.println(
                        "Missing setting " + property + ": set the environment variable " + variable(property)));
                System.exit(MISSING_SETTINGS);
            }
        }
        Quarkus.run(args);
    }

    // Dev mode has not set its launch mode and dev services' settings at this point; only its class loader tells.
    private static boolean isPackaged() {
        return !Main.class.getClassLoader().getClass().getName().startsWith("io.quarkus.bootstrap.classloading");
    }

    private static List<String> missing(Config config) {
        return REQUIRED.stream()
                .filter(property -> config.getOptionalValue(property, String.class)
                        .filter(value -> !value.isBlank())
                        .isEmpty())
                .toList();
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }
}
