package vn.tiendo06.feed;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers with which the application does not start. */
class SettingBoundsTest {

    @ParameterizedTest
    @CsvSource({
        "tiendo06.feed.keep-days, 91, 90",
        "tiendo06.feed.keep-days, 36500, 36501",
        "tiendo06.webhooks.log-days, 1, 0",
        "tiendo06.webhooks.log-days, 90, 91",
        "tiendo06.webhooks.timeout, PT5M, PT5M1S",
        "tiendo06.webhooks.timeout, 1s, 999MS",
        "tiendo06.webhooks.timeout, 60S, soon",
        "tiendo06.webhooks.concurrency, 1, -1",
        "tiendo06.webhooks.concurrency, 64, 65",
        "tiendo06.webhooks.concurrency, ' 8 ', vier"
    })
    void withinBounds(String property, String good, String bad) {
        assertDoesNotThrow(() -> read(property, good));
        RuntimeException refused = assertThrows(RuntimeException.class, () -> read(property, bad));
        assertTrue(told(refused).contains(property), told(refused));
    }

    /** Settings of webhooks with one that is not as it is unless given. */
    static WebhookSettings webhooks(String name, String value) {
        return read("tiendo06.webhooks." + name, value).getConfigMapping(WebhookSettings.class);
    }

    private static String told(Throwable refused) {
        return refused == null ? "" : refused + " " + told(refused.getCause());
    }

    private static SmallRyeConfig read(String property, String value) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of(property, value), "test", 100))
                .withMapping(FeedSettings.class)
                .withMapping(WebhookSettings.class)
                .build();
    }
}
