package vn.tiendo06.kernel.web;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Where a request came from and what it asked for.
 *
 * @param address the client's; a forwarded one only where quarkus.http.proxy says that a proxy is to be believed
 * @param path with the query
 */
public record RequestOrigin(String id, String method, String path, String address, String userAgent) {

    private static final int MAX_PATH = 1000;
    private static final int MAX_USER_AGENT = 200;

    /** Has what follows in this context told as part of the request that asked for it. */
    public void carry() {
        Arc.container().instance(CarriedOrigin.class).get().set(this);
    }

    /** The request at hand, or the one that asked for a job; empty where the application acts by itself. */
    public static Optional<RequestOrigin> current() {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        RequestOrigin carried =
                Arc.container().instance(CarriedOrigin.class).get().get();
        if (carried != null) {
            return Optional.of(carried);
        }
        return Optional.ofNullable(Arc.container()
                        .instance(CurrentVertxRequest.class)
                        .get()
                        .getCurrent())
                .map(RequestOrigin::of);
    }

    private static RequestOrigin of(RoutingContext routing) {
        return new RequestOrigin(
                RequestIds.of(routing),
                routing.request().method().name(),
                fit(routing.request().uri(), MAX_PATH),
                routing.request().remoteAddress().hostAddress(),
                fit(routing.request().getHeader("User-Agent"), MAX_USER_AGENT));
    }

    private static String fit(String text, int length) {
        if (text == null) {
            return null;
        }
        String shortened = text.length() <= length ? text : text.substring(0, length);
        return StrictText.isClean(shortened) ? shortened : shortened.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
