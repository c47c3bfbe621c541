package vn.tiendo06.kernel.error;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.hibernate.StaleStateException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What the database refuses because another request came first is the caller's conflict, not the server's error; and a
 * database that is away or too busy is worth another try.
 */
public class StorageConflicts {

    private static final int MAX_DEPTH = 10;
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final Set<String> BUSY = Set.of("57014", "55P03", "40P01");

    @ServerExceptionMapper({PersistenceException.class, RollbackException.class})
    public Response answer(Exception thrown, UriInfo uri) {
        Optional<ApiException> known = known(thrown);
        HttpProblem.Builder problem = HttpProblem.builder()
                .withStatus(known.map(k -> k.type().status())
                        .orElse(Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()));
        if (known.isPresent() && known.get().type() == ProblemType.UNAVAILABLE) {
            problem.withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        Throwable cause = known.isPresent() ? known.get() : thrown;
        return ExceptionMapperBase.postProcessorsRegistry
                .applyPostProcessing(problem.build(), ProblemContext.of(cause, uri))
                .toResponse();
    }

    private static Optional<ApiException> known(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return Optional.of(ProblemType.PRECONDITION_FAILED.because("changed-meanwhile"));
            }
            if (cause instanceof ConstraintViolationException violation
                    && violation.getKind() == ConstraintKind.UNIQUE) {
                return Optional.of(ProblemType.CONFLICT.because("already-exists"));
            }
            if (cause instanceof SQLException failure && isAway(failure.getSQLState())) {
                return Optional.of(ProblemType.UNAVAILABLE.because("database"));
            }
            if (cause instanceof SQLException failure && isBusy(failure)) {
                return Optional.of(ProblemType.UNAVAILABLE.because("overloaded"));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    // Time-outs of a statement and of a lock, a deadlock's victim, and no connection left in the pool.
    private static boolean isBusy(SQLException failure) {
        return BUSY.contains(String.valueOf(failure.getSQLState()))
                || String.valueOf(failure.getMessage()).contains("acquisition timeout");
    }

    // Connection exceptions, and a server that stops, has crashed or is starting.
    private static boolean isAway(String sqlState) {
        return sqlState != null && (sqlState.startsWith("08") || sqlState.startsWith("57P"));
    }
}
