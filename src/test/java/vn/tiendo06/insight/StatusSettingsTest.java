package vn.tiendo06.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With thresholds that no plan could have of its own the application does not start. */
class StatusSettingsTest {

    private static StatusSettings with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(StatusSettings.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(StatusSettings.class);
    }

    @Test
    void theDefaultsAndTheBounds() {
        assertEquals(new BigDecimal("0.9"), with(Map.of()).atRiskRatio());
        StatusSettings least = with(Map.of(
                "tiendo06.status.at-risk-ratio", "0.1",
                "tiendo06.status.due-soon-days", "0",
                "tiendo06.status.figure-days", "730"));
        assertEquals(new BigDecimal("0.1"), least.atRiskRatio());
        assertEquals(0, least.dueSoonDays());
        assertEquals(730, least.figureDays());
    }

    @ParameterizedTest
    @CsvSource({
        "at-risk-ratio, 0",
        "at-risk-ratio, -0.9",
        "at-risk-ratio, 0.09",
        "at-risk-ratio, 1.01",
        "at-risk-ratio, much",
        "due-soon-days, -1",
        "due-soon-days, 366",
        "figure-days, -1",
        "figure-days, 731"
    })
    void beyondThem(String name, String value) {
        Map<String, String> settings = Map.of("tiendo06.status." + name, value);
        assertThrows(ConfigValidationException.class, () -> with(settings));
    }
}
