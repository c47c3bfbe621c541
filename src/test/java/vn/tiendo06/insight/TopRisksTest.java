package vn.tiendo06.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tiendo06.plan.Baseline;
import vn.tiendo06.plan.Comparator;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.SubjectKind;
import vn.tiendo06.plan.Trajectory;

/** Which risks come first; docs/dashboard.md. */
class TopRisksTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    /** A reduction of which nothing is expected before the end of 2026, or of which 45 percent are all along. */
    private static JudgedRow reduction(String id, Trajectory trajectory, String figure) {
        TargetInputs target = new TargetInputs(
                id,
                "I",
                2026,
                Direction.REDUCTION,
                trajectory,
                List.of(
                        new MilestoneView(2026, Comparator.GTE, new BigDecimal("45"), null, null),
                        new MilestoneView(2030, Comparator.GTE, new BigDecimal("70"), null, null)),
                new Baseline(2025, null, null),
                new ReportedFigure(
                        new BigDecimal(figure),
                        "2026-11",
                        LocalDate.of(2026, 11, 14),
                        "10816.CA",
                        new UUID(0, 1),
                        Instant.EPOCH),
                null);
        return JudgedRow.of(target, new TargetRule(TargetRuleTest.thresholds("0.9")).judge(target, DAY));
    }

    @Test
    void shortOfNothingAtAllIsWorst() {
        List<JudgedRow> rows = List.of(
                reduction("half", Trajectory.HELD, "20"),
                reduction("grew", Trajectory.STEP_AT_YEAR_END, "-5"),
                reduction("near", Trajectory.HELD, "41"),
                reduction("worst", Trajectory.STEP_AT_YEAR_END, "-300"),
                reduction("right", Trajectory.STEP_AT_YEAR_END, "0"));
        TopRisks risks = TopRisks.of(
                rows,
                Map.of(),
                DAY,
                Locale.ENGLISH,
                row -> new PlanRow(SubjectKind.TARGET, row.id(), row.id(), row.id(), null));
        assertEquals(
                List.of("worst", "grew", "half", "near"),
                risks.targets().stream().map(risk -> risk.row().id()).toList());
        assertEquals(4, risks.targetCount());
    }
}
