package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.bench.fuzz.Fuzzer;
import vn.tiendo06.bench.fuzz.Ground;
import vn.tiendo06.bench.fuzz.Tally;
import vn.tiendo06.testing.TestIssuer;

/** Malformed requests, made from the contract, against the packaged application: {@code -Drequests}, {@code -Dseed}. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
public class FuzzScenario {

    private static final int REQUESTS = Integer.getInteger("requests", 100_000);
    private static final long SEED = Long.getLong("seed", 6);
    private static final int LANES = Integer.getInteger("lanes", 4);

    /** Sent again with limits that hold: that many are refused. */
    private static final int LIMITED = 2_000;

    private static final Map<String, String> SETTINGS = Map.of(
            "TIENDO06_STARTUP_PLANS", "da06-10816",
            "TIENDO06_WEBHOOKS_KEY", "ZGV2LW1vZGUta2V5LW9mLTMyLWJ5dGVzLW5vLXNlY3I=");

    @Test
    void everyAnswerIsAsTheContractSays() throws Exception {
        // The log of runs before is kept.
        int begun = RunningApplication.log().length();
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String jdbcUrl = postgres.getJdbcUrl("postgres", "postgres");
            try (RunningApplication application = new RunningApplication(jdbcUrl, issuerUrl, SETTINGS)) {
                application.start();
                RestAssured.baseURI = "http://127.0.0.1";
                RestAssured.port = URI.create(application.base()).getPort();
                Ground.prepare();
                Fuzzer fuzzer = new Fuzzer(application.base(), SEED, LANES);
                long sent = System.nanoTime();
                Tally tally = fuzzer.run(REQUESTS);
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - sent);
                System.out.println("seed " + SEED + ", lanes " + LANES + ", " + seconds + " s: " + tally);
                assertEquals("", String.join("\n", tally.faults()));
                assertEquals(List.of(), Invariants.lasting(postgres.getPostgresDatabase()));
                assertEquals(List.of(), errors(begun));
                assertTrue(
                        REQUESTS < 20_000 || fuzzer.unreached(tally).isEmpty(),
                        "never succeeded: " + fuzzer.unreached(tally));
            }
            limited(jdbcUrl, issuerUrl);
        } finally {
            issuer.stop();
        }
    }

    private static void limited(String jdbcUrl, String issuerUrl) throws Exception {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("TIENDO06_LIMITS_INTEGRATOR_REQUESTS", "10");
        settings.put("TIENDO06_LIMITS_UNIT_WRITES", "10");
        try (RunningApplication application = new RunningApplication(jdbcUrl, issuerUrl, settings)) {
            application.start();
            Tally tally = new Fuzzer(application.base(), SEED + 1, LANES).run(LIMITED);
            System.out.println("with limits: " + tally);
            assertEquals("", String.join("\n", tally.faults()));
            assertTrue(tally.count(429) > 0, "nobody was limited");
        }
    }

    /** What the application itself calls an error, also where nobody waited for an answer. */
    private static List<String> errors(int begun) throws Exception {
        return RunningApplication.log()
                .substring(begun)
                .lines()
                .filter(line -> line.contains("\"level\":\"ERROR\""))
                .map(line -> line.substring(0, Math.min(2000, line.length())))
                .distinct()
                .limit(10)
                .toList();
    }
}
