package vn.tiendo06.kernel.error;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.hibernate.StaleStateException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What the database refuses because another request came first is the caller's conflict, not the server's error; and a
 * database that is away or too busy, or a disk that is full, is worth another try.
 */
public class StorageConflicts {

    private static final int MAX_DEPTH = 10;
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final Set<String> BUSY =
            Set.of("57014", "55P03", "40001", "40P01", "25P03", "25P04", "53200", "53300", "55000");
    private static final String DISK_FULL = "53100";

    // As Linux says it, for the JDK tells no kind: of a disk, and of a quota.
    private static final Set<String> NO_ROOM = Set.of("No space left on device", "Disk quota exceeded");

    private final DatabasePresence database;

    StorageConflicts(DatabasePresence database) {
        this.database = database;
    }

    @ServerExceptionMapper({
        PersistenceException.class,
        RollbackException.class,
        QuarkusTransactionException.class,
        ArcUndeclaredThrowableException.class,
        UncheckedIOException.class,
        IOException.class
    })
    public Response answer(Exception thrown, UriInfo uri) {
        Optional<ApiException> known = known(thrown);
        HttpProblem.Builder problem = HttpProblem.builder()
                .withStatus(known.map(k -> k.type().status())
                        .orElse(Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()));
        if (known.isPresent() && known.get().type() == ProblemType.UNAVAILABLE) {
            problem.withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            database.suspected();
        }
        Throwable cause = known.isPresent() ? known.get() : thrown;
        return ExceptionMapperBase.postProcessorsRegistry
                .applyPostProcessing(problem.build(), ProblemContext.of(cause, uri))
                .toResponse();
    }

    /** What a failure means to the caller, by its causes; a failed commit has its own among the suppressed ones. */
    static Optional<ApiException> known(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            Optional<ApiException> known = itself(cause);
            for (Throwable suppressed : cause.getSuppressed()) {
                known = known.isPresent() ? known : known(suppressed);
            }
            if (known.isPresent()) {
                return known;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Optional<ApiException> itself(Throwable cause) {
        if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
            return Optional.of(ProblemType.PRECONDITION_FAILED.because("changed-meanwhile"));
        }
        if (cause instanceof ConstraintViolationException violation && violation.getKind() == ConstraintKind.UNIQUE) {
            return Optional.of(ProblemType.CONFLICT.because("already-exists"));
        }
        if (cause instanceof SQLException failure && DatabasePresence.isAway(failure)) {
            return Optional.of(ProblemType.UNAVAILABLE.because("database"));
        }
        if (isFull(cause)) {
            return Optional.of(ProblemType.UNAVAILABLE.because("storage-full"));
        }
        return cause instanceof SQLException failure && isBusy(failure) || isEndedForTime(cause)
                ? Optional.of(ProblemType.UNAVAILABLE.because("overloaded"))
                : Optional.empty();
    }

    private static boolean isFull(Throwable cause) {
        return cause instanceof SQLException failure && DISK_FULL.equals(failure.getSQLState())
                || cause instanceof IOException
                        && NO_ROOM.stream().anyMatch(said -> String.valueOf(cause.getMessage())
                                .endsWith(said));
    }

    // The transaction manager has rolled back under the thread that worked, and tells no other reason; or a body has
    // not come in time, by the machine's clock: Quarkus tells no kind, and a clock that jumps ends all on their way.
    private static boolean isEndedForTime(Throwable cause) {
        return cause instanceof RollbackException && cause.getCause() == null && cause.getSuppressed().length == 0
                || cause instanceof IOException && "Read timed out".equals(cause.getMessage());
    }

    // Time-outs of a statement, of a lock, of a transaction idle or at work, a serialization that failed, a deadlock's
    // victim, no memory, no connection left there or in the pool, and a statement closed as the transaction's time was
    // over.
    private static boolean isBusy(SQLException failure) {
        return BUSY.contains(String.valueOf(failure.getSQLState()))
                || String.valueOf(failure.getMessage()).contains("acquisition timeout");
    }
}
