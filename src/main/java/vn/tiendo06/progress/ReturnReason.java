package vn.tiendo06.progress;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a reviewer gives a submission back. */
@Schema(name = "ReturnReason")
public record ReturnReason(
        @NotBlank @Size(max = 2000) @Schema(required = true, examples = "Số liệu chưa khớp với báo cáo tháng trước.")
        String reason) {}
