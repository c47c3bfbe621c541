package vn.tiendo06.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;

/**
 * Makes the data of a release that UpgradeIT upgrades: {@code -Drelease=0.2} of the application as it is packaged now, with
 * {@code -Dold.commit} or {@code -Dold.jar} of that one. Run it once for each release, when it is made; commit what it writes.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ReleaseScenario {

    private static final Path NOW = Path.of("target", "quarkus-app", "quarkus-run.jar");

    @Test
    void keepsTheDataOfARelease() throws Exception {
        String release = System.getProperty("release");
        if (release == null) {
            throw new AssertionError("name the release: -Drelease=0.2");
        }
        boolean old = System.getProperty("old.jar") != null || System.getProperty("old.commit") != null;
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                RunningApplication application = new RunningApplication(
                        old ? OldRelease.jar() : NOW,
                        database.getJdbcUrl("postgres", "postgres"),
                        issuerUrl,
                        Map.of())) {
            application.start();
            ReleasedData data = new ReleasedData(application.base());
            data.fill();
            String instant =
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).toString();
            Thread.sleep(1500);
            ReleasedState state = new ReleasedState(
                    instant, data.reports, data.keyed, new ReleasedAnswers(application.base()).all(instant));
            Path directory = Files.createDirectories(OldRelease.RELEASED.resolve(release));
            ReleasedState.write(state, directory.resolve("state.json.gz"));
            try (Connection connection = database.getPostgresDatabase().getConnection()) {
                PlainDump.write(connection, directory.resolve("data.sql.gz"));
            }
            System.out.println("release " + release + ": " + state.answers().size() + " answers, "
                    + state.keyed().size() + " keyed calls, " + Files.size(directory.resolve("data.sql.gz"))
                    + " bytes of data");
        } finally {
            issuer.stop();
        }
    }
}
