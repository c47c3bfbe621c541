package vn.tiendo06.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

/** The feed passed on to a real Kafka broker in this process. */
@QuarkusTest
class KafkaSinkTest extends ApiTest {

    private static final String ADMINISTRATOR = Tokens.of("administrator", "VN");

    private static final KafkaBroker BROKER = new KafkaBroker();

    @Inject
    FeedForwarder forwarder;

    @Inject
    CloudEvents events;

    @BeforeAll
    static void startBroker() {
        BROKER.start();
    }

    @AfterAll
    static void stopBroker() {
        BROKER.stop();
    }

    @AfterEach
    void takeOutHolidays() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from holiday where day between '2041-01-01' and '2041-01-31'");
        }
    }

    /** Gives the broker what it is given and then, as if it died, never says so. */
    private record Dying(ChangeSink sink) implements ChangeSink {
        @Override
        public void send(List<ChangeView> changes) {
            sink.send(changes);
            throw new IllegalStateException("died before it could note how far it was");
        }

        @Override
        public void close() {
            sink.close();
        }
    }

    @Test
    void aChangeIsACloudEventUnderItsObject() throws Exception {
        String topic = topic("single");
        Prepared.unit();
        String submission = Prepared.approved().id();
        try (ChangeSink sink = sink(topic)) {
            assertFalse(forwarder.forward(sink));
            assertFalse(forwarder.forward(sink));
        }
        List<ConsumerRecord<String, String>> records = records(topic);
        assertEquals(
                Set.of("unit/" + Prepared.NEW_UNIT, "submission/" + submission),
                records.stream().map(ConsumerRecord::key).collect(Collectors.toSet()));
        assertEquals(2, records.size(), "what is not approved is not passed on, and nothing twice");
        ConsumerRecord<String, String> approval = records.stream()
                .filter(one -> one.key().startsWith("submission/"))
                .findFirst()
                .orElseThrow();
        JsonNode event = Pages.parse(approval.value());
        assertEquals("vn.tiendo06.submission.approve", event.get("type").textValue());
        assertEquals("APPROVED", event.at("/data/object/state").textValue());
        assertEquals(
                "application/cloudevents+json",
                new String(approval.headers().lastHeader("content-type").value()));
    }

    @Test
    void nothingIsLostOverRestartsAndEachObjectsChangesStayInTheirOrder() throws Exception {
        String topic = topic("restarts");
        // More than a batch, of few objects.
        for (int i = 0; i < 230; i++) {
            holiday(i % 7, i);
        }
        try (ChangeSink sink = sink(topic)) {
            assertTrue(forwarder.forward(sink), "a first batch, and there is more");
        }
        List<Long> noted = ids(records(topic));
        try (ChangeSink dying = new Dying(sink(topic))) {
            assertThrows(IllegalStateException.class, () -> forwarder.forward(dying));
        }
        List<Long> batch = new ArrayList<>(ids(records(topic)));
        batch.removeAll(noted);
        for (int i = 230; i < 240; i++) {
            holiday(i % 7, i);
        }
        try (ChangeSink restarted = sink(topic)) {
            while (forwarder.forward(restarted)) {
                assertTrue(records(topic).size() < 1000);
            }
        }
        List<ConsumerRecord<String, String>> records = records(topic);
        assertEquals(feed(), new LinkedHashSet<>(sorted(ids(records))), "the topic has what the feed has");
        Map<Long, Integer> times = new HashMap<>();
        ids(records).forEach(id -> times.merge(id, 1, Integer::sum));
        assertEquals(
                sorted(batch),
                times.entrySet().stream()
                        .filter(entry -> entry.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList(),
                "twice came only the batch that was not noted");
        inOrder(records);
    }

    /** Of each object all lies in one partition, and whoever skips what is older than it knows sees it in the feed's order. */
    private static void inOrder(List<ConsumerRecord<String, String>> records) {
        Map<String, Integer> partitions = new HashMap<>();
        Map<String, List<Long>> seen = new HashMap<>();
        for (ConsumerRecord<String, String> one : records) {
            Integer known = partitions.putIfAbsent(one.key(), one.partition());
            assertTrue(known == null || known == one.partition(), one.key());
            List<Long> ids = seen.computeIfAbsent(one.key(), any -> new ArrayList<>());
            long id = id(one);
            if (ids.isEmpty() || id > ids.getLast()) {
                ids.add(id);
            } else {
                assertTrue(ids.contains(id), "an older change of " + one.key() + " that had not come before");
            }
        }
        assertTrue(Set.copyOf(partitions.values()).size() > 1, "one partition proves no order");
    }

    @Test
    void aBrokerThatIsAwayHoldsUpNothingButTheSink() throws Exception {
        String topic = topic("away");
        Prepared.unit();
        try (ChangeSink away = new KafkaSink(
                settings(
                        "127.0.0.1:1",
                        topic,
                        Map.of("max.block.ms", "300", "request.timeout.ms", "200", "delivery.timeout.ms", "300")),
                events)) {
            assertThrows(RuntimeException.class, () -> forwarder.forward(away));
        }
        holiday(1, 1);
        try (ChangeSink back = sink(topic)) {
            forwarder.forward(back);
        }
        assertEquals(2, records(topic).size());
    }

    private static void holiday(int object, int text) {
        String day = "2041-01-%02d".formatted(object + 1);
        as(ADMINISTRATOR, Map.of("day", day, "name", "Ngày nghỉ thử " + text))
                .put("/holidays/{day}", day)
                .then()
                .statusCode(200);
    }

    private Set<Long> feed() throws Exception {
        Set<Long> ids = new LinkedHashSet<>();
        try (var connection = dataSource.getConnection();
                var found = connection.createStatement().executeQuery("select id from change order by id")) {
            while (found.next()) {
                ids.add(found.getLong(1));
            }
        }
        return ids;
    }

    private static String topic(String name) throws Exception {
        KafkaBroker.createTopic(BROKER.address(), name);
        return name;
    }

    private ChangeSink sink(String topic) {
        return new KafkaSink(settings(BROKER.address(), topic, Map.of()), events);
    }

    private static KafkaSettings settings(String bootstrapServers, String topic, Map<String, String> properties) {
        Map<String, String> values = new HashMap<>();
        values.put("tiendo06.kafka.bootstrap-servers", bootstrapServers);
        values.put("tiendo06.kafka.topic", topic);
        properties.forEach((name, value) -> values.put("tiendo06.kafka.properties.\"" + name + '"', value));
        return new SmallRyeConfigBuilder()
                .withMapping(KafkaSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(KafkaSettings.class);
    }

    private static List<Long> ids(List<ConsumerRecord<String, String>> records) {
        return records.stream().map(KafkaSinkTest::id).toList();
    }

    private static long id(ConsumerRecord<String, String> one) {
        return Pages.parse(one.value()).at("/data/id").longValue();
    }

    private static List<Long> sorted(List<Long> ids) {
        return ids.stream().sorted().toList();
    }

    private static List<ConsumerRecord<String, String>> records(String topic) {
        return KafkaBroker.records(BROKER.address(), topic);
    }
}
