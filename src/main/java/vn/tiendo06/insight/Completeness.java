package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** What has come of what was owed for the periods that were cut off last. */
@Schema(name = "Completeness")
public record Completeness(
        @Schema(description = "Last day of the periods", required = true, examples = "2026-11-14")
        LocalDate periodsEndedOn,

        @Schema(description = "All that is owed, exempt ones included", required = true, examples = "62")
        int owed,

        @Schema(required = true, examples = "40") int onTime,
        @Schema(required = true, examples = "2") int late,
        @Schema(required = true, examples = "12") int missing,
        @Schema(required = true, examples = "1") int returned,

        @Schema(description = "Not submitted and not yet due", required = true, examples = "6")
        int pending,

        @Schema(required = true, examples = "1") int exempt,

        @Schema(
                description =
                        "Percentage submitted of what was due: (on time + late) / (on time + late + missing + returned)",
                nullable = true,
                examples = "76.36")
        BigDecimal completeness,

        @Schema(
                description = "Percentage on time of what was submitted: on time / (on time + late)",
                nullable = true,
                examples = "95.24")
        BigDecimal timeliness) {

    static final String COLUMNS = """
            cast(count(*) as integer) as owed,
            cast(count(*) filter (where o.status = 'ON_TIME') as integer) as on_time,
            cast(count(*) filter (where o.status = 'LATE') as integer) as late,
            cast(count(*) filter (where o.status = 'MISSING') as integer) as missing,
            cast(count(*) filter (where o.status = 'RETURNED') as integer) as returned,
            cast(count(*) filter (where o.status = 'PENDING') as integer) as pending,
            cast(count(*) filter (where o.status = 'EXEMPT') as integer) as exempt""";

    static Completeness of(LocalDate periodsEndedOn, Row row) {
        int onTime = row.integer("on_time");
        int submitted = onTime + row.integer("late");
        return new Completeness(
                periodsEndedOn,
                row.integer("owed"),
                onTime,
                row.integer("late"),
                row.integer("missing"),
                row.integer("returned"),
                row.integer("pending"),
                row.integer("exempt"),
                Row.percent(submitted, submitted + row.integer("missing") + row.integer("returned")),
                Row.percent(onTime, submitted));
    }
}
