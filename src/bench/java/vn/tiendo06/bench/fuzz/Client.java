package vn.tiendo06.bench.fuzz;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests whose addresses and headers need not be well formed. */
final class Client implements AutoCloseable {

    private static final int ATTEMPTS = 4;

    /** Beyond the time that a statement may take. */
    private static final int SECONDS = 45;

    private static final int BIG = 1 << 20;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http;
    private final URI base;

    Client(String base) {
        this.base = URI.create(base);
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(64)
                .setKeepAlive(true)
                .setMaxHeaderSize(BIG)
                .setMaxInitialLineLength(BIG));
    }

    /** The answer; throws where none comes at a last attempt: any connection kept may just have been closed by the server. */
    Answer send(Call call) throws ExecutionException, InterruptedException, TimeoutException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return sendOnce(call);
            } catch (ExecutionException e) {
                // The next connection.
            }
        }
        return sendOnce(call);
    }

    private Answer sendOnce(Call call) throws ExecutionException, InterruptedException, TimeoutException {
        RequestOptions options = new RequestOptions()
                .setHost(base.getHost())
                .setPort(base.getPort())
                .setMethod(HttpMethod.valueOf(call.method))
                .setURI(call.address());
        call.headers.forEach(pair -> options.addHeader(pair.name(), pair.value()));
        Promise<Answer> answered = Promise.promise();
        // On the client's own thread, so that no part of an answer comes before anybody listens.
        vertx.runOnContext(ignored -> http.request(options)
                .compose(request -> call.body == null ? request.send() : request.send(Buffer.buffer(call.body)))
                .compose(response -> response.body().map(body -> answer(response, body)))
                .onComplete(answered));
        return answered.future().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    private static Answer answer(HttpClientResponse response, Buffer body) {
        Map<String, List<String>> headers = new HashMap<>();
        response.headers().forEach((name, value) -> headers.computeIfAbsent(
                        name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                .add(value));
        return new Answer(response.statusCode(), headers, body.getBytes());
    }

    @Override
    public void close() {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
