package vn.tiendo06.kernel.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.regex.Pattern;

/** Every request has an id, the caller's own where it is fit to be stored, and every answer tells it. */
@Singleton
class RequestIds {

    static final String HEADER = "X-Request-Id";

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{8,64}");
    private static final int BEFORE_ALL_ELSE = 1000;

    void register(@Observes Filters filters) {
        filters.register(RequestIds::give, BEFORE_ALL_ELSE);
    }

    private static void give(RoutingContext routing) {
        String given = routing.request().getHeader(HEADER);
        String id = given != null && SAFE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        routing.put(HEADER, id);
        routing.response().putHeader(HEADER, id);
        routing.next();
    }

    static String of(RoutingContext routing) {
        return routing.get(HEADER);
    }
}
