package vn.tiendo06.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import vn.tiendo06.kernel.web.Digests;

/**
 * The fingerprint that binds an approval to what was approved: SHA-256 over the content as JSON with sorted keys, no
 * spaces, plain decimals without trailing zeros, and UTF-8. Attachments stand in it by id with their own SHA-256,
 * contributions by their unit; a report without any has no such member.
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

    private record Bound(
            String subjectId,
            String unit,
            String period,
            int revision,
            ReportContent content,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BoundFile> attachments,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BoundContribution> contributions) {}

    private record BoundContribution(String unit, String narrative, List<Evidence> evidence) {

        static BoundContribution of(Contribution contribution) {
            ContributionDraft content = contribution.content();
            return new BoundContribution(contribution.unitCode(), content.narrative(), content.evidence());
        }
    }

    private record BoundFile(UUID id, String name, String mediaType, long size, String sha256, String description) {

        static BoundFile of(Attachment file) {
            return new BoundFile(
                    file.id(), file.name(), file.mediaType(), file.size(), file.sha256(), file.description());
        }
    }

    static String of(Submission submission) {
        return of(text(submission));
    }

    static String of(String text) {
        return Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text that is hashed. */
    static String text(Submission submission) {
        Bound bound = new Bound(
                submission.subjectId(),
                submission.unitCode(),
                submission.periodCode(),
                submission.revision(),
                submission.content(),
                submission.attachments().stream()
                        .map(BoundFile::of)
                        .sorted(Comparator.comparing(file -> file.id().toString()))
                        .toList(),
                submission.contributions().stream()
                        .map(BoundContribution::of)
                        .sorted(Comparator.comparing(BoundContribution::unit))
                        .toList());
        try {
            return CANONICAL.writeValueAsString(bound);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
