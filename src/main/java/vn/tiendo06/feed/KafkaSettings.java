package vn.tiendo06.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** Whether changes go to Kafka, too. */
@ConfigMapping(prefix = "tiendo06.kafka")
interface KafkaSettings {

    @WithDefault("false")
    boolean enabled();

    /** {@code host:port}, separated by commas; required where it is enabled. */
    Optional<String> bootstrapServers();

    @WithDefault("tiendo06.changes")
    String topic();

    /** The locality whose approved content is sent, with its subtree. */
    @WithDefault("VN")
    String locality();

    /** Further settings of the producer, for example {@code security.protocol}. */
    Map<String, String> properties();
}
