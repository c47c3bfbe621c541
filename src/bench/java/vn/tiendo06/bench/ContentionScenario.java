package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
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
            Round round = new Round(application.base(), () -> true);
            round.prepare();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            run(round, () -> System.nanoTime() < end);
            System.out.println("people " + PEOPLE + ", seconds " + SECONDS + ", acknowledged "
                    + round.acknowledged.size() + ", answers " + new TreeMap<>(round.answers));
            assertEquals(List.of(), List.copyOf(round.faults));
            assertEquals(List.of(), Invariants.breaches(postgres.getPostgresDatabase()));
            assertEquals(List.of(), Invariants.lost(postgres.getPostgresDatabase(), round.acknowledged));
            assertEquals(
                    round.acknowledged.size(),
                    Invariants.count(
                            postgres.getPostgresDatabase(),
                            "select count(*) from submission_event where event <> 'SUPERSEDE'"),
                    "there are events that nobody was told of");
            assertTrue(round.chainIsWhole());
        } finally {
            issuer.stop();
        }
    }

    static void run(Round round, BooleanSupplier goesOn) throws InterruptedException {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, PEOPLE).forEach(n -> people.submit(() -> round.work(n, goesOn)));
        }
    }
}
