package vn.tiendo06.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Prepared;

/** The feed passed on, to a real Kafka broker in this process. */
@QuarkusTest
class KafkaSinkTest extends ApiTest {

    private static final String TOPIC = "changes";

    @Inject
    FeedForwarder forwarder;

    @Inject
    CloudEvents events;

    @Test
    void changesLieInTheTopicUnderTheirObject() throws Exception {
        Prepared.unit();
        String submission = Prepared.approved().id();
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .build();
        try (KafkaClusterTestKit cluster = new KafkaClusterTestKit.Builder(nodes).build()) {
            cluster.format();
            cluster.startup();
            cluster.waitForReadyBrokers();
            try (ChangeSink sink = new KafkaSink(settings(cluster.bootstrapServers()), events)) {
                assertFalse(forwarder.forward(sink));
                assertFalse(forwarder.forward(sink));
            }
            List<ConsumerRecord<String, String>> records = records(cluster.bootstrapServers());
            assertEquals(
                    List.of("unit/" + Prepared.NEW_UNIT, "submission/" + submission),
                    records.stream().map(ConsumerRecord::key).toList());
            JsonNode event = Pages.parse(records.get(1).value());
            assertEquals("vn.tiendo06.submission.approve", event.get("type").textValue());
            assertEquals("APPROVED", event.at("/data/object/state").textValue());
            assertEquals(
                    "application/cloudevents+json",
                    new String(
                            records.get(1).headers().lastHeader("content-type").value()));
        }
    }

    private static KafkaSettings settings(String bootstrapServers) {
        return new SmallRyeConfigBuilder()
                .withMapping(KafkaSettings.class)
                .withDefaultValues(
                        Map.of("tiendo06.kafka.bootstrap-servers", bootstrapServers, "tiendo06.kafka.topic", TOPIC))
                .build()
                .getConfigMapping(KafkaSettings.class);
    }

    private static List<ConsumerRecord<String, String>> records(String bootstrapServers) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("group.id", "test");
        properties.put("auto.offset.reset", "earliest");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            for (int n = 0; n < 60 && records.size() < 2; n++) {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            }
            consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
        }
        return records;
    }
}
