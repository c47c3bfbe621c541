package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;

/**
 * The application is killed (SIGKILL) again and again while people work: no acknowledged write is lost, no transition is left
 * half done, and what is repeated with its Idempotency-Key is done once.
 */
@Timeout(value = 25, unit = TimeUnit.MINUTES)
public class KillScenario {

    private static final int KILLS = Integer.getInteger("kills", 50);

    @Test
    void noKillLosesOrDoublesAWrite() throws Exception {
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        AtomicBoolean up = new AtomicBoolean(true);
        AtomicBoolean goesOn = new AtomicBoolean(true);
        Random random = new Random(6);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                RunningApplication application =
                        new RunningApplication(postgres.getJdbcUrl("postgres", "postgres"), issuerUrl, Map.of())) {
            application.start();
            Round round = new Round(application.base(), up::get);
            round.prepare();
            Thread people = Thread.ofPlatform().start(() -> {
                try {
                    ContentionScenario.run(round, goesOn::get);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            for (int kill = 1; kill <= KILLS; kill++) {
                Thread.sleep(300 + random.nextInt(1500));
                up.set(false);
                application.kill();
                assertEquals(List.of(), Invariants.breaches(postgres.getPostgresDatabase()), "after kill " + kill);
                application.start();
                up.set(true);
            }
            Thread.sleep(1000);
            goesOn.set(false);
            people.join();
            System.out.println("kills " + KILLS + ", acknowledged " + round.acknowledged.size()
                    + ", of these by repeating a lost call " + round.repeated + ", answers "
                    + new TreeMap<>(round.answers));
            assertEquals(List.of(), List.copyOf(round.faults));
            assertEquals(List.of(), Invariants.breaches(postgres.getPostgresDatabase()));
            assertEquals(List.of(), Invariants.lost(postgres.getPostgresDatabase(), round.acknowledged));
            assertTrue(round.repeated.get() > 0, "no call was interrupted: the kills proved nothing");
            assertTrue(round.chainIsWhole());
        } finally {
            issuer.stop();
        }
    }
}
