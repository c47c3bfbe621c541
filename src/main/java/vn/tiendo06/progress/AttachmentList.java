package vn.tiendo06.progress;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The files of a submission, oldest first. */
@Schema(name = "AttachmentList")
public record AttachmentList(
        @Schema(required = true) UUID submissionId,
        @Schema(required = true) List<AttachmentView> items) {}
