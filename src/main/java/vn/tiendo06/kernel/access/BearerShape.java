package vn.tiendo06.kernel.access;

import io.quarkus.security.AuthenticationFailedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a token of nothing but dots, on which Quarkus' OIDC fails with a server error instead of a 401. */
public class BearerShape {

    private static final Pattern ONLY_DOTS = Pattern.compile("(?i)bearer[ .]*\\.[ .]*");

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization != null && ONLY_DOTS.matcher(authorization).matches()) {
            throw new AuthenticationFailedException();
        }
    }
}
