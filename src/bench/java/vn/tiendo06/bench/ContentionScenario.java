package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;

/** 64 people on the same 100 reports for 60 s: nothing is lost, doubled or failed, and the audit chain is whole. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public class ContentionScenario {

    private static final int PEOPLE = Integer.getInteger("people", 64);
    private static final long SECONDS = Integer.getInteger("seconds", 60);

    @Test
    void everyAcknowledgedWriteIsThereOnce() throws Exception {
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                RunningApplication application =
                        new RunningApplication(postgres.getJdbcUrl("postgres", "postgres"), issuerUrl, Map.of())) {
            application.start();
            Round round = new Round(application.base(), Outage.none());
            round.prepare();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            round.run(PEOPLE, () -> System.nanoTime() < end);
            System.out.println("people " + PEOPLE + ", seconds " + SECONDS + ", acknowledged "
                    + round.acknowledged.size() + ", lost edits " + round.lostEdits + ", answers "
                    + new TreeMap<>(round.answers));
            assertEquals(List.of(), Invariants.breaches(postgres.getPostgresDatabase(), round, PEOPLE));
            assertEquals(List.of(), round.retold(20), "first answers");
            assertTrue(round.chainIsWhole());
        } finally {
            issuer.stop();
        }
    }
}
