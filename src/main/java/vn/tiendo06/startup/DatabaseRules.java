package vn.tiendo06.startup;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** How the database is reached, by whom, and who changes its schema. */
final class DatabaseRules {

    private static final List<String> URLS = List.of("quarkus.datasource.jdbc.url", "quarkus.flyway.jdbc-url");
    private static final String JDBC_PROPERTIES = "quarkus.datasource.jdbc.additional-jdbc-properties.";
    private static final List<String> MIGRATES =
            List.of("quarkus.flyway.migrate-at-start", "tiendo06.startup.migrates");
    private static final Set<String> VERIFIED = Set.of("verify-full", "verify-ca");
    private static final Set<String> THIS_HOST = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private DatabaseRules() {}

    static void check(Settings settings, boolean serves, Consumer<Unsafe> found) {
        URLS.stream()
                .filter(property -> settings.find(property)
                        .filter(url -> isInClear(url, settings))
                        .isPresent())
                .forEach(property -> found.accept(new Unsafe(Risk.DATABASE_IN_CLEAR, property)));
        // The one that only migrates may be the owner of the schema, but the application must not be above its
        // triggers.
        if (serves && settings.has("quarkus.datasource.username", "postgres")) {
            found.accept(new Unsafe(Risk.DATABASE_SUPERUSER, "quarkus.datasource.username"));
        }
        if (serves) {
            MIGRATES.stream()
                    .filter(settings::isTrue)
                    .forEach(property -> found.accept(new Unsafe(Risk.MIGRATES_AT_START, property)));
        }
    }

    private static boolean isInClear(String url, Settings settings) {
        Properties parts = Driver.parseURL(url, new Properties());
        if (parts == null) {
            // No address that the driver knows: it says so itself.
            return false;
        }
        List<String> hosts = List.of(Optional.ofNullable(PGProperty.PG_HOST.getOrDefault(parts))
                .orElse("localhost")
                .split(","));
        return !THIS_HOST.containsAll(hosts) && !isVerified(parts, settings);
    }

    private static boolean isVerified(Properties parts, Settings settings) {
        String mode = value(parts, PGProperty.SSL_MODE, settings);
        String factory = value(parts, PGProperty.SSL_FACTORY, settings);
        String ssl = value(parts, PGProperty.SSL, settings);
        boolean full = mode == null ? ssl != null && !ssl.equals("false") : VERIFIED.contains(mode);
        return full && (factory == null || !factory.endsWith("NonValidatingFactory"));
    }

    private static String value(Properties parts, PGProperty property, Settings settings) {
        String inUrl = parts.getProperty(property.getName());
        return inUrl == null
                ? settings.find(JDBC_PROPERTIES + property.getName()).orElse(null)
                : inUrl;
    }
}
