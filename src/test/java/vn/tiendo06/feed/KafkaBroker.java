package vn.tiendo06.feed;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** A real Kafka broker in this process; a profile that has it tells the application its address and a topic. */
public final class KafkaBroker implements QuarkusTestResourceLifecycleManager {

    private static final String TOPIC = "tiendo06.changes";
    private static final int PARTITIONS = 3;

    private KafkaClusterTestKit cluster;

    @Override
    public Map<String, String> start() {
        try {
            TestKitNodes nodes = new TestKitNodes.Builder()
                    .setCombined(true)
                    .setNumBrokerNodes(1)
                    .setNumControllerNodes(1)
                    .build();
            cluster = new KafkaClusterTestKit.Builder(nodes).build();
            cluster.format();
            cluster.startup();
            cluster.waitForReadyBrokers();
            createTopic(address(), TOPIC);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return Map.of("tiendo06.kafka.bootstrap-servers", address());
    }

    @Override
    public void stop() {
        try {
            cluster.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return cluster.bootstrapServers();
    }

    static void createTopic(String address, String name) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** All that lies in the topic that settings name unless told otherwise. */
    static List<ConsumerRecord<String, String>> records(String address) {
        return records(address, TOPIC);
    }

    /** All that lies in a topic, by the time the broker took it. */
    static List<ConsumerRecord<String, String>> records(String address, String topic) {
        Map<String, Object> properties = Map.of("bootstrap.servers", address, "max.poll.records", 10_000);
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
