package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changed in a plan since the last period was locked. */
@Schema(name = "PlanChanges")
public record PlanChanges(
        @Schema(description = "The instant it is compared with", required = true)
        Instant since,

        @Schema(
                description = "The month that was locked then; null where the plan is younger: since it was loaded",
                nullable = true,
                examples = "2026-10")
        String sincePeriod,

        @Schema(required = true, examples = "5") int better,
        @Schema(required = true, examples = "2") int worse,

        @Schema(description = "Rows whose status or figure is another, in the plan's order", required = true)
        List<ChangedRow> rows) {

    /** How a status compares with an earlier one. */
    public enum Turn {
        BETTER,
        WORSE,
        /** The same status with another figure, or one of the two says nothing about success. */
        OTHER
    }

    /** A row that changed. */
    @Schema(name = "ChangedRow")
    public record ChangedRow(
            @Schema(required = true) PlanRow row,
            @Schema(required = true) Turn turn,

            @Schema(required = true, examples = "OFF_TRACK") String statusBefore,
            @Schema(required = true, examples = "AT_RISK") String status,

            @Schema(
                    description = "Figure, of a task its percentage; null where none was approved",
                    nullable = true,
                    examples = "61.5")
            BigDecimal figureBefore,

            @Schema(nullable = true, examples = "2026-10") String periodBefore,
            @Schema(nullable = true, examples = "70.2") BigDecimal figure,
            @Schema(nullable = true, examples = "2026-11") String period) {}

    // The higher, the better; what is missing says nothing about success.
    private static final Map<String, Integer> RANK = Map.of(
            "ACHIEVED", 4,
            "ON_TRACK", 3,
            "AT_RISK", 2,
            "OFF_TRACK", 1,
            "DONE", 4,
            "ON_SCHEDULE", 3,
            "DUE_SOON", 2,
            "OVERDUE", 1);

    static PlanChanges of(
            LastLock.Reference reference,
            List<JudgedRow> before,
            List<JudgedRow> after,
            Function<JudgedRow, PlanRow> named) {
        Map<String, JudgedRow> earlier = new HashMap<>();
        before.forEach(row -> earlier.put(row.id(), row));
        List<ChangedRow> rows = new ArrayList<>();
        for (JudgedRow row : after) {
            JudgedRow old = earlier.get(row.id());
            if (old != null && isChanged(old, row)) {
                rows.add(new ChangedRow(
                        named.apply(row),
                        turn(old.status(), row.status()),
                        old.status(),
                        row.status(),
                        old.figure(),
                        old.period(),
                        row.figure(),
                        row.period()));
            }
        }
        return new PlanChanges(
                reference.moment().at(), reference.period(), count(rows, Turn.BETTER), count(rows, Turn.WORSE), rows);
    }

    private static boolean isChanged(JudgedRow old, JudgedRow row) {
        boolean sameFigure = old.figure() == null
                ? row.figure() == null
                : row.figure() != null && old.figure().compareTo(row.figure()) == 0;
        return !sameFigure || !old.status().equals(row.status());
    }

    static Turn turn(String before, String after) {
        Integer old = RANK.get(before);
        Integer now = RANK.get(after);
        if (old == null || now == null || old.equals(now)) {
            return Turn.OTHER;
        }
        return now > old ? Turn.BETTER : Turn.WORSE;
    }

    private static int count(List<ChangedRow> rows, Turn turn) {
        return (int) rows.stream().filter(row -> row.turn() == turn).count();
    }
}
