package vn.tiendo06.kernel.error;

import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/** Which methods a path has: what an answer of 405 has to name (RFC 9110, 15.5.6). */
final class AllowedMethods {

    private AllowedMethods() {}

    /** Of the request at hand, by the routes by which the framework finds its endpoints; null where there is none. */
    static String ofRequest() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (request == null) {
            return null;
        }
        Set<String> allowed = new TreeSet<>();
        String path = request.getPathWithoutPrefix();
        RequestMapper<RestInitialHandler.InitialMatch> classes =
                new RequestMapper<>(request.getDeployment().getClassMappers());
        for (var found = classes.map(path); found != null; found = classes.continueMatching(path, found)) {
            for (ServerRestHandler handler : found.value.handlers) {
                if (handler instanceof ClassRoutingHandler methods) {
                    add(allowed, methods, found.remaining.isEmpty() ? "/" : found.remaining);
                }
            }
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return allowed.isEmpty() ? null : String.join(", ", allowed);
    }

    private static void add(Set<String> allowed, ClassRoutingHandler methods, String rest) {
        methods.getMappers().forEach((method, paths) -> {
            // Where no method is named there are sub-resources, which the API has not.
            if (method != null && paths.map(rest) != null) {
                allowed.add(method);
            }
        });
    }
}
