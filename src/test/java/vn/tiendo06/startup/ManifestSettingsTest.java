package vn.tiendo06.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.k8s.Manifests;

/** What the overlays set is what the application starts with: with nothing accepted as unsafe. */
class ManifestSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void theApplicationStartsWithTheSettingsOfTheOverlay(String overlay) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("QUARKUS_DATASOURCE_PASSWORD", "given by a secret"));
        for (JsonNode document : Manifests.built(overlay, "")) {
            if (document.at("/metadata/name").asText().startsWith("tiendo06-settings")) {
                document.get("data")
                        .properties()
                        .forEach(e -> environment.put(e.getKey(), e.getValue().asText()));
            }
        }
        assertTrue(environment.size() > 5, environment.toString());
        Settings settings = Settings.of(
                new SmallRyeConfigBuilder()
                        .withSources(new EnvConfigSource(environment, 300))
                        .build(),
                List.of());
        assertEquals(List.of(), ProductionRules.refused(settings, true));
        assertEquals(List.of(), settings.accepted());
    }
}
