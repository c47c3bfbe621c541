package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;

/**
 * An upgrade from a released version and a rollback, while people write: the schema is migrated under the old application, old
 * and new work side by side on it, then the new one alone, then the old one again. {@link OldRelease} says which is old.
 */
@Timeout(value = 25, unit = TimeUnit.MINUTES)
class RollingUpgradeScenario {

    // 0.1 held a recurring task late for a month that its plan does not owe
    // (src/test/resources/released/0.1/changed-answers.txt).
    private static final Pattern MENDED = Pattern.compile(".*\\.NV\\.II\\.5/progress\\?.*/standing/.*"
            + "|.*/byStatus/(OVERDUE|DUE_SOON|ON_SCHEDULE): .*"
            + "|.*/tasks/items/\\d+/status: \"OVERDUE\", now .*");

    private static final int PEOPLE = Integer.getInteger("people", 32);
    private static final int SECONDS = Integer.getInteger("seconds", 10);
    /** Release 0.1 does not let later migrations pass by itself (docs/operations.md). */
    private static final Map<String, String> AS_IN_PRODUCTION =
            Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "false", "QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS", "*:future");

    private final TestIssuer issuer = new TestIssuer();
    private String issuerUrl;

    @BeforeEach
    void issuer() {
        issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
    }

    @AfterEach
    void withoutIssuer() {
        issuer.stop();
    }

    @Test
    void nothingIsLostOrDoubledFromOneVersionToTheNextAndBack() throws Exception {
        AtomicBoolean goesOn = new AtomicBoolean(true);
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Balancer balancer = new Balancer();
                RunningApplication before = old(server);
                RunningApplication now = now(server)) {
            assertEquals(0, before.runOnce("migrate"), RunningApplication.log());
            before.start();
            balancer.passTo(before);
            // Who waits for the migration's locks may be refused, by 503; no other failure is one of its consequences.
            Outage migration = new Outage(Duration.ofSeconds(1));
            Round round = new Round(balancer.base(), migration);
            round.prepare();
            Thread people = Thread.ofPlatform().start(() -> round.run(PEOPLE, goesOn::get));
            StringBuilder figures = new StringBuilder();
            try {
                phase(figures, "old alone", round, server);
                long began = System.nanoTime();
                migration.threatens();
                assertEquals(0, now.runOnce("migrate"), RunningApplication.log());
                migration.ends();
                figures.append(", migrated in ")
                        .append((System.nanoTime() - began) / 1_000_000)
                        .append(" ms");
                phase(figures, "old on the new schema", round, server);
                now.start();
                balancer.passTo(before, now);
                phase(figures, "both", round, server);
                balancer.passTo(now);
                ended(before);
                phase(figures, "new alone", round, server);
                before.start();
                balancer.passTo(before, now);
                phase(figures, "both after the rollback began", round, server);
                balancer.passTo(before);
                ended(now);
                phase(figures, "old alone after the rollback", round, server);
                now.start();
                balancer.passTo(before, now);
                balancer.passTo(now);
                ended(before);
                phase(figures, "new alone again", round, server);
            } finally {
                goesOn.set(false);
                people.join();
            }
            System.out.println("rolling upgrade: people " + PEOPLE + figures + ", acknowledged in all "
                    + round.acknowledged.size() + ", calls repeated " + round.repeated
                    + ", of these told their first answer " + round.replayed + ", lost edits " + round.lostEdits
                    + ", answers " + new TreeMap<>(round.answers));
            assertEquals(List.of(), Invariants.breaches(server.getPostgresDatabase(), round, PEOPLE));
            assertEquals(List.of(), ReleasedInstallation.breaches(server.getPostgresDatabase()));
            assertTrue(round.chainIsWhole());
        }
    }

    /** Ends one that gets no more requests, as an orchestrator does: after a while, by SIGTERM. */
    private static void ended(RunningApplication application) throws Exception {
        Thread.sleep(2000);
        application.close();
    }

    private static void phase(StringBuilder figures, String name, Round round, EmbeddedPostgres server)
            throws Exception {
        int before = round.acknowledged.size();
        Thread.sleep(SECONDS * 1000L);
        int acknowledged = round.acknowledged.size() - before;
        figures.append(", ").append(name).append(' ').append(acknowledged);
        assertTrue(acknowledged > 0, "nobody wrote: " + name + ", " + round.faults);
        assertEquals(List.of(), round.retold(5), "first answers: " + name);
        assertEquals(List.of(), Invariants.breaches(server.getPostgresDatabase()), name);
    }

    /** All that the old version can write it can write on the new schema, and the new version reads it as the old one does. */
    @Test
    void theOldVersionDoesAllItCouldOnTheNewSchema() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                RunningApplication before = old(server);
                RunningApplication now = now(server)) {
            assertEquals(0, now.runOnce("migrate"), RunningApplication.log());
            before.start();
            new ReleasedData(before.base()).fill();
            String instant = Instant.now().plusSeconds(1).toString();
            Thread.sleep(1500);
            Map<String, ReleasedAnswers.Answer> told = new ReleasedAnswers(before.base()).all(instant);
            now.start();
            assertEquals(
                    List.of(),
                    new ReleasedAnswers(now.base())
                            .differences(told, instant).stream()
                                    .filter(one -> !MENDED.matcher(one).matches())
                                    .toList());
            assertEquals(List.of(), ReleasedInstallation.breaches(server.getPostgresDatabase()));
            System.out.println(
                    "old version on the new schema: everything written, " + told.size() + " answers the same");
        }
    }

    private RunningApplication old(EmbeddedPostgres server) throws Exception {
        return new RunningApplication(
                OldRelease.jar(), server.getJdbcUrl("postgres", "postgres"), issuerUrl, AS_IN_PRODUCTION);
    }

    private RunningApplication now(EmbeddedPostgres server) throws Exception {
        return new RunningApplication(
                server.getJdbcUrl("postgres", "postgres"),
                issuerUrl,
                Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "false"));
    }
}
