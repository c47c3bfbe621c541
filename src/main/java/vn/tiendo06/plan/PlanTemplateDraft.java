package vn.tiendo06.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A plan to be made of another one's rows. */
@Schema(name = "PlanTemplateDraft")
public record PlanTemplateDraft(
        @NotBlank
        @Size(max = 40)
        @Schema(
                description = "Plan whose sections, targets and tasks are taken",
                required = true,
                examples = "da06-10816")
        String template,

        @NotBlank @Size(max = 5) @Schema(description = "Locality of the new plan", required = true, examples = "10819")
        String locality,

        @NotBlank
        @Size(max = 500)
        @Schema(required = true, examples = "Kế hoạch thực hiện Đề án 06 trên địa bàn xã Hà Nam, 2026-2030")
        String title,

        @NotBlank @Size(max = 300) @Schema(required = true, examples = "UBND xã Hà Nam")
        String issuer,

        @Size(max = 100) @Schema(description = "The document's number", nullable = true, examples = "45/KH-UBND")
        String number,

        @Schema(nullable = true, examples = "2026-11-20") LocalDate issuedOn) {}
