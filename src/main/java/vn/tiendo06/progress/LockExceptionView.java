package vn.tiendo06.progress;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.event.Tracked;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.unit.UnitRef;

/** An exception from a period's lock (ngoại lệ mở khóa kỳ báo cáo). */
@Schema(name = "LockException")
public record LockExceptionView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "da06-10816") String plan,
        @Schema(required = true, examples = "2026-10") String period,

        @Schema(description = "Null for all units", nullable = true)
        UnitRef unit,

        @Schema(description = "Null for all targets and tasks", nullable = true, examples = "da06-10816.MT.III.3")
        String subjectId,

        @Schema(required = true) Instant validUntil,
        @Schema(required = true) String reason,

        @Schema(description = "Who granted it", required = true)
        StampView recorded,

        @Schema(description = "When it was ended before its time", nullable = true)
        Instant endedAt,

        @Schema(description = "Display name of who ended it", nullable = true)
        String endedBy,

        @JsonIgnore int version)
        implements Tracked {

    static final String COLUMNS = """
            e.id, e.plan_code, e.period_code, e.unit_code, u.name as unit_name, e.subject_id, e.valid_until, e.reason,
            e.recorded_at, e.recorded_by, e.recorded_by_name, e.ended_at, e.ended_by_name, e.version""";

    static LockExceptionView of(Row row) {
        String unit = row.text("unit_code");
        return new LockExceptionView(
                row.uuid("id"),
                row.text("plan_code"),
                row.text("period_code"),
                unit == null ? null : new UnitRef(unit, row.text("unit_name")),
                row.text("subject_id"),
                row.instant("valid_until"),
                row.text("reason"),
                StampView.of(row, "recorded"),
                row.instant("ended_at"),
                row.text("ended_by_name"),
                row.integer("version"));
    }
}
