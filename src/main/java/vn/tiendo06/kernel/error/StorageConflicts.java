package vn.tiendo06.kernel.error;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.hibernate.StaleStateException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the database refuses because another request came first: the caller's conflict, not the server's error. */
public class StorageConflicts {

    private static final int MAX_DEPTH = 10;

    @ServerExceptionMapper({PersistenceException.class, RollbackException.class})
    public Response answer(Exception thrown, UriInfo uri) {
        Optional<ApiException> conflict = conflict(thrown);
        HttpProblem problem = HttpProblem.builder()
                .withStatus(conflict.map(c -> c.type().status())
                        .orElse(Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()))
                .build();
        Throwable cause = conflict.isPresent() ? conflict.get() : thrown;
        return ExceptionMapperBase.postProcessorsRegistry
                .applyPostProcessing(problem, ProblemContext.of(cause, uri))
                .toResponse();
    }

    private static Optional<ApiException> conflict(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return Optional.of(ProblemType.PRECONDITION_FAILED.because("changed-meanwhile"));
            }
            if (cause instanceof ConstraintViolationException violation
                    && violation.getKind() == ConstraintKind.UNIQUE) {
                return Optional.of(ProblemType.CONFLICT.because("already-exists"));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
