package vn.tiendo06;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;

/** The committed contract is the one that is served. */
@QuarkusTest
class ContractTest extends ApiTest {

    @Test
    void committedContractIsServed() throws Exception {
        JsonNode served = new JsonMapper()
                .readTree(given().queryParam("format", "json").get("/q/openapi").asString());
        JsonNode committed =
                new YAMLMapper().readTree(Path.of("openapi/openapi.yaml").toFile());
        // Both as texts of sorted JSON: numbers read from YAML and JSON have other Java types.
        assertEquals(
                canonical(committed),
                canonical(served),
                "openapi/openapi.yaml is stale. Mend it with: ./mvnw package -DskipTests && git add openapi/openapi.yaml");
    }

    private static String canonical(JsonNode node) throws Exception {
        JsonMapper mapper = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        return mapper.writeValueAsString(mapper.treeToValue(node, Object.class));
    }
}
