package vn.tiendo06.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.tiendo06.kernel.config.DurationWithin;
import vn.tiendo06.kernel.config.NumberWithin;

/** How webhooks are kept and sent. */
@ConfigMapping(prefix = "tiendo06.webhooks")
interface WebhookSettings {

    /** Whether this replica sends. */
    @WithDefault("true")
    boolean enabled();

    /** Key that encrypts the secrets: 32 bytes in base64. Without it nobody can add a webhook. */
    Optional<String> key();

    /** The key before, with which older secrets can still be read. */
    Optional<String> previousKey();

    /** Host names, addresses and networks (10.1.0.0/16) that may be called though private, and without TLS. */
    Optional<List<String>> allowList();

    /** Source of the CloudEvents: names this installation. */
    @WithDefault("urn:tiendo06")
    String source();

    /** How long a delivery is tried. */
    @WithDefault("P3D")
    Duration retryFor();

    /** How long one call may take, 1 second to 5 minutes. */
    @WithConverter(Timeout.class)
    @WithDefault("PT15S")
    Duration timeout();

    /** Days for which deliveries are kept once they have ended, 1 to 90: no longer than the changes are. */
    @WithConverter(LogDays.class)
    @WithDefault("30")
    int logDays();

    /** How long one whose owner's rights stand in tokens only is sent to without a word of its owner. */
    @WithDefault("P90D")
    Duration renewEvery();

    /** How many webhooks this replica calls at once, 1 to 64. */
    @WithConverter(Concurrency.class)
    @WithDefault("4")
    int concurrency();

    /** Longer, and endpoints that never answer would keep all who send. */
    final class Timeout extends DurationWithin {
        public Timeout() {
            super(Duration.ofSeconds(1), Duration.ofMinutes(5));
        }
    }

    final class LogDays extends NumberWithin {
        public LogDays() {
            super(1, 90);
        }
    }

    final class Concurrency extends NumberWithin {
        public Concurrency() {
            super(1, 64);
        }
    }
}
