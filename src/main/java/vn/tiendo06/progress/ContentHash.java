package vn.tiendo06.progress;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import vn.tiendo06.kernel.web.Digests;

/**
 * The fingerprint that binds an approval to what was approved: SHA-256 over the content as JSON with sorted keys, no
 * spaces, plain decimals without trailing zeros, and UTF-8.
 */
final class ContentHash {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private ContentHash() {}

    private record Bound(String subjectId, String unit, String period, int revision, ReportContent content) {}

    static String of(Submission submission) {
        Bound bound = new Bound(
                submission.subjectId(),
                submission.unitCode(),
                submission.periodCode(),
                submission.revision(),
                submission.content());
        try {
            return Digests.sha256Hex(CANONICAL.writeValueAsString(bound).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
