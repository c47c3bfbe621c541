package vn.tiendo06.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.plan.Baseline;
import vn.tiendo06.plan.Comparator;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.Trajectory;

/** Courses whose two ends are nothing, or the same; by hand. */
class CourseFromBaselineTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 2);

    // 2 July is day 183 of the 365 from the end of 2025: of 80 from 0 that is 40.11, nine tenths of it 36.099.
    @ParameterizedTest
    @CsvSource({
        // A baseline of zero is a baseline like any other.
        "INCREASE,  0, GTE 80,    40.11, ON_TRACK  at-expected          40.11",
        "INCREASE,  0, GTE 80,    40.10, AT_RISK   within-tolerance     40.11",
        "INCREASE,  0, GTE 80,    36.09, OFF_TRACK below-tolerance      40.11",
        "INCREASE,  0, GTE 80,        0, OFF_TRACK below-tolerance      40.11",
        // Nothing is to rise: what is there already is to be kept.
        "INCREASE, 80, GTE 80,       80, ACHIEVED  last-milestone-met      80",
        "INCREASE, 80, GTE 80,       79, AT_RISK   within-tolerance        80",
        "INCREASE, 80, GTE 80,       71, OFF_TRACK below-tolerance         80",
        "DECREASE, 20, LTE 20,       20, ACHIEVED  last-milestone-met      20",
        "DECREASE, 20, LTE 20,       22, AT_RISK   within-tolerance        20",
        "DECREASE, 20, LTE 20,       23, OFF_TRACK below-tolerance         20",
        // Down to nothing, and from nothing to nothing.
        "DECREASE, 10, LTE 0,      4.99, ON_TRACK  at-expected           4.99",
        "DECREASE,  0, LTE 0,         0, ACHIEVED  last-milestone-met       0",
        "DECREASE,  0, LTE 0,         1, OFF_TRACK below-tolerance          0",
    })
    void courses(Direction direction, String baseline, String milestone, String figure, String expected) {
        String[] stated = milestone.split(" ");
        TargetInputs target = new TargetInputs(
                "p.MT.I.1",
                "I",
                2026,
                direction,
                Trajectory.LINEAR,
                List.of(new MilestoneView(2026, Comparator.valueOf(stated[0]), new BigDecimal(stated[1]), null, null)),
                new Baseline(2025, new BigDecimal(baseline), null),
                new ReportedFigure(new BigDecimal(figure), "2026-06", DAY, "10816.CA", new UUID(0, 1), Instant.EPOCH),
                null);
        Verdict verdict = new TargetRule(TargetRuleTest.thresholds("0.9")).judge(target, DAY);
        assertEquals(
                expected.replaceAll(" +", " "),
                verdict.status() + " " + verdict.rule() + " "
                        + verdict.expected().toPlainString());
    }
}
