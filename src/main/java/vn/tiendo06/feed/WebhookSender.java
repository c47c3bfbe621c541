package vn.tiendo06.feed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import vn.tiendo06.kernel.config.LocalCalendar;

/**
 * Calls a webhook: to the address that was judged, without following it elsewhere, without reading more of the answer than
 * is kept, and never for longer than allowed.
 */
@ApplicationScoped
class WebhookSender {

    private static final int CONNECT_MILLIS = 5000;
    private static final int MAX_HEADERS = 16 * 1024;
    private static final int MAX_ANSWER = 200;
    private static final int MAX_SECONDS_DIGITS = 6;

    private final Vertx vertx;
    private final HttpClient client;
    private final TargetGuard guard;
    private final CloudEvents events;
    private final Duration timeout;
    private final LocalCalendar calendar;

    WebhookSender(
            Vertx vertx, TargetGuard guard, CloudEvents events, WebhookSettings settings, LocalCalendar calendar) {
        this.vertx = vertx;
        // A kept connection would outlive the judgement on its address.
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout(CONNECT_MILLIS)
                .setMaxHeaderSize(MAX_HEADERS)
                .setMaxPoolSize(settings.concurrency()));
        this.guard = guard;
        this.events = events;
        this.timeout = settings.timeout();
        this.calendar = calendar;
    }

    Outcome send(WebhookJob job) {
        long start = System.nanoTime();
        try {
            TargetGuard.Target target = guard.resolve(job.url());
            return call(target, job, start);
        } catch (TargetGuard.RefusedTarget e) {
            return Outcome.none(Outcome.Kind.REFUSED_TARGET, millisSince(start));
        } catch (UnknownHostException e) {
            return Outcome.none(Outcome.Kind.UNKNOWN_HOST, millisSince(start));
        }
    }

    private Outcome call(TargetGuard.Target target, WebhookJob job, long start) {
        byte[] body = events.of(job);
        AtomicReference<HttpClientRequest> running = new AtomicReference<>();
        AtomicBoolean givenUp = new AtomicBoolean();
        CompletableFuture<Outcome> answered = new CompletableFuture<>();
        // On one of Vert.x' threads, so that the answer's parts come after their handlers.
        vertx.runOnContext(now -> client.request(options(target, job, body))
                .compose(request -> {
                    running.set(request);
                    return givenUp.get() ? Future.failedFuture("too late") : request.send(Buffer.buffer(body));
                })
                .onFailure(answered::completeExceptionally)
                .onSuccess(response -> read(response, start, answered)));
        try {
            return answered.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Outcome.none(Outcome.Kind.TIMEOUT, millisSince(start));
        } catch (ExecutionException e) {
            return Outcome.none(Outcome.Kind.CONNECTION, millisSince(start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.none(Outcome.Kind.CONNECTION, millisSince(start));
        } finally {
            // Whatever the endpoint still wants to say is not waited for.
            givenUp.set(true);
            if (running.get() != null) {
                running.get().connection().close();
            }
        }
    }

    private RequestOptions options(TargetGuard.Target target, WebhookJob job, byte[] body) {
        long timestamp = calendar.now().getEpochSecond();
        String query =
                target.url().getRawQuery() == null ? "" : "?" + target.url().getRawQuery();
        String path = target.url().getRawPath().isEmpty() ? "/" : target.url().getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(target.address(), target.port())))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.isTls())
                .setURI(path + query)
                .setFollowRedirects(false)
                .setConnectTimeout(CONNECT_MILLIS)
                .putHeader("content-type", CloudEvents.CONTENT_TYPE)
                .putHeader("user-agent", "tiendo06-webhooks")
                .putHeader("webhook-id", job.delivery().toString())
                .putHeader("webhook-timestamp", Long.toString(timestamp))
                .putHeader("webhook-signature", Signatures.of(job.secrets(), job.delivery(), timestamp, body));
    }

    private void read(HttpClientResponse response, long start, CompletableFuture<Outcome> answered) {
        Buffer beginning = Buffer.buffer();
        Runnable done = () -> answered.complete(new Outcome(
                Outcome.Kind.ANSWERED,
                response.statusCode(),
                millisSince(start),
                text(beginning),
                retryAfter(response.getHeader("retry-after"))));
        try {
            listen(response, beginning, done);
        } catch (IllegalStateException ended) {
            done.run();
        }
    }

    private static void listen(HttpClientResponse response, Buffer beginning, Runnable done) {
        response.handler(part -> {
            beginning.appendBuffer(part.slice(0, Math.min(part.length(), 4 * MAX_ANSWER)));
            if (beginning.length() >= 4 * MAX_ANSWER) {
                done.run();
            }
        });
        // The status counts, even where the rest of the answer is lost.
        response.exceptionHandler(lost -> done.run());
        response.endHandler(end -> done.run());
    }

    private static String text(Buffer beginning) {
        String text = beginning
                .toString(StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\x{FFFD}]", " ")
                .strip();
        if (text.isEmpty()) {
            return null;
        }
        int end = text.offsetByCodePoints(0, Math.min(MAX_ANSWER, text.codePointCount(0, text.length())));
        return text.substring(0, end);
    }

    // In seconds only: dates are for caches.
    private static Duration retryAfter(String header) {
        return header == null || !header.matches("\\d{1," + MAX_SECONDS_DIGITS + "}")
                ? null
                : Duration.ofSeconds(Integer.parseInt(header));
    }

    private static int millisSince(long start) {
        return (int) Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
