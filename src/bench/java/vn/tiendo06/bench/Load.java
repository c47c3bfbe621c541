package vn.tiendo06.bench;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Calls an application over HTTP/1.1 from one event loop, so that on a machine shared with it the caller takes little.
 *
 * <p>{@link #saturate} keeps every connection busy and shows how much can be done; {@link #atRate} sends at fixed instants
 * whether or not answers come, and measures from the instant at which a call was to be sent: an answer that stalls delays
 * all that were due meanwhile, and each of them counts (no coordinated omission).
 */
final class Load implements AutoCloseable {

    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context loop = vertx.getOrCreateContext();
    private final HttpClient client;
    private final int connections;

    Load(int connections) {
        this.connections = connections;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAliveTimeout(0), new PoolOptions().setHttp1MaxSize(connections));
    }

    /** A call; a body is JSON. */
    record Call(HttpMethod method, String path, Map<String, String> headers, String body) {

        static Call get(String path, String token) {
            return new Call(HttpMethod.GET, path, Map.of("Authorization", "Bearer " + token), null);
        }
    }

    /** What is called, one after the other; used by the event loop alone. */
    interface Calls {

        /** The next call, null where there is none left. */
        Call next();

        /** Hears of a good answer. */
        default void answered(Call call, HttpClientResponse answer) {}

        /** Hears of the end of each call; status 0 where no answer came. */
        default void ended(int status, long due) {}
    }

    /** What came of it; latencies in microseconds. */
    record Result(long good, long bad, double seconds, Histogram latency, String firstFault) {

        double perSecond() {
            return good / seconds;
        }

        double p50() {
            return latency.getValueAtPercentile(50) / 1000.0;
        }

        double p99() {
            return latency.getValueAtPercentile(99) / 1000.0;
        }

        /** Itself; fails where any call was not answered well, for then the figures mean nothing. */
        Result allGood() {
            if (bad > 0 || good == 0) {
                throw new AssertionError(bad + " of " + (good + bad) + " calls failed: " + firstFault);
            }
            return this;
        }
    }

    /** Every connection calls again as soon as it is answered, until the time is over or no call is left. */
    Result saturate(String base, Calls calls, Duration time) throws InterruptedException {
        Run run = new Run(base, calls);
        CountDownLatch open = new CountDownLatch(connections);
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        for (int i = 0; i < connections; i++) {
            loop.runOnContext(ignored -> again(run, end, open));
        }
        await(open, time);
        return run.result(begin, System.nanoTime());
    }

    private void again(Run run, long end, CountDownLatch open) {
        Call call = System.nanoTime() < end ? run.calls.next() : null;
        if (call == null) {
            open.countDown();
            return;
        }
        run.send(call, System.nanoTime(), () -> again(run, end, open));
    }

    /** Sends so many calls a second; latency counts from when each was to be sent. */
    Result atRate(String base, Calls calls, int perSecond, Duration time) throws InterruptedException {
        Run run = new Run(base, calls);
        int count = Math.toIntExact(perSecond * time.toMillis() / 1000);
        CountDownLatch open = new CountDownLatch(count);
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = begin + i * 1_000_000_000L / perSecond;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            loop.runOnContext(ignored -> run.send(run.calls.next(), due, open::countDown));
        }
        await(open, time);
        return run.result(begin, System.nanoTime());
    }

    private static void await(CountDownLatch latch, Duration time) throws InterruptedException {
        if (!latch.await(time.plus(PATIENCE).toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError(latch.getCount() + " calls were never answered");
        }
    }

    /** One measurement; its state belongs to the event loop. */
    private final class Run {

        private final String base;
        private final Calls calls;
        private final Histogram latency = new Histogram(HIGHEST_MICROS, 3);
        private long good;
        private long bad;
        private String firstFault;

        Run(String base, Calls calls) {
            this.base = base;
            this.calls = calls;
        }

        void send(Call call, long due, Runnable then) {
            RequestOptions options =
                    new RequestOptions().setMethod(call.method()).setAbsoluteURI(base + call.path());
            call.headers().forEach(options::putHeader);
            int[] status = {0};
            client.request(options)
                    .compose(request -> call.body() == null
                            ? request.send()
                            : request.putHeader("Content-Type", "application/json")
                                    .send(call.body()))
                    .compose(answer -> {
                        status[0] = answer.statusCode();
                        if (answer.statusCode() / 100 == 2) {
                            return answer.end().map(answer);
                        }
                        return answer.body().compose(body -> {
                            throw new IllegalStateException(answer.statusCode() + " " + body + " to " + call.path());
                        });
                    })
                    .onComplete(outcome -> {
                        calls.ended(status[0], due);
                        if (outcome.succeeded()) {
                            good++;
                            latency.recordValue(Math.min(HIGHEST_MICROS, (System.nanoTime() - due) / 1000));
                            calls.answered(call, outcome.result());
                        } else {
                            bad++;
                            firstFault = firstFault == null ? String.valueOf(outcome.cause()) : firstFault;
                        }
                        then.run();
                    });
        }

        Result result(long begin, long end) {
            return new Result(good, bad, (end - begin) / 1e9, latency, firstFault);
        }
    }

    @Override
    public void close() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        vertx.close().onComplete(ignored -> closed.countDown());
        closed.await();
    }
}
