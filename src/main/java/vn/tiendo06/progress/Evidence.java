package vn.tiendo06.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A document that a figure rests on. */
@Schema(name = "Evidence")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Evidence(
        @NotBlank @Size(max = 100) @Schema(required = true, examples = "45/BC-CAX")
        String number,

        @Schema(nullable = true, examples = "2026-11-14") LocalDate date,

        @Size(max = 300) @Schema(nullable = true, examples = "Công an xã Hà Bắc")
        String issuer,

        @Size(max = 500) @Schema(nullable = true) String title,

        @Size(max = 2000) @Pattern(regexp = "https?://[^\\s<>\"]+") @Schema(nullable = true)
        String link) {}
