package vn.tiendo06.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Changes as CloudEvents in a topic; the object is the key, so that each object's changes stay in their order. */
final class KafkaSink implements ChangeSink {

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final CloudEvents events;

    KafkaSink(KafkaSettings settings, CloudEvents events) {
        Map<String, Object> properties = new HashMap<>(settings.properties());
        properties.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers()
                        .orElseThrow(() -> new IllegalStateException(
                                "tiendo06.kafka.bootstrap-servers is missing: set TIENDO06_KAFKA_BOOTSTRAP_SERVERS")));
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        this.topic = settings.topic();
        this.events = events;
    }

    @Override
    public void send(List<ChangeView> changes) {
        List<Future<RecordMetadata>> sent =
                changes.stream().map(change -> producer.send(entry(change))).toList();
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Kafka has not taken a change", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private ProducerRecord<String, byte[]> entry(ChangeView change) {
        ProducerRecord<String, byte[]> entry =
                new ProducerRecord<>(topic, change.kind() + "/" + change.objectId(), events.of(change));
        entry.headers().add("content-type", CloudEvents.CONTENT_TYPE.getBytes(StandardCharsets.US_ASCII));
        return entry;
    }

    @Override
    public void close() {
        producer.close(FAREWELL);
    }
}
