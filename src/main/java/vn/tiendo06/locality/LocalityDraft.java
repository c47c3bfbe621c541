package vn.tiendo06.locality;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A locality as an administrator adds it. */
@Schema(name = "LocalityDraft")
public record LocalityDraft(
        @NotBlank
        @Size(max = 5)
        @Schema(
                description = "2 digits for a province, 5 for a commune; leading zeros count",
                required = true,
                examples = "10819")
        String code,

        @NotBlank @Size(max = 200) @Schema(required = true, examples = "Xã Hà Nam")
        String name,

        @NotNull @Schema(required = true, examples = "COMMUNE")
        LocalityLevel level,

        @NotBlank @Size(max = 5) @Schema(description = "Code of the level above", required = true, examples = "31")
        String parentCode,

        @Schema(description = "First day it exists", examples = "2025-07-01")
        LocalDate validFrom,

        @Schema(description = "Last day it existed", nullable = true)
        LocalDate validTo) {}
