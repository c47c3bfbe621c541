package vn.tiendo06.obligation;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** A reporting regime (chế độ báo cáo). */
@Schema(name = "Regime")
public record RegimeView(
        @Schema(required = true) UUID id,

        @Schema(description = "Null for the default of plans without a regime of their own", nullable = true)
        String planCode,

        @Schema(required = true) LocalDate effectiveFrom,
        @Schema(required = true) String basis,
        @Schema(required = true) List<RegimeRule> rules,
        @Schema(required = true) List<RegimeDeadline> deadlines,

        @Schema(description = "Display name of who set it", required = true)
        String recordedBy,

        @Schema(required = true) Instant recordedAt) {

    private static final TypeReference<List<RegimeRule>> RULES = new TypeReference<>() {};
    private static final TypeReference<List<RegimeDeadline>> DEADLINES = new TypeReference<>() {};

    static final String COLUMNS = """
            r.id, r.plan_code, r.effective_from, r.basis, r.recorded_by, r.recorded_at,
            (select cast(json_agg(json_build_object('subjectKind', x.subject_kind, 'scheduleKind', x.schedule_kind,
                'numeric', x.is_numeric, 'waiting', x.waiting, 'subjectId', x.subject_id, 'frequency', x.frequency)
                order by x.ordinal) as text) from regime_rule x where x.regime_id = r.id) as rules,
            (select cast(json_agg(json_build_object('period', x.kind, 'level', x.level,
                'dueWorkingDays', x.due_working_days, 'lockDays', x.lock_days) order by x.level, x.kind) as text)
              from regime_deadline x where x.regime_id = r.id) as deadlines""";

    static RegimeView of(Row row) {
        return new RegimeView(
                row.uuid("id"),
                row.text("plan_code"),
                row.date("effective_from"),
                row.text("basis"),
                row.json("rules", RULES),
                row.json("deadlines", DEADLINES),
                row.text("recorded_by"),
                row.instant("recorded_at"));
    }
}
