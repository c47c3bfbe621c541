package vn.tiendo06.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** Something that changed. */
@Schema(name = "Change")
public record ChangeView(
        @Schema(
                description =
                        "Number of the change. Of the changes of one object the one with the highest number is the "
                                + "last, in whatever order they come",
                required = true,
                examples = "4711")
        long id,

        @Schema(required = true) Instant at,

        @Schema(description = "What kind of object", required = true, examples = "submission")
        String kind,

        @Schema(required = true, examples = "0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10")
        String objectId,

        @Schema(description = "What was done", required = true, examples = "APPROVE")
        String action,

        @Schema(description = "Kind and action as webhooks name them", required = true, examples = "submission.approve")
        String type,

        @Schema(description = "The plan it belongs to", nullable = true, examples = "da06-10816")
        String planCode,

        @Schema(description = "The locality it belongs to, VN for the country", required = true, examples = "10816")
        String localityCode,

        @Schema(description = "The object is no longer there", required = true)
        boolean deleted,

        @Schema(
                description = "The object's ETag after the change, null where it has none of its own",
                nullable = true,
                examples = "\"3\"")
        String etag,

        @Schema(
                description = "Path of the object, null where it has none of its own",
                nullable = true,
                examples = "/api/v1/submissions/0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10")
        String href,

        @Schema(
                description =
                        "The object as its address showed it after the change, without allowedActions; null where "
                                + "it is deleted",
                nullable = true,
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class)
        @JsonRawValue
        String object,

        @JsonIgnore Position position,
        @JsonIgnore String provinceCode) {

    static ChangeView of(Row row) {
        String kind = row.text("kind");
        String objectId = row.text("object_id");
        Integer version = row.integer("version");
        return new ChangeView(
                row.number("id"),
                row.instant("at"),
                kind,
                objectId,
                row.text("action"),
                row.text("type"),
                row.text("plan_code"),
                row.text("locality_code"),
                row.text("object") == null,
                version == null ? null : "\"" + version + "\"",
                FeedKind.of(kind).map(known -> known.href(objectId)).orElse(null),
                row.text("object"),
                new Position(Long.parseLong(row.text("xid_text")), row.number("id")),
                row.text("province_code"));
    }
}
