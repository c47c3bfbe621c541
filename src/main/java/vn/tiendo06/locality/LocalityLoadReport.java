package vn.tiendo06.locality;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What loading a list of localities did, or would do. */
@Schema(name = "LocalityLoadReport")
public record LocalityLoadReport(
        @Schema(description = "Whether nothing was stored", required = true)
        boolean dryRun,

        @Schema(required = true, examples = "112") int created,
        @Schema(required = true, examples = "1") int updated,

        @Schema(description = "Lines that say what is there already", required = true, examples = "1")
        int unchanged,

        @Schema(description = "Lines that add or change", required = true)
        List<Line> lines) {

    /** What becomes of a line. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    /** A line's outcome. */
    @Schema(name = "LocalityLine")
    public record Line(
            @Schema(description = "As a spreadsheet numbers its rows", required = true, examples = "2")
            int line,

            @Schema(required = true, examples = "10819") String code,
            @Schema(required = true) Outcome outcome) {}

    static LocalityLoadReport of(boolean dryRun, List<Line> all) {
        return new LocalityLoadReport(
                dryRun,
                count(all, Outcome.CREATED),
                count(all, Outcome.UPDATED),
                count(all, Outcome.UNCHANGED),
                all.stream().filter(line -> line.outcome() != Outcome.UNCHANGED).toList());
    }

    private static int count(List<Line> lines, Outcome outcome) {
        return (int) lines.stream().filter(line -> line.outcome() == outcome).count();
    }
}
