package vn.tiendo06.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;

/** Consumers of the change feed are killed and started again at random for 10 minutes of writes: their copies are whole. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
public class FeedScenario {

    private static final int MINUTES = Integer.getInteger("minutes", 10);
    private static final int PEOPLE = Integer.getInteger("people", 16);

    @Test
    void aConsumerThatIsKilledEndsWithACopyIdenticalToTheDatabase() throws Exception {
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                RunningApplication application =
                        new RunningApplication(postgres.getJdbcUrl("postgres", "postgres"), issuerUrl, Map.of())) {
            application.start();
            new FeedTrial(application.base(), postgres.getJdbcUrl("postgres", "postgres"))
                    .run(Duration.ofMinutes(MINUTES), PEOPLE, Duration.ofSeconds(12));
        } finally {
            issuer.stop();
        }
    }
}
