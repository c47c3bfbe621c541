package vn.tiendo06.kernel.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Set;

/**
 * Works on so many requests at a time as the database's pool carries and refuses the rest at once, before anything is done
 * for them, sign-in included. A body that does not come in time ends its connection.
 */
@Singleton
class OverloadGuard {

    private static final int AFTER_REQUEST_IDS = 900;
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Vertx vertx;
    private final Bulkheads bulkheads;
    private final Refusals refusals;
    private final LoadSettings limits;

    OverloadGuard(Vertx vertx, Bulkheads bulkheads, Refusals refusals, LoadSettings limits) {
        this.vertx = vertx;
        this.bulkheads = bulkheads;
        this.refusals = refusals;
        this.limits = limits;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, AFTER_REQUEST_IDS);
    }

    private void admit(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!Refusals.isOfApi(routing) || request.method().equals(HttpMethod.OPTIONS)) {
            routing.next();
            return;
        }
        boolean reads = READS.contains(request.method());
        if (!reads) {
            expectBody(routing);
        }
        // What comes of the body while the request waits is kept by the connection.
        boolean[] waited = {false};
        Admission admission = new Admission(
                reads ? bulkheads.reads() : bulkheads.writes(),
                () -> {
                    if (waited[0]) {
                        request.resume();
                    }
                    routing.next();
                },
                () -> {
                    if (waited[0]) {
                        // What has come of the body is passed over, so that the connection serves on.
                        request.resume();
                    }
                    refusals.send(routing);
                });
        Place.take(routing, admission);
        // At the answer's beginning: a client that reads slowly keeps no place.
        routing.addHeadersEndHandler(any -> admission.end());
        routing.addEndHandler(any -> admission.end());
        admission.ask();
        if (admission.isWaiting()) {
            waited[0] = true;
            request.pause();
        }
    }

    private void expectBody(RoutingContext routing) {
        String type = routing.request().getHeader(HttpHeaders.CONTENT_TYPE);
        boolean upload = type != null && !type.startsWith("application/json");
        Duration timeout = upload ? limits.uploadTimeout() : limits.bodyTimeout();
        long timer = vertx.setTimer(timeout.toMillis(), any -> {
            if (!routing.request().isEnded() && !routing.response().ended()) {
                routing.request().connection().close();
            }
        });
        routing.addEndHandler(any -> vertx.cancelTimer(timer));
    }
}
