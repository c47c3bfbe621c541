package vn.tiendo06.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;

/** A broker that is known, but not switched on, gets nothing. */
@QuarkusTest
@TestProfile(KafkaSwitchedOffTest.Off.class)
class KafkaSwitchedOffTest extends ApiTest {

    /** The address without the switch. */
    public static class Off implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(KafkaBroker.class));
        }
    }

    // Several times the forwarder's interval.
    private static final int LONG_ENOUGH_MILLIS = 3000;

    @ConfigProperty(name = "tiendo06.kafka.bootstrap-servers")
    String broker;

    @Test
    void nothingIsSentAndNothingWaitsForABroker() throws Exception {
        Prepared.unit();
        Prepared.approved();
        Thread.sleep(LONG_ENOUGH_MILLIS);
        assertEquals(List.of(), KafkaBroker.records(broker));
        try (var connection = dataSource.getConnection();
                var found = connection.createStatement().executeQuery("select 1 from feed_sink")) {
            assertFalse(found.next(), "a place is noted");
        }
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("feed-forwarder") || name.startsWith("kafka-producer"))
                        .toList());
    }
}
