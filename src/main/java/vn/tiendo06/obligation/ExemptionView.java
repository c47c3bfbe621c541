package vn.tiendo06.obligation;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A release from one report. */
@Schema(name = "Exemption")
public record ExemptionView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String subjectId,
        @Schema(description = "Unit code", required = true) String unit,
        @Schema(required = true) String period,
        @Schema(required = true) String reason) {}
