package vn.tiendo06.obligation;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** Obligations counted, with their rates. */
@Schema(name = "ObligationSummaryRow")
public record SummaryRow(
        @Schema(description = "Unit code, section (TARGETS III) or period code; ALL for the total", required = true)
        String key,

        @Schema(required = true) String label,

        @Schema(description = "All that is owed, exempt ones included", required = true)
        int owed,

        @Schema(required = true) int onTime,
        @Schema(required = true) int late,
        @Schema(required = true) int missing,
        @Schema(required = true) int returned,
        @Schema(required = true) int pending,
        @Schema(required = true) int exempt,

        @Schema(
                description =
                        "Percentage submitted of what was due: (on time + late) / (on time + late + missing + returned)",
                nullable = true,
                examples = "87.5")
        BigDecimal completeness,

        @Schema(
                description = "Percentage on time of what was submitted: on time / (on time + late)",
                nullable = true,
                examples = "92.31")
        BigDecimal timeliness) {

    static final String COUNTS = """
            cast(count(*) filter (where o.status = 'ON_TIME') as integer) as on_time,
            cast(count(*) filter (where o.status = 'LATE') as integer) as late,
            cast(count(*) filter (where o.status = 'MISSING') as integer) as missing,
            cast(count(*) filter (where o.status = 'RETURNED') as integer) as returned,
            cast(count(*) filter (where o.status = 'PENDING') as integer) as pending,
            cast(count(*) filter (where o.status = 'EXEMPT') as integer) as exempt""";

    static SummaryRow of(Row row) {
        return counted(
                row.text("key"),
                row.text("label"),
                row.integer("on_time"),
                row.integer("late"),
                row.integer("missing"),
                row.integer("returned"),
                row.integer("pending"),
                row.integer("exempt"));
    }

    /** The sum of rows. */
    static SummaryRow total(Iterable<SummaryRow> rows) {
        int[] sums = new int[6];
        for (SummaryRow row : rows) {
            sums[0] += row.onTime();
            sums[1] += row.late();
            sums[2] += row.missing();
            sums[3] += row.returned();
            sums[4] += row.pending();
            sums[5] += row.exempt();
        }
        return counted("ALL", "ALL", sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }

    private static SummaryRow counted(
            String key, String label, int onTime, int late, int missing, int returned, int pending, int exempt) {
        int submitted = onTime + late;
        return new SummaryRow(
                key,
                label,
                submitted + missing + returned + pending + exempt,
                onTime,
                late,
                missing,
                returned,
                pending,
                exempt,
                Row.percent(submitted, submitted + missing + returned),
                Row.percent(onTime, submitted));
    }
}
