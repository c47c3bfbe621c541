package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
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
 * The application, or with {@code -Ddatabase=true} PostgreSQL with all its processes, is killed (SIGKILL) again and again
 * while people work: no acknowledged write is lost, no transition is left half done, and what is repeated with its
 * Idempotency-Key is done once and told its first answer.
 */
@Timeout(value = 25, unit = TimeUnit.MINUTES)
public class KillScenario {

    private static final int PEOPLE = Integer.getInteger("people", 64);
    private static final int KILLS = Integer.getInteger("kills", 50);
    private static final boolean DATABASE = Boolean.getBoolean("database");
    private static final int SAMPLE = 5;

    /** Within this time of the database's return the application must have left its dead connections behind. */
    private static final Duration AFTERMATH = Duration.ofSeconds(10);

    @Test
    void noKillLosesOrDoublesAWrite() throws Exception {
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        AtomicBoolean goesOn = new AtomicBoolean(true);
        Outage outage = DATABASE ? new Outage(AFTERMATH) : Outage.none();
        Random random = new Random(6);
        try (KillableDatabase database = new KillableDatabase();
                RunningApplication application = new RunningApplication(database.jdbcUrl(), issuerUrl, Map.of())) {
            application.start();
            Round round = new Round(application.base(), outage);
            round.prepare();
            Thread people = Thread.ofPlatform().start(() -> round.run(PEOPLE, goesOn::get));
            int retold = 0;
            try {
                for (int kill = 1; kill <= KILLS; kill++) {
                    Thread.sleep((DATABASE ? AFTERMATH.toMillis() : 300) + random.nextInt(1500));
                    outage.begins();
                    if (DATABASE) {
                        database.kill();
                        database.restart();
                    } else {
                        application.kill();
                    }
                    assertEquals(List.of(), Invariants.breaches(database.dataSource()), "after kill " + kill);
                    if (DATABASE) {
                        application.awaitReady();
                    } else {
                        application.start();
                    }
                    outage.ends();
                    assertEquals(List.of(), round.retold(SAMPLE), "first answers after kill " + kill);
                    retold += SAMPLE;
                }
                Thread.sleep(1000);
            } finally {
                goesOn.set(false);
                outage.ends();
                people.join();
            }
            System.out.println((DATABASE ? "database kills " : "application kills ") + KILLS + ", people " + PEOPLE
                    + ", PostgreSQL " + database.version() + ", acknowledged " + round.acknowledged.size()
                    + ", of these by repeating a lost call " + round.repeated + ", of these told their first answer "
                    + round.replayed + ", told once more " + retold + ", lost edits " + round.lostEdits
                    + ", answers " + new TreeMap<>(round.answers));
            assertEquals(List.of(), Invariants.breaches(database.dataSource(), round, PEOPLE));
            assertTrue(round.repeated.get() > 0, "no call was interrupted: the kills proved nothing");
            assertTrue(
                    DATABASE || round.replayed.get() > 0,
                    "no kill came between a write and its answer: kill more often");
            assertTrue(round.chainIsWhole());
        } finally {
            issuer.stop();
        }
    }
}
