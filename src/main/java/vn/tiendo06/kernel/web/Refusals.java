package vn.tiendo06.kernel.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import vn.tiendo06.kernel.error.ProblemRenderer;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.text.Messages;

/** The answer to a request that cannot be taken now: try again, and when. */
@Singleton
class Refusals {

    private static final String API = "/api/";
    private static final String PROBLEM = "application/problem+json";
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final String OVERLOADED = "overloaded";

    private final ProblemRenderer renderer;
    private final ObjectMapper mapper;

    Refusals(ProblemRenderer renderer, ObjectMapper mapper) {
        this.renderer = renderer;
        this.mapper = mapper;
    }

    Response answer(RoutingContext routing) {
        Locale locale = locale(routing);
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .type(PROBLEM)
                .entity(body(OVERLOADED, locale))
                .build();
    }

    /** The same, before any resource has been looked for. */
    void send(RoutingContext routing) {
        send(routing, OVERLOADED);
    }

    /** The same with another reason. */
    void send(RoutingContext routing, String reason) {
        Locale locale = locale(routing);
        routing.response()
                .setStatusCode(Response.Status.SERVICE_UNAVAILABLE.getStatusCode())
                .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM)
                .end(body(reason, locale));
    }

    /** Whether it is a call of the API, which may be refused; what else is served is not. */
    static boolean isOfApi(RoutingContext routing) {
        return routing.normalizedPath().startsWith(API);
    }

    private static Locale locale(RoutingContext routing) {
        return Messages.negotiate(routing.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private String body(String reason, Locale locale) {
        try {
            return mapper.writeValueAsString(renderer.view(ProblemType.UNAVAILABLE.because(reason), locale));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
