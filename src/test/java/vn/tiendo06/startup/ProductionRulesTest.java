package vn.tiendo06.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductionRulesTest {

    /** What an operator sets, all of it safe; the rest is as packaged. */
    private static final Map<String, String> SAFE = Map.ofEntries(
            Map.entry("quarkus.datasource.jdbc.url", "jdbc:postgresql://db.tiendo06/tiendo06?sslmode=verify-full"),
            Map.entry("quarkus.datasource.username", "tiendo06_app"),
            Map.entry("quarkus.datasource.password", "correct horse battery staple"),
            Map.entry("quarkus.oidc.auth-server-url", "https://id.haiphong.gov.vn/realms/tiendo06"),
            Map.entry("quarkus.oidc.token.audience", "tiendo06"),
            Map.entry("quarkus.flyway.migrate-at-start", "false"),
            Map.entry("quarkus.mailer.host", "mail.haiphong.gov.vn"),
            Map.entry("quarkus.mailer.from", "tiendo06@haiphong.gov.vn"),
            Map.entry("quarkus.mailer.start-tls", "REQUIRED"),
            Map.entry("tiendo06.reminders.enabled", "true"),
            Map.entry("tiendo06.reminders.frontend", "https://tiendo06.haiphong.gov.vn"),
            Map.entry("quarkus.http.cors.enabled", "true"),
            Map.entry("quarkus.http.cors.origins", "https://tiendo06.haiphong.gov.vn,https://bao-cao.haiphong.gov.vn"),
            Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
            Map.entry("quarkus.http.proxy.trusted-proxies", "10.0.0.0/8"),
            Map.entry("tiendo06.evidence.store", "s3"),
            Map.entry("tiendo06.evidence.s3.bucket", "evidence"),
            Map.entry("tiendo06.evidence.s3.endpoint", "https://s3.haiphong.gov.vn"),
            Map.entry("quarkus.log.category.\"http-problem\".level", "WARN"));

    private static final String UNSAFE = """
            quarkus.datasource.jdbc.url                  | ''                                             | missing
            quarkus.oidc.auth-server-url                 | ' '                                            | missing
            tiendo06.evidence.s3.bucket                  | ''                                             | missing
            quarkus.mailer.host                          | ''                                             | missing
            tiendo06.startup.accept-unsafe               | everything                                     | unknown-risk
            quarkus.oidc.auth-server-url                 | http://id.haiphong.gov.vn/realms/tiendo06      | issuer-in-clear
            quarkus.oidc.auth-server-url                 | HTTP://localhost/realms/tiendo06               | issuer-in-clear
            quarkus.oidc.jwks-path                       | http://id.haiphong.gov.vn/certs                | issuer-in-clear
            quarkus.oidc.token.issuer                    | http://id.haiphong.gov.vn                      | issuer-in-clear
            quarkus.oidc.introspection-path              | http://id.haiphong.gov.vn/introspect           | issuer-in-clear
            quarkus.oidc.tls.verification                | none                                           | issuer-unverified
            quarkus.oidc.proxy.tls.verification          | none                                           | issuer-unverified
            quarkus.tls.trust-all                        | true                                           | issuer-unverified
            quarkus.oidc.token.issuer                    | any                                            | issuer-any
            quarkus.oidc.token.audience                  | ''                                             | audience-missing
            quarkus.oidc.token.audience                  | 'any'                                          | audience-missing
            quarkus.oidc.tenant-enabled                  | false                                          | sign-in-off
            quarkus.oidc.enabled                         | false                                          | sign-in-off
            quarkus.oidc.token.lifespan-grace            | 61                                             | token-grace
            quarkus.datasource.jdbc.url                  | jdbc:postgresql://db/tiendo06                  | database-in-clear
            quarkus.datasource.jdbc.url                  | jdbc:postgresql://db/tiendo06?sslmode=require  | database-in-clear
            quarkus.datasource.jdbc.url                  | jdbc:postgresql://db/tiendo06?sslmode=prefer   | database-in-clear
            quarkus.datasource.jdbc.url                  | jdbc:postgresql://localhost,db/tiendo06        | database-in-clear
            quarkus.datasource.jdbc.url                  | jdbc:postgresql://db/t?ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory | database-in-clear
            quarkus.flyway.jdbc-url                      | jdbc:postgresql://db/tiendo06                  | database-in-clear
            quarkus.datasource.username                  | postgres                                       | database-superuser
            quarkus.datasource.password                  | tiendo06_app                                   | weak-secret
            quarkus.datasource.password                  | short                                          | weak-secret
            quarkus.datasource.password                  | ChangeMeChangeMe                               | weak-secret
            quarkus.datasource.password                  | xxxxxxxxxxxxxxxxxxxx                           | weak-secret
            quarkus.flyway.password                      | postgres                                       | weak-secret
            quarkus.mailer.password                      | mail                                           | weak-secret
            quarkus.oidc.credentials.secret              | secret                                         | weak-secret
            tiendo06.evidence.s3.secret-access-key       | minioadmin                                     | weak-secret
            quarkus.flyway.migrate-at-start              | true                                           | migrates-at-start
            tiendo06.startup.migrates                    | true                                           | migrates-at-start
            quarkus.http.cors.origins                    | *                                              | cors-open
            quarkus.http.cors.origins                    | /.*/                                           | cors-open
            quarkus.http.cors.origins                    | ''                                             | cors-open
            quarkus.http.cors.origins                    | https://a.vn,http://b.vn                       | cors-open
            quarkus.http.cors.origins                    | https://*.vn                                   | cors-open
            quarkus.swagger-ui.always-include            | true                                           | swagger-ui-open
            quarkus.http.proxy.trusted-proxies           | ''                                             | forgeable-address
            quarkus.security.jaxrs.deny-unannotated-endpoints | false                                     | open-endpoints
            quarkus.mailer.start-tls                     | OPTIONAL                                       | mail-in-clear
            quarkus.mailer.start-tls                     | DISABLED                                       | mail-in-clear
            quarkus.mailer.trust-all                     | true                                           | mail-unverified
            quarkus.mailer.from                          | tiendo06@localhost                             | mail-sender
            quarkus.mailer.from                          | nobody@example.com                             | mail-sender
            quarkus.mailer.mock                          | true                                           | development-leftover
            tiendo06.reminders.frontend                  | http://tiendo06.haiphong.gov.vn                | link-in-clear
            tiendo06.evidence.s3.endpoint                | http://minio:9000                              | store-in-clear
            quarkus.profile                              | dev                                            | development-profile
            quarkus.oidc.devservices.enabled             | true                                           | development-leftover
            tiendo06.startup.administrator-subject       | someone                                        | missing
            quarkus.log.level                            | DEBUG                                          | verbose-logs
            quarkus.log.category."io.quarkus.oidc".level | trace                                          | verbose-logs
            quarkus.hibernate-orm.log.bind-parameters    | true                                           | verbose-logs
            quarkus.http.access-log.pattern              | '%h %{i,Authorization}'                        | verbose-logs
            quarkus.http.access-log.pattern              | '%h %u %r'                                     | verbose-logs
            """;

    private static Settings settings(Map<String, String> more, String... jvmArguments) {
        Map<String, String> all = new HashMap<>(SAFE);
        all.putAll(more);
        return new Settings(name -> Optional.ofNullable(all.get(name)), all.keySet(), List.of(jvmArguments));
    }

    private static List<String> found(Settings settings) {
        return ProductionRules.check(settings, true).stream()
                .map(unsafe -> unsafe.risk().code() + " " + unsafe.property())
                .toList();
    }

    @Test
    void safeSettingsPass() {
        assertEquals(List.of(), found(settings(Map.of())));
    }

    @ParameterizedTest
    @CsvSource(textBlock = UNSAFE, delimiter = '|')
    void unsafe(String property, String value, String risk) {
        String named = property.equals("tiendo06.startup.administrator-subject")
                ? "tiendo06.startup.administrator-issuer"
                : property.equals("quarkus.http.proxy.trusted-proxies")
                        ? "quarkus.http.proxy.proxy-address-forwarding"
                        : property;
        assertEquals(List.of(risk + " " + named), found(settings(Map.of(property, value))));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            quarkus.datasource.jdbc.url       | jdbc:postgresql://localhost:5432/tiendo06
            quarkus.datasource.jdbc.url       | jdbc:postgresql://127.0.0.1,localhost/tiendo06
            quarkus.datasource.jdbc.url       | jdbc:postgresql://[::1]:5432/tiendo06
            quarkus.datasource.jdbc.url       | jdbc:postgresql://db-1,db-2/tiendo06?sslmode=verify-ca
            quarkus.datasource.jdbc.url       | jdbc:postgresql://db/tiendo06?ssl=true
            quarkus.oidc.token.lifespan-grace | 60
            quarkus.profile                   | prod
            quarkus.profile                   | prod,hai-phong
            quarkus.log.level                 | INFO
            quarkus.http.access-log.pattern   | %h %m %s
            quarkus.mailer.from               | Tiến độ 06 <tiendo06@haiphong.gov.vn>""", delimiter = '|')
    void safeToo(String property, String value) {
        assertEquals(List.of(), found(settings(Map.of(property, value))));
    }

    @Test
    void theSslModeMayStandBesideTheUrl() {
        Map<String, String> beside = Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://db/tiendo06",
                "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode",
                "verify-full");
        assertEquals(List.of(), found(settings(beside)));
    }

    @Test
    void aDebuggerIsSeen() {
        String debugger = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005";
        assertEquals(List.of("debugger java.tool.options"), found(settings(Map.of(), "-Xmx1g", debugger)));
    }

    @Test
    void withoutRemindersTheMailServerIsNobodysConcern() {
        assertEquals(
                List.of(),
                found(settings(Map.of("tiendo06.reminders.enabled", "false", "quarkus.mailer.start-tls", "DISABLED"))));
    }

    @Test
    void aMigrationNeedsNoIssuerAndMayMigrate() {
        Settings settings = settings(Map.of(
                "quarkus.oidc.auth-server-url", "",
                "quarkus.flyway.migrate-at-start", "true",
                "quarkus.datasource.username", "postgres"));
        assertEquals(List.of(), ProductionRules.check(settings, false));
    }

    @Test
    void onlyWhatIsAcceptedByItsCodePasses() {
        Map<String, String> unsafe = Map.of(
                "quarkus.oidc.auth-server-url",
                "http://issuer",
                "quarkus.datasource.password",
                "weak",
                "tiendo06.startup.accept-unsafe",
                "issuer-in-clear");
        assertEquals(
                List.of("quarkus.datasource.password"),
                ProductionRules.refused(settings(unsafe), true).stream()
                        .map(Unsafe::property)
                        .toList());
    }

    @Test
    void whatIsRequiredCannotBeAcceptedAway() {
        Map<String, String> none =
                Map.of("quarkus.datasource.jdbc.url", "", "tiendo06.startup.accept-unsafe", "missing");
        assertEquals(1, ProductionRules.refused(settings(none), true).size());
    }

    @Test
    void aSecretIsNeverTold() {
        List<Unsafe> unsafe = ProductionRules.check(settings(Map.of("quarkus.datasource.password", "hunter2")), true);
        assertEquals(
                "quarkus.datasource.password (QUARKUS_DATASOURCE_PASSWORD) must not be a default, the user's name or"
                        + " shorter than 12 characters [weak-secret]",
                unsafe.getFirst().toString());
    }

    @Test
    void everyRiskHasItsRowHereAndIsDocumented() throws Exception {
        Set<String> tested = UNSAFE.lines()
                .map(line -> line.substring(line.lastIndexOf('|') + 1).strip())
                .collect(Collectors.toCollection(TreeSet::new));
        tested.add("debugger");
        Set<String> known = Arrays.stream(Risk.values()).map(Risk::code).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, tested);
        String guide = Files.readString(Path.of("docs/operations.md"));
        Stream.of(Risk.values()).forEach(risk -> assertTrue(guide.contains("| `" + risk.code() + "` |"), risk.code()));
    }
}
