package vn.tiendo06.kernel.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Every request has an id, the caller's own where it is fit to be stored; every answer tells it, and so does every line of
 * the log, with the caller's trace.
 */
@Singleton
class RequestIds {

    static final String HEADER = "X-Request-Id";

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{8,64}");
    // W3C Trace Context.
    private static final Pattern TRACE_PARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final String TRACE_ID = "traceId";
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
        MDC.put("requestId", id);
        // Where traces are on, the tracer has put its own.
        Matcher trace = TRACE_PARENT.matcher(
                Objects.requireNonNullElse(routing.request().getHeader("traceparent"), ""));
        if (MDC.get(TRACE_ID) == null && trace.matches()) {
            MDC.put(TRACE_ID, trace.group(1));
        }
        routing.next();
    }

    static String of(RoutingContext routing) {
        return routing.get(HEADER);
    }
}
