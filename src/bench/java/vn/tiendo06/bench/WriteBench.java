package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;

/**
 * How fast are the writes: single reports, drafted and then submitted, and a whole cycle in bulk, each commune its own. They
 * are for a running period that has no reports yet, and are taken back at the end.
 */
@Timeout(value = 90, unit = TimeUnit.MINUTES)
class WriteBench {

    private static final String PERIOD = System.getProperty("bench.period", "2026-12");
    private static final String EARLIER = System.getProperty("bench.period.earlier", "2026-10");
    private static final int SINGLE = Integer.getInteger("bench.single", 2000);
    private static final int BULK = Integer.getInteger("bench.bulk", 355_347);
    private static final int CONNECTIONS = Integer.getInteger("bench.write.connections", 8);
    private static final int PER_SECOND = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmup", 40));
    private static final int WARMING = 250;
    private static final String SUBMISSIONS = "/api/v1/submissions";
    private static final Duration LONGEST = Duration.ofHours(1);

    @Test
    void measuresTheWrites() throws Exception {
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        try (BenchServer server = BenchServer.open();
                Load load = new Load(CONNECTIONS)) {
            DataSet data = DataSet.named(server);
            Cycle cycle = new Cycle(data, PERIOD, EARLIER);
            cycle.takeBack();
            try (RunningApplication application = new RunningApplication(data.url(), issuerUrl, DataSet.SETTINGS)) {
                application.start();
                Report report = new Report("Writes").line("Database %s, %d connections.", data.database(), CONNECTIONS);
                List<List<Object>> rows = new ArrayList<>(single(load, application, cycle));
                cycle.takeBack();
                if (BULK > 0) {
                    rows.add(bulk(load, application, cycle));
                }
                report.table(List.of("write", "calls", "calls/s", "reports/s", "p50 ms", "p99 ms"), rows)
                        .write();
            } finally {
                cycle.takeBack();
            }
        } finally {
            issuer.stop();
        }
    }

    // Half of them is sent at a fixed rate, the others as fast as they are answered.
    private static List<List<Object>> single(Load load, RunningApplication application, Cycle cycle) throws Exception {
        warmUp(new Writes(load, application), cycle);
        List<Load.Call> drafts = drafts(cycle, SINGLE);
        Writes writes = new Writes(load, application);
        int half = drafts.size() / 2;
        List<Load.Call> slow = writes.atRate("draft, fixed rate", drafts.subList(0, half));
        writes.atRate("submit, fixed rate", slow);
        List<Load.Call> fast = writes.saturate("draft, saturated", drafts.subList(half, drafts.size()));
        writes.saturate("submit, saturated", fast);
        assertEquals(drafts.size(), cycle.written());
        return writes.rows;
    }

    private static void warmUp(Writes writes, Cycle cycle) throws Exception {
        for (long begin = System.nanoTime(); System.nanoTime() - begin < WARM_UP.toNanos(); ) {
            writes.saturate("warm-up, submit", writes.saturate("warm-up, draft", drafts(cycle, WARMING)));
            cycle.takeBack();
        }
    }

    private static List<Load.Call> drafts(Cycle cycle, int count) throws SQLException {
        List<Load.Call> drafts = new ArrayList<>();
        for (Cycle.OfCommune commune : cycle.reports(count)) {
            String token = commune.token();
            for (JsonObject draft : commune.reports()) {
                drafts.add(post(SUBMISSIONS, token, draft.encode(), Map.of("Idempotency-Key", key())));
            }
        }
        return drafts;
    }

    /** Measured writes; each gives the calls that follow from its answers. */
    private static final class Writes {

        private final Load load;
        private final RunningApplication application;
        private final List<List<Object>> rows = new ArrayList<>();

        Writes(Load load, RunningApplication application) {
            this.load = load;
            this.application = application;
        }

        List<Load.Call> saturate(String name, List<Load.Call> calls) throws InterruptedException {
            Once once = new Once(calls.iterator());
            keep(name, load.saturate(application.base(), once, LONGEST));
            return once.submits;
        }

        List<Load.Call> atRate(String name, List<Load.Call> calls) throws InterruptedException {
            Once once = new Once(calls.iterator());
            Duration time = Duration.ofMillis(calls.size() * 1000L / PER_SECOND);
            keep(name, load.atRate(application.base(), once, PER_SECOND, time));
            return once.submits;
        }

        private void keep(String name, Load.Result result) {
            result.allGood();
            rows.add(List.of(name, result.good(), result.perSecond(), result.perSecond(), result.p50(), result.p99()));
        }
    }

    /** Each call once; a draft is to be submitted. */
    private static final class Once implements Load.Calls {

        private final Iterator<Load.Call> calls;
        private final List<Load.Call> submits = new ArrayList<>();

        Once(Iterator<Load.Call> calls) {
            this.calls = calls;
        }

        @Override
        public Load.Call next() {
            return calls.hasNext() ? calls.next() : null;
        }

        @Override
        public void answered(Load.Call call, HttpClientResponse answer) {
            String location = answer.getHeader("Location");
            if (location != null) {
                String path = location.substring(location.indexOf("/api/"));
                submits.add(new Load.Call(
                        HttpMethod.POST,
                        path + "/submit",
                        Map.of(
                                "Authorization",
                                call.headers().get("Authorization"),
                                "If-Match",
                                answer.getHeader("ETag"),
                                "Idempotency-Key",
                                key()),
                        null));
            }
        }
    }

    private static List<Object> bulk(Load load, RunningApplication application, Cycle cycle) throws Exception {
        List<Load.Call> calls = new ArrayList<>();
        int reports = 0;
        for (Cycle.OfCommune commune : cycle.reports(BULK)) {
            JsonObject body = new JsonObject().put("submit", true).put("items", new JsonArray(commune.reports()));
            calls.add(post(SUBMISSIONS + "/bulk", commune.token(), body.encode(), Map.of("Idempotency-Key", key())));
            reports += commune.reports().size();
        }
        Load.Result result = load.saturate(application.base(), new Once(calls.iterator()), LONGEST)
                .allGood();
        assertEquals(reports, cycle.written(), "reports that are there after the bulk writes");
        return List.of(
                "%,d reports in bulk, %.0f s".formatted(reports, result.seconds()),
                result.good(),
                result.perSecond(),
                reports / result.seconds(),
                result.p50(),
                result.p99());
    }

    private static Load.Call post(String path, String token, String body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Authorization", "Bearer " + token);
        return new Load.Call(HttpMethod.POST, path, headers, body);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
