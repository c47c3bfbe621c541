package vn.tiendo06.startup;

import io.quarkus.runtime.QuarkusApplication;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/** What {@code migrate} runs: by the time it is called the schema is migrated and the reference data laid. */
class Migration implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(Migration.class);

    /** It listens nowhere, needs no issuer, runs no job, and waits for a lock only briefly, but may compute for long. */
    static final Map<String, String> SETTINGS = Map.of(
            "quarkus.datasource.jdbc.additional-jdbc-properties.options",
            "-c lock_timeout=10000",
            "quarkus.flyway.migrate-at-start",
            "false",
            "tiendo06.startup.migrates",
            "true",
            "quarkus.http.host-enabled",
            "false",
            "quarkus.management.host-enabled",
            "false",
            "tiendo06.monitoring.enabled",
            "false",
            "tiendo06.monitoring.watch-database",
            "false",
            "quarkus.oidc.tenant-enabled",
            "false",
            "quarkus.scheduler.enabled",
            "false");

    private final Flyway flyway;

    Migration(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public int run(String... args) {
        LOG.infof("Database at version %s", flyway.info().current().getVersion());
        return 0;
    }
}
