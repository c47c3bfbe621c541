package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;
import vn.tiendo06.testing.Tokens;

/**
 * Twice the load that the application can carry: who is let in is served almost as fast as ever, who is not hears so at
 * once, and when it is over all is as before. The load comes at fixed times, whether earlier requests are answered or not.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public class OverloadScenario {

    private static final int SECONDS = Integer.getInteger("seconds", 20);
    private static final int WARM_UP = Integer.getInteger("warmup", 60);

    /** As many as find a place or may wait for one under pressure. */
    private static final int WORKERS = Integer.getInteger("workers", 12);

    private static final int CONNECTIONS = 512;
    private static final double NORMAL = 0.6;
    private static final double OVERLOAD = 2;
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    private static final List<String> READS = List.of(
            "/targets?plan=da06-10816",
            "/tasks?plan=da06-10816&limit=20",
            "/worklist",
            "/submissions?plan=da06-10816",
            "/targets/da06-10816.MT.III.3/progress");

    private final String police = Tokens.reporter("10816.CA");
    private String base;

    /** One answer: at which second of its phase it was asked for, its status, and how long it took. */
    private record Answer(long second, int status, long micros) {}

    @Test
    void twiceTheLoadIsRefusedAtOnceOrServedInTime() throws Exception {
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                RunningApplication application = new RunningApplication(
                        postgres.getJdbcUrl("postgres", "postgres"),
                        issuerUrl,
                        Map.of(
                                "TIENDO06_STARTUP_PLANS", "da06-10816",
                                // As they are by default.
                                "TIENDO06_LIMITS_READS_WAITING", "8",
                                "TIENDO06_LIMITS_READS_PATIENCE", "100ms"))) {
            application.start();
            base = application.base();
            // Until the JVM has compiled what it does: before that compiling is most of the load.
            capacity(WARM_UP);
            double capacity = capacity(SECONDS);
            List<Answer> before = load("before", capacity * NORMAL, SECONDS);
            List<Answer> during = load("twice", capacity * OVERLOAD, SECONDS);
            List<Answer> after = load("after", capacity * NORMAL, SECONDS);

            long normal = p99(before, 200);
            long served = p99(during, 200);
            long refused = p99(during, 503);
            List<Answer> settled = after.stream()
                    .filter(a -> a.second() >= RECOVERY.toSeconds())
                    .toList();
            System.out.printf(
                    "capacity %.0f/s, p99 at %.0f%% of it %d ms; at twice: p99 of %d accepted %d ms, p99 of %d refused %d"
                            + " ms; from 10 s after: p99 %d ms, %d refused%n",
                    capacity,
                    NORMAL * 100,
                    normal / 1000,
                    count(during, 200),
                    served / 1000,
                    count(during, 503),
                    refused / 1000,
                    p99(settled, 200) / 1000,
                    count(settled, 503));
            assertEquals(
                    List.of(200, 503),
                    during.stream().map(Answer::status).distinct().sorted().toList(),
                    "answers under overload");
            assertTrue(count(during, 200) > capacity * SECONDS / 4, "hardly any accepted: " + count(during, 200));
            assertTrue(served <= 3 * normal, "accepted " + served + " µs, normal " + normal + " µs");
            assertTrue(refused <= 3 * normal, "refused after " + refused + " µs");
            assertEquals(0, count(settled, 503), "refused when it was over");
            assertTrue(p99(settled, 200) <= 2 * normal, "afterwards " + p99(settled, 200) + " µs, normal " + normal);
        } finally {
            issuer.stop();
        }
    }

    /** Reads in turn, and what came of them; all by the caller's one event loop. */
    private final class Reads implements Load.Calls {

        private final List<Load.Call> calls = READS.stream()
                .map(path -> Load.Call.get("/api/v1" + path, police))
                .toList();
        private final List<Answer> answers = new ArrayList<>();
        private final long begin = System.nanoTime();
        private int next;

        @Override
        public Load.Call next() {
            return calls.get(next++ % calls.size());
        }

        @Override
        public void ended(int status, long due) {
            // From when it was due: a caller that comes late has waited, too.
            answers.add(
                    new Answer(TimeUnit.NANOSECONDS.toSeconds(due - begin), status, (System.nanoTime() - due) / 1000));
        }
    }

    /** Good answers in a second when a few connections ask again as soon as they are answered. */
    private double capacity(int seconds) throws Exception {
        try (Load load = new Load(WORKERS)) {
            Load.Result result = load.saturate(base, new Reads(), Duration.ofSeconds(seconds));
            System.out.printf("capacity: %.0f/s good, %d refused%n", result.perSecond(), result.bad());
            return result.perSecond();
        }
    }

    private List<Answer> load(String phase, double perSecond, int seconds) throws Exception {
        try (Load load = new Load(CONNECTIONS)) {
            Reads reads = new Reads();
            load.atRate(base, reads, (int) Math.round(perSecond), Duration.ofSeconds(seconds));
            System.out.println(phase + ": " + Math.round(perSecond) + "/s, answers "
                    + reads.answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting())));
            return reads.answers;
        }
    }

    private static long count(List<Answer> answers, int status) {
        return answers.stream().filter(a -> a.status() == status).count();
    }

    private static long p99(List<Answer> answers, int status) {
        long[] times = answers.stream()
                .filter(a -> a.status() == status)
                .mapToLong(Answer::micros)
                .sorted()
                .toArray();
        return times.length == 0 ? 0 : times[(int) Math.min(times.length - 1L, Math.round(times.length * 0.99))];
    }
}
