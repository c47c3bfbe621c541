package vn.tiendo06.kernel.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a failure of the database means, wherever in the chain it is told. */
class StorageConflictsTest {

    private static Optional<ProblemType> typeOf(Throwable thrown) {
        return StorageConflicts.known(thrown).map(ApiException::type);
    }

    private static SQLException failure(String state) {
        return new SQLException("terminating connection due to unexpected postmaster exit", state);
    }

    @Test
    void aCauseCounts() {
        assertEquals(
                Optional.of(ProblemType.UNAVAILABLE),
                typeOf(new RuntimeException(new PersistenceException(failure("57P01")))));
        assertEquals(Optional.of(ProblemType.UNAVAILABLE), typeOf(failure("08006")));
        assertEquals(
                Optional.of(ProblemType.PRECONDITION_FAILED),
                typeOf(new RollbackException().initCause(new OptimisticLockException())));
    }

    // So the transaction manager tells of a commit that the server did not answer.
    @Test
    void whatACommitSuppressedCounts() {
        RollbackException commit = new RollbackException("ARJUNA016053: Could not commit transaction.");
        commit.addSuppressed(new Exception("XAException", failure("57P01")));
        assertEquals(Optional.of(ProblemType.UNAVAILABLE), typeOf(new RuntimeException(commit)));
    }

    // So the driver speaks where the transaction manager has ended the transaction under it.
    @Test
    void aStatementThatWasClosedIsWorthAnotherTry() {
        assertEquals(
                Optional.of(ProblemType.UNAVAILABLE),
                typeOf(new PersistenceException(new SQLException("This statement has been closed.", "55000"))));
    }

    @Test
    void aFullDiskIsWorthAnotherTry() {
        assertEquals(
                Optional.of(ProblemType.UNAVAILABLE),
                typeOf(new PersistenceException(new SQLException("could not extend file", "53100"))));
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "Linux has it");
        IOException thrown = assertThrows(IOException.class, () -> Files.writeString(full, "x"));
        assertEquals(Optional.of(ProblemType.UNAVAILABLE), typeOf(new UncheckedIOException(thrown)));
        assertEquals(
                Optional.of(ProblemType.UNAVAILABLE),
                typeOf(new FileSystemException("/tmp/x", null, "No space left on device")));
        assertEquals(Optional.empty(), typeOf(new IOException("Connection reset")));
    }

    @Test
    void aBodyThatDidNotComeInTimeIsWorthAnotherTry() {
        assertEquals(
                Optional.of(ProblemType.UNAVAILABLE),
                typeOf(new UncheckedIOException(new IOException("Read timed out"))));
    }

    @Test
    void theRestIsNotKnown() {
        assertEquals(Optional.empty(), typeOf(failure("42601")));
        assertEquals(Optional.empty(), typeOf(new SQLException("no state")));
        assertEquals(Optional.empty(), typeOf(new RuntimeException()));
    }
}
