package vn.tiendo06.unit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What loading units did, or would do. */
@Schema(name = "UnitLoadReport")
public record UnitLoadReport(
        @Schema(required = true, examples = "10819") String locality,

        @Schema(description = "Whether nothing was stored", required = true)
        boolean dryRun,

        @Schema(required = true, examples = "21") int created,
        @Schema(required = true, examples = "0") int updated,
        @Schema(required = true, examples = "0") int unchanged,

        @Schema(description = "Units added or changed", required = true)
        List<Item> units) {

    /** What becomes of a unit. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    /** A unit's outcome. */
    @Schema(name = "UnitOutcome")
    public record Item(
            @Schema(required = true, examples = "10819.CA") String code,
            @Schema(required = true) Outcome outcome) {}

    static UnitLoadReport of(String locality, boolean dryRun, List<Item> all) {
        return new UnitLoadReport(
                locality,
                dryRun,
                count(all, Outcome.CREATED),
                count(all, Outcome.UPDATED),
                count(all, Outcome.UNCHANGED),
                all.stream().filter(item -> item.outcome() != Outcome.UNCHANGED).toList());
    }

    private static int count(List<Item> items, Outcome outcome) {
        return (int) items.stream().filter(item -> item.outcome() == outcome).count();
    }
}
