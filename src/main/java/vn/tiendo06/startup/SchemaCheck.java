package vn.tiendo06.startup;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.ValidateResult;

/**
 * Refuses to work on a database that waits for migrations, unless it is to migrate it. A database that is newer is fine:
 * while a rollout or a rollback runs, the older version works on the newer schema.
 */
@ApplicationScoped
class SchemaCheck {

    private static final int BEFORE_ALL_ELSE = Interceptor.Priority.PLATFORM_BEFORE - 1000;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Flyway flyway;
    private final StartupSettings settings;

    SchemaCheck(Flyway flyway, StartupSettings settings) {
        this.flyway = flyway;
        this.settings = settings;
    }

    void onStart(@Observes @Priority(BEFORE_ALL_ELSE) StartupEvent event) {
        if (settings.migrates()) {
            PatientMigrations.run(flyway, PATIENCE);
        }
        List<String> faults = faults(flyway.validateWithResult());
        if (!faults.isEmpty()) {
            throw new PendingMigrations(faults);
        }
    }

    private static List<String> faults(ValidateResult result) {
        return result.validationSuccessful
                ? List.of()
                : result.invalidMigrations.stream()
                        .map(one -> one.errorDetails
                                .errorMessage
                                .lines()
                                .findFirst()
                                .orElse(one.version))
                        .toList();
    }
}
