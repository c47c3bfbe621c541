package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An approved report on a task. */
@Schema(name = "TaskReport")
public record TaskReport(
        @Schema(required = true, examples = "DONE") String taskState,
        @Schema(required = true, examples = "100") BigDecimal progressPercent,
        @Schema(nullable = true) Boolean deliverableReached,
        @Schema(required = true, examples = "2026-11") String period,
        @Schema(required = true) LocalDate periodEndsOn,

        @Schema(description = "Code of the unit that reported", required = true)
        String unit,

        @Schema(required = true) UUID submissionId,
        @Schema(required = true) Instant approvedAt) {}
