package vn.tiendo06.startup;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Secrets, and what development has left behind. */
final class ProcessRules {

    private static final List<String> SECRETS = List.of(
            "quarkus.datasource.password",
            "quarkus.flyway.password",
            "quarkus.mailer.password",
            "quarkus.oidc.credentials.secret",
            "quarkus.oidc.credentials.client-secret.value",
            "tiendo06.evidence.s3.secret-access-key");
    private static final Set<String> DEFAULTS =
            Set.of("changemechangeme", "changeitchangeit", "administrator", "minioadminminioadmin", "passwordpassword");
    private static final int MIN_SECRET = 12;

    private static final List<String> LEFTOVERS =
            List.of("quarkus.oidc.devservices.enabled", "quarkus.datasource.devservices.enabled");
    private static final List<String> BIND_LOGS = List.of(
            "quarkus.hibernate-orm.log.bind-parameters",
            "quarkus.hibernate-orm.log.bind-param",
            "quarkus.datasource.jdbc.enable-jdbc-logging");
    private static final Set<String> VERBOSE = Set.of("DEBUG", "TRACE", "ALL", "FINE", "FINER", "FINEST");

    private ProcessRules() {}

    static void check(Settings settings, Consumer<Unsafe> found) {
        SECRETS.stream()
                .filter(property -> settings.find(property)
                        .filter(secret -> isWeak(secret, userOf(property, settings)))
                        .isPresent())
                .forEach(property -> found.accept(new Unsafe(Risk.WEAK_SECRET, property)));
        if (settings.find("tiendo06.startup.administrator-issuer").isPresent()
                != settings.find("tiendo06.startup.administrator-subject").isPresent()) {
            found.accept(new Unsafe(
                    Risk.MISSING,
                    settings.find("tiendo06.startup.administrator-issuer").isPresent()
                            ? "tiendo06.startup.administrator-subject"
                            : "tiendo06.startup.administrator-issuer"));
        }
        settings.find("quarkus.profile")
                .filter(profile -> !List.of(profile.split(",")).contains("prod"))
                .ifPresent(profile -> found.accept(new Unsafe(Risk.DEVELOPMENT_PROFILE, "quarkus.profile")));
        LEFTOVERS.stream()
                .filter(settings::isTrue)
                .forEach(property -> found.accept(new Unsafe(Risk.DEVELOPMENT_LEFTOVER, property)));
        if (settings.jvmArguments().stream()
                .anyMatch(a -> a.startsWith("-agentlib:jdwp") || a.startsWith("-Xrunjdwp"))) {
            found.accept(new Unsafe(Risk.DEBUGGER, "java.tool.options"));
        }
        BIND_LOGS.stream()
                .filter(settings::isTrue)
                .forEach(property -> found.accept(new Unsafe(Risk.VERBOSE_LOGS, property)));
        settings.names().stream()
                .filter(ProcessRules::isLogLevel)
                .filter(property -> settings.find(property)
                        .filter(level -> VERBOSE.contains(level.toUpperCase(Locale.ROOT)))
                        .isPresent())
                .forEach(property -> found.accept(new Unsafe(Risk.VERBOSE_LOGS, property)));
        settings.find("quarkus.http.access-log.pattern")
                .filter(pattern -> pattern.matches("(?i).*\\{[io],(authorization|cookie)}.*|.*%\\{?u.*"))
                .ifPresent(pattern -> found.accept(new Unsafe(Risk.VERBOSE_LOGS, "quarkus.http.access-log.pattern")));
    }

    private static boolean isLogLevel(String property) {
        return property.equals("quarkus.log.level")
                || property.startsWith("quarkus.log.category.")
                        && property.endsWith(".level")
                        && !property.endsWith(".min-level");
    }

    private static boolean isWeak(String secret, String user) {
        return secret.length() < MIN_SECRET
                || secret.equalsIgnoreCase(user)
                || DEFAULTS.contains(secret.toLowerCase(Locale.ROOT))
                || secret.chars().distinct().count() < 4;
    }

    private static String userOf(String property, Settings settings) {
        return settings.find(property.replaceFirst("[^.]*$", "username")).orElse(null);
    }
}
