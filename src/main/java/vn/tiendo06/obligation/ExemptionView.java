package vn.tiendo06.obligation;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** A release from one report. */
@Schema(name = "Exemption")
public record ExemptionView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String subjectId,
        @Schema(description = "Unit code", required = true) String unit,
        @Schema(required = true) String period,
        @Schema(required = true) String reason) {

    static ExemptionView of(Row row) {
        return new ExemptionView(
                row.uuid("id"),
                row.text("subject_id"),
                row.text("unit_code"),
                row.text("period_code"),
                row.text("reason"));
    }
}
