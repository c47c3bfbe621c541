package vn.tiendo06.progress;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** A reporting period (kỳ báo cáo). */
@Schema(name = "Period")
public record PeriodView(
        @Schema(required = true, examples = "2026-11") String code,
        @Schema(required = true, examples = "MONTH") PeriodKind kind,
        @Schema(required = true, examples = "2026") int year,

        @Schema(description = "First day", required = true, examples = "2026-10-15")
        LocalDate startsOn,

        @Schema(description = "Last day", required = true, examples = "2026-11-14")
        LocalDate endsOn,

        @Schema(description = "Figures count up to this instant", required = true)
        Instant cutOffAt,

        @Schema(description = "On time before this instant", required = true)
        Instant dueAt,

        @Schema(description = "Closed from this instant", required = true)
        Instant lockAt) {

    static final String COLUMNS = "p.code, p.kind, p.year, p.starts_on, p.ends_on, p.cut_off_at, p.due_at, p.lock_at";

    static PeriodView of(Row row) {
        return new PeriodView(
                row.text("code"),
                row.value("kind", PeriodKind.class),
                row.integer("year"),
                row.date("starts_on"),
                row.date("ends_on"),
                row.instant("cut_off_at"),
                row.instant("due_at"),
                row.instant("lock_at"));
    }
}
