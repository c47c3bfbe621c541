package vn.tiendo06.feed;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tiendo06.testing.Pages;

/** Reads the feed as a consumer does. */
final class Copy {

    private final String token;
    private final Map<String, Object> filter;
    String since;

    Copy(String token, Map<String, ?> filter) {
        this.token = token;
        this.filter = new HashMap<>(filter);
    }

    /** One that begins now. */
    static Copy now(String token, Map<String, ?> filter) {
        Copy copy = new Copy(token, filter);
        copy.since = "now";
        copy.rest();
        return copy;
    }

    Response call(Map<String, ?> more) {
        Map<String, Object> query = new HashMap<>(filter);
        query.putAll(more);
        if (since != null) {
            query.put("since", since);
        }
        return given().auth().oauth2(token).queryParams(query).get("/api/v1/changes");
    }

    /** The next page, from which it goes on. */
    JsonNode page(Map<String, ?> more) {
        JsonNode page = Pages.json(call(more));
        since = page.get("next").textValue();
        return page;
    }

    /** All there is up to now. */
    List<JsonNode> rest() {
        List<JsonNode> found = new ArrayList<>();
        JsonNode page;
        do {
            page = page(Map.of());
            page.get("items").forEach(found::add);
        } while (page.get("more").booleanValue());
        return found;
    }

    /** Types of all there is up to now. */
    List<String> types() {
        return Pages.texts(rest(), "type");
    }
}
