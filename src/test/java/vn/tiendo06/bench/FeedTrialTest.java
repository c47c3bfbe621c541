package vn.tiendo06.bench;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;

/** The short form of {@link FeedScenario}. */
@QuarkusTest
class FeedTrialTest extends ApiTest {

    @Test
    void aConsumerThatIsKilledEndsWithACopyIdenticalToTheDatabase() throws Exception {
        String jdbcUrl = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        new FeedTrial(RestAssured.baseURI + ":" + RestAssured.port, jdbcUrl)
                .run(Duration.ofSeconds(20), 6, Duration.ofSeconds(4));
    }

    @AfterEach
    void removeTheCopies() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists copy_auditor, copy_portal cascade");
            statement.execute("delete from holiday where day between '2040-01-01' and '2040-12-31'");
        }
    }
}
