package vn.tiendo06.progress;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody has to say about a submission. */
@Schema(name = "CommentDraft")
public record CommentDraft(
        @NotBlank @Size(max = 4000) @Schema(required = true, examples = "Số liệu lấy từ hệ thống nào?")
        String text) {}
