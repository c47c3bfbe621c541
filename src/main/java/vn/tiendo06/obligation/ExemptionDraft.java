package vn.tiendo06.obligation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Releases a unit from one report, with the reason. */
@Schema(name = "ExemptionDraft")
public record ExemptionDraft(
        @NotBlank @Size(max = 100) @Schema(required = true, examples = "da06-10816.MT.III.3")
        String subjectId,

        @NotBlank
        @Size(max = 200)
        @Schema(description = "Code or any wording of the unit that answers", required = true, examples = "10816.CA")
        String unit,

        @NotBlank @Size(max = 10) @Schema(required = true, examples = "2026-11")
        String period,

        @NotBlank
        @Size(max = 1000)
        @Schema(required = true, examples = "Hệ thống của Bộ Công an ngừng để nâng cấp từ 1/11 đến 20/11/2026.")
        String reason) {}
