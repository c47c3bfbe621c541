package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;

/** Time from the start of the process until it answers as ready, on a migrated database: without and with the AOT cache. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StartScenario {

    private static final Path CACHE = AotTraining.CACHE;
    private static final int STARTS = Integer.getInteger("starts", 7);

    @Test
    void startsFasterWithTheCache() throws Exception {
        assertTrue(Files.exists(CACHE), "Run together with AotTraining, which writes " + CACHE);
        String issuer = new TestIssuer().start().get("quarkus.oidc.auth-server-url");
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            String url = database.getJdbcUrl("postgres", "postgres");
            median(1, url, issuer, "-Xshare:auto");
            long without = median(STARTS, url, issuer, "-Xshare:auto");
            // AOTMode=on: a cache that does not fit ends the start instead of being passed over.
            long with = median(STARTS, url, issuer, "-XX:AOTCache=" + CACHE + " -XX:AOTMode=on");
            System.out.printf(
                    "Ready, median of %d starts: %d ms without the AOT cache, %d ms with it%n", STARTS, without, with);
            assertTrue(with < without, with + " ms with the cache, " + without + " ms without");
        }
    }

    private static long median(int starts, String url, String issuer, String options) throws Exception {
        long[] millis = new long[starts];
        for (int i = 0; i < starts; i++) {
            try (RunningApplication application =
                    new RunningApplication(url, issuer, Map.of("JAVA_TOOL_OPTIONS", options))) {
                long begin = System.nanoTime();
                application.start();
                millis[i] = (System.nanoTime() - begin) / 1_000_000;
            }
        }
        return LongStream.of(millis).sorted().skip(starts / 2).findFirst().orElseThrow();
    }
}
