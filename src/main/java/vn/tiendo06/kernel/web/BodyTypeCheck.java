package vn.tiendo06.kernel.web;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses lines of JSON where one document is read: the framework has a reader for them, which knows nothing of
 * {@link StrictJson}'s rules and tells its errors in a form of its own. Refuses an empty name of a body's type, too: asked for
 * it, the framework fails.
 */
public class BodyTypeCheck {

    private static final List<String> LINES = List.of("application/x-ndjson", "application/stream+json");

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        Method method = resource.getResourceMethod();
        if (type == null || method == null) {
            return;
        }
        String named = type.strip().toLowerCase(Locale.ROOT);
        if (named.isEmpty() && Arrays.asList(method.getParameterTypes()).contains(InputStream.class)) {
            throw new NotSupportedException();
        }
        if (LINES.stream().anyMatch(named::startsWith)
                && Arrays.stream(method.getParameterTypes()).anyMatch(Class::isRecord)) {
            throw new NotSupportedException();
        }
    }
}
