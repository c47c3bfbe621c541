package vn.tiendo06.startup;

import java.util.List;
import java.util.Optional;

/** The database is older than the application, or its migrations are not those of the application. */
class PendingMigrations extends RuntimeException {

    private static final int MAX_DEPTH = 20;

    PendingMigrations(List<String> faults) {
        super("The database does not fit this application; run it with the argument `migrate` first: "
                + String.join("; ", faults));
    }

    static Optional<PendingMigrations> causeOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (cause instanceof PendingMigrations pending) {
                return Optional.of(pending);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
