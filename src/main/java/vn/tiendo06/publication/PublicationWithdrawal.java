package vn.tiendo06.publication;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a release is taken back. */
@Schema(name = "PublicationWithdrawal")
public record PublicationWithdrawal(
        @NotBlank
        @Size(max = 2000)
        @Schema(description = "For the public", required = true, examples = "Công bố nhầm kỳ báo cáo.")
        String reason) {}
