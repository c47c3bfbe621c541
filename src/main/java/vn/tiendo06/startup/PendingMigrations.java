package vn.tiendo06.startup;

import java.util.List;
import java.util.Optional;

/** The database is older than the application, or its migrations are not those of the application. */
class PendingMigrations extends RuntimeException {

    PendingMigrations(List<String> faults) {
        super("The database does not fit this application; run it with the argument `migrate` first: "
                + String.join("; ", faults));
    }

    static Optional<PendingMigrations> causeOf(Throwable failure) {
        return Causes.of(failure)
                .filter(PendingMigrations.class::isInstance)
                .map(PendingMigrations.class::cast)
                .findFirst();
    }
}
