package vn.tiendo06.progress;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Reviews of several reports at once. */
@Schema(name = "BulkReview")
public record BulkReview(
        @Schema(description = "All or none; each for itself unless given", nullable = true)
        Boolean atomic,

        @Schema(description = "Only check and tell what would happen", nullable = true)
        Boolean dryRun,

        @NotEmpty @Size(max = 200) @Schema(required = true, minItems = 1)
        List<@NotNull @Valid Item> items) {

    boolean isAtomic() {
        return Boolean.TRUE.equals(atomic);
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    /** What a reviewer may do. */
    @Schema(name = "ReviewAction")
    public enum Action {
        CONFIRM(SubmissionAction.CONFIRM),
        APPROVE(SubmissionAction.APPROVE),
        RETURN(SubmissionAction.RETURN);

        private final SubmissionAction action;

        Action(SubmissionAction action) {
            this.action = action;
        }

        SubmissionAction action() {
            return action;
        }
    }

    /** One report. */
    @Schema(name = "BulkReviewItem")
    public record Item(
            @Size(max = 100) @Schema(description = "The caller's own name for it, given back", nullable = true)
            String ref,

            @NotNull @Schema(required = true) UUID id,

            @NotNull
            @Min(0)
            @Max(999_999_999)
            @Schema(description = "The version it was read in: the number in its ETag", required = true, examples = "1")
            Integer version,

            @NotNull @Schema(required = true, examples = "APPROVE")
            Action action,

            @Size(max = 2000) @Schema(description = "Needed to return it", nullable = true)
            String reason) {}
}
