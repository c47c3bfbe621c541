package vn.tiendo06.progress;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that a submission rests on. */
@Schema(name = "Attachment")
public record AttachmentView(
        @Schema(required = true) UUID id,

        @Schema(
                description = "As given, without path, control characters and the like",
                required = true,
                examples = "Báo cáo tháng 11.pdf")
        String name,

        @Schema(description = "Found by the content", required = true, examples = "application/pdf")
        String mediaType,

        @Schema(description = "Bytes", required = true) long size,

        @Schema(description = "SHA-256 of the content", required = true)
        String sha256,

        @Schema(nullable = true) String description,
        @Schema(required = true) StampView uploaded) {

    /** The attachments of submission {@code s} as a JSON text. */
    static final String OF_SUBMISSION = """
            coalesce((select cast(json_agg(json_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type,
              'size', a.size, 'sha256', a.sha256, 'description', a.description, 'uploaded', json_build_object(
                'subject', a.uploaded_by, 'name', a.uploaded_by_name, 'at', a.uploaded_at))
              order by a.uploaded_at, a.id) as text)
              from submission_attachment a where a.submission_id = s.id), '[]')""";
}
