package vn.tiendo06.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address for several applications: passes each request to the next of those that are in service, once. Where no answer
 * comes it breaks the caller's connection.
 */
final class Balancer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client =
            vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(500));
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpServer server;
    private volatile List<RunningApplication> inService = List.of();

    Balancer() throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(this::pass)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    /** From now on requests go to these in turn. */
    void passTo(RunningApplication... applications) {
        inService = List.of(applications);
    }

    /** {@code http://127.0.0.1:port}. */
    String base() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void pass(HttpServerRequest request) {
        List<RunningApplication> to = inService;
        request.pause();
        client.request(new RequestOptions()
                        .setMethod(request.method())
                        .setHost("127.0.0.1")
                        .setPort(to.get(Math.floorMod(turn.getAndIncrement(), to.size()))
                                .port())
                        .setURI(request.uri()))
                .onFailure(none -> request.connection().close())
                .onSuccess(onward -> pass(request, onward));
    }

    private static void pass(HttpServerRequest request, HttpClientRequest onward) {
        onward.headers().setAll(request.headers());
        onward.response().onFailure(none -> request.connection().close()).onSuccess(answer -> {
            request.response().setStatusCode(answer.statusCode());
            request.response().headers().setAll(answer.headers());
            answer.pipeTo(request.response())
                    .onFailure(broken -> request.connection().close());
        });
        request.pipeTo(onward).onFailure(broken -> request.connection().close());
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
