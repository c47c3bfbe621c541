package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** An approved figure of a target, one point of its series. */
@Schema(name = "TargetPoint")
public record TargetPoint(
        @Schema(required = true, examples = "2026-11") String period,
        @Schema(required = true) LocalDate periodEndsOn,

        @Schema(description = "Code of the unit that reported it", required = true)
        String unit,

        @Schema(nullable = true) BigDecimal value,
        @Schema(nullable = true) BigDecimal numerator,
        @Schema(nullable = true) BigDecimal denominator,
        @Schema(nullable = true, examples = "IN_PROGRESS") String assessment,
        @Schema(required = true) UUID submissionId,
        @Schema(required = true) int revision,
        @Schema(required = true) Instant approvedAt) {

    static TargetPoint of(Row row) {
        return new TargetPoint(
                row.text("period_code"),
                row.date("ends_on"),
                row.text("unit_code"),
                row.decimal("value"),
                row.decimal("numerator"),
                row.decimal("denominator"),
                row.text("assessment"),
                row.uuid("id"),
                row.integer("revision"),
                row.instant("reviewed_at"));
    }
}
