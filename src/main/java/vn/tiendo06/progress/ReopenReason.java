package vn.tiendo06.progress;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an administrator asks for a new revision of an approved report. */
@Schema(name = "ReopenReason")
public record ReopenReason(
        @NotBlank
        @Size(max = 2000)
        @Schema(required = true, examples = "Thanh tra phát hiện số liệu tháng 10 tính trùng 12 hồ sơ.")
        String reason) {}
