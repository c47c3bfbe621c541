package vn.tiendo06.kernel.error;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Locale;
import vn.tiendo06.kernel.text.Messages;

/** Gives every error answer its stable type and code and its text in the caller's language. */
@ApplicationScoped
public class ProblemRenderer implements ProblemPostProcessor {

    private final CurrentVertxRequest request;

    ProblemRenderer(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public int priority() {
        // Higher ones run first: after the library's own logger (101) and defaults (99).
        return 95;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        Locale locale = locale();
        ApiException cause = asApiException(context.cause, problem.getStatusCode());
        ProblemType type = cause == null ? ProblemType.ofStatus(problem.getStatusCode()) : cause.type();
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(type.uri())
                .withTitle(Messages.text("problems", locale, "problem." + type.code(), List.of()))
                .withStatus(cause == null ? problem.getStatusCode() : type.status())
                .withInstance(problem.getInstance())
                .with("code", type.code());
        problem.getHeaders().forEach(builder::withHeader);
        builder.withHeader("Content-Language", locale.getLanguage());
        builder.withHeader("Vary", "Accept-Language");
        if (type == ProblemType.METHOD_NOT_ALLOWED) {
            builder.withHeader("Allow", AllowedMethods.ofRequest());
        }
        if (cause != null && cause.detailCode() != null) {
            builder.withDetail(Messages.text("problems", locale, "detail." + cause.detailCode(), cause.args()));
        }
        if (cause != null && !cause.faults().isEmpty()) {
            builder.with(
                    "errors",
                    cause.faults().stream().map(f -> FaultView.of(f, locale)).toList());
        }
        return builder.build();
    }

    /** The problem of an error that is told of beside others, in the caller's language. */
    public ProblemView view(ApiException cause) {
        return view(cause, locale());
    }

    /** The same in a language that {@link #language} has told. */
    public ProblemView view(ApiException cause, String language) {
        return view(cause, Locale.forLanguageTag(language));
    }

    /** The caller's language. */
    public String language() {
        return locale().getLanguage();
    }

    /** The same, in a given language. */
    public ProblemView view(ApiException cause, Locale locale) {
        ProblemType type = cause.type();
        return new ProblemView(
                type.uri().toString(),
                Messages.text("problems", locale, "problem." + type.code(), List.of()),
                type.status(),
                type.code(),
                cause.detailCode() == null
                        ? null
                        : Messages.text("problems", locale, "detail." + cause.detailCode(), cause.args()),
                null,
                cause.faults().stream().map(f -> FaultView.of(f, locale)).toList());
    }

    private static ApiException asApiException(Throwable cause, int status) {
        if (cause instanceof ApiException api) {
            return api;
        }
        if (cause instanceof ConstraintViolationException violations && status < 500) {
            return ApiException.invalid(ConstraintFaults.of(violations.getConstraintViolations()));
        }
        return null;
    }

    private Locale locale() {
        try {
            return request.getCurrent() == null
                    ? Messages.VIETNAMESE
                    : Messages.negotiate(request.getCurrent().request().getHeader("Accept-Language"));
        } catch (ContextNotActiveException e) {
            return Messages.VIETNAMESE;
        }
    }
}
