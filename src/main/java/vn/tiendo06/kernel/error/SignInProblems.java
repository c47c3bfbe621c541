package vn.tiendo06.kernel.error;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.VertxException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jose4j.lang.UnresolvableKeyException;
import vn.tiendo06.kernel.config.DatabaseClock;

/**
 * Answers a missing or bad token as a problem. The problem library's own mappers for this were built for an older
 * Quarkus and end in a NoSuchFieldError. A token that cannot be judged because the issuer is away is no bad token: that is
 * worth another try.
 */
public class SignInProblems {

    private static final int MAX_DEPTH = 10;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final IssuerPresence issuer;
    private final DatabaseClock clock;

    SignInProblems(IssuerPresence issuer, DatabaseClock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    @ServerExceptionMapper(
            value = {UnauthorizedException.class, AuthenticationFailedException.class},
            priority = Priorities.AUTHENTICATION)
    public Response unauthenticated(SecurityException thrown, UriInfo uri) {
        if (isIssuerAway(thrown)) {
            issuer.lookFailed();
            return issuerAway(uri);
        }
        // Whether there is such a key could not be asked, or not been asked again yet.
        if (isKeyUnknown(thrown) && issuer.mayHaveNewKeys()) {
            return issuerAway(uri);
        }
        // The clock has jumped since the request was let in.
        if (clock.isMachineOff()) {
            return unavailable("clock", uri);
        }
        HttpProblem problem = HttpProblem.builder()
                .withStatus(Response.Status.UNAUTHORIZED)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
        return ExceptionMapperBase.postProcessorsRegistry
                .applyPostProcessing(problem, ProblemContext.of(thrown, uri))
                .toResponse();
    }

    /** No keys were to be had when the application started, nor are they now. */
    @ServerExceptionMapper(value = OIDCException.class, priority = Priorities.AUTHENTICATION)
    public Response issuerNeverSeen(OIDCException thrown, UriInfo uri) {
        return issuerAway(uri);
    }

    private static Response issuerAway(UriInfo uri) {
        return unavailable("issuer", uri);
    }

    private static Response unavailable(String reason, UriInfo uri) {
        ApiException cause = ProblemType.UNAVAILABLE.because(reason);
        HttpProblem problem = HttpProblem.builder()
                .withStatus(Response.Status.SERVICE_UNAVAILABLE)
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
        return ExceptionMapperBase.postProcessorsRegistry
                .applyPostProcessing(problem, ProblemContext.of(cause, uri))
                .toResponse();
    }

    private static boolean isKeyUnknown(Throwable thrown) {
        return isCausedBy(thrown, UnresolvableKeyException.class::isInstance);
    }

    // Refused, unknown, reset, closed, or too slow.
    private static boolean isIssuerAway(Throwable thrown) {
        return isCausedBy(
                thrown,
                cause -> cause instanceof IOException
                        || cause instanceof VertxException
                        || cause instanceof TimeoutException
                        || cause instanceof OIDCException
                                && String.valueOf(cause.getMessage()).contains("not available"));
    }

    private static boolean isCausedBy(Throwable thrown, Predicate<Throwable> wanted) {
        return Stream.iterate(thrown.getCause(), Objects::nonNull, Throwable::getCause)
                .limit(MAX_DEPTH)
                .anyMatch(wanted);
    }
}
