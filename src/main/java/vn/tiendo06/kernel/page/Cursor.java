package vn.tiendo06.kernel.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import vn.tiendo06.kernel.error.Fault;

/**
 * The place after a page's last row.
 *
 * @param sort the order it was cut in, and the moment it was shown at: a cursor is of no use in another
 * @param key text of the last row's sort key
 * @param tie the last row's unique key
 */
record Cursor(String sort, String key, String tie) {

    private static final JsonMapper JSON = new JsonMapper();

    String encode() {
        try {
            byte[] json = JSON.writeValueAsBytes(new String[] {sort, key, tie});
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Cursor decode(String text, String expectedSort) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = JSON.readValue(json, String[].class);
            if (parts == null
                    || parts.length != 3
                    || !expectedSort.equals(parts[0])
                    || parts[1] == null
                    || parts[2] == null
                    || (parts[1] + parts[2]).indexOf('\0') >= 0) {
                throw badCursor();
            }
            return new Cursor(parts[0], parts[1], parts[2]);
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw badCursor();
        }
    }

    static RuntimeException badCursor() {
        return Fault.query("cursor", "bad-cursor").asException();
    }
}
