package vn.tiendo06.progress;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that happened to a submission, oldest first. */
@Schema(name = "SubmissionHistory")
public record SubmissionHistory(
        @Schema(required = true) UUID submissionId,
        @Schema(required = true) List<SubmissionEventView> items) {}
