package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The approved figure that a target's status rests on. */
@Schema(name = "ReportedFigure")
public record ReportedFigure(
        @Schema(required = true) BigDecimal value,
        @Schema(required = true, examples = "2026-11") String period,
        @Schema(required = true) LocalDate periodEndsOn,

        @Schema(description = "Code of the unit that reported it", required = true)
        String unit,

        @Schema(required = true) UUID submissionId,
        @Schema(required = true) Instant approvedAt) {}
