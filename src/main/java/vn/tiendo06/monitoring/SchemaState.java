package vn.tiendo06.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** At which version the database was when the application started; with migrations pending it does not start at all. */
@Startup
@ApplicationScoped
class SchemaState implements HealthCheck {

    private final Flyway flyway;
    private volatile HealthCheckResponse known;

    SchemaState(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public HealthCheckResponse call() {
        if (known == null) {
            known = ask();
        }
        return known;
    }

    private HealthCheckResponse ask() {
        MigrationInfoService info = flyway.info();
        MigrationInfo current = info.current();
        int pending = info.pending().length;
        return HealthCheckResponse.named("schema")
                .status(pending == 0)
                .withData(
                        "version",
                        current == null ? "none" : current.getVersion().getVersion())
                .withData("pending", pending)
                .build();
    }
}
