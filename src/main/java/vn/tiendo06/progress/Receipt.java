package vn.tiendo06.progress;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was handed in and approved, by whom and when, in a form that can be checked without this service. */
@Schema(name = "Receipt")
public record Receipt(
        @Schema(required = true) UUID submissionId,
        @Schema(required = true) SubmissionState state,

        @Schema(
                description = "How contentHash is computed from content (in UTF-8)",
                required = true,
                examples = "SHA-256")
        String algorithm,

        @Schema(
                description = "The text that was hashed: the report with its attachments' digests, as JSON",
                required = true)
        String content,

        @Schema(required = true) String contentHash,
        @Schema(required = true) StampView submitted,
        @Schema(nullable = true) StampView approved,
        @Schema(required = true) List<AttachmentView> attachments) {}
