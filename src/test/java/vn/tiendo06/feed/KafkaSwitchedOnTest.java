package vn.tiendo06.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Prepared;

/** With the switch alone the application passes the feed on to a real broker by itself. */
@QuarkusTest
@TestProfile(KafkaSwitchedOnTest.On.class)
class KafkaSwitchedOnTest extends ApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What an operator sets. */
    public static class On implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tiendo06.kafka.enabled", "true");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(KafkaBroker.class));
        }
    }

    @ConfigProperty(name = "tiendo06.kafka.bootstrap-servers")
    String broker;

    @Test
    void whatIsWrittenIsPassedOnAndGoesOnBeing() throws Exception {
        Prepared.unit();
        String submission = Prepared.approved().id();
        List<String> expected = new ArrayList<>(List.of(
                "unit/" + Prepared.NEW_UNIT + " unit.create", "submission/" + submission + " submission.approve"));
        assertEquals(sorted(expected), awaited(expected.size()));
        String exemption = Prepared.exemption().id();
        expected.add("exemption/" + exemption + " exemption.create");
        assertEquals(sorted(expected), awaited(expected.size()));
    }

    private List<String> awaited(int number) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<ConsumerRecord<String, String>> records;
        do {
            Thread.sleep(100);
            // The plan that the start has loaded, with its rows, may have come, too.
            records = KafkaBroker.records(broker).stream()
                    .filter(one -> !type(one).endsWith(".load"))
                    .toList();
            assertTrue(System.nanoTime() < end, "only " + records);
        } while (records.size() < number);
        return sorted(records.stream().map(one -> one.key() + " " + type(one)).toList());
    }

    private static String type(ConsumerRecord<String, String> one) {
        return Pages.parse(one.value()).get("type").textValue().replace("vn.tiendo06.", "");
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }
}
