package vn.tiendo06.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads lists page by page, as a client does. */
public final class Pages {

    private static final int ENDLESS = 500;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Pages() {}

    /** Every row of a list, from its first page to its last. */
    public static List<JsonNode> walk(String token, String path, Map<String, ?> query, int limit) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < ENDLESS; page++) {
            Map<String, Object> parameters = new HashMap<>(query);
            parameters.put("limit", limit);
            if (cursor != null) {
                parameters.put("cursor", cursor);
            }
            JsonNode body = json(ApiTest.as(token).queryParams(parameters).get(path));
            assertTrue(body.get("items").size() <= limit, "a page is longer than its limit");
            body.get("items").forEach(items::add);
            if (body.get("next").isNull()) {
                return items;
            }
            cursor = body.get("next").textValue();
        }
        throw new AssertionError(path + " has no last page");
    }

    /** A text field of every row. */
    public static List<String> texts(List<JsonNode> rows, String field) {
        return rows.stream().map(row -> row.get(field).textValue()).toList();
    }

    /** The JSON of a successful answer, with exact decimals. */
    public static JsonNode json(Response response) {
        assertEquals(200, response.statusCode(), () -> response.asString());
        return parse(response.asString());
    }

    /** JSON with exact decimals. */
    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
