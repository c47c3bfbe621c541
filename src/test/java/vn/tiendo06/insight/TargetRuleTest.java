package vn.tiendo06.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.plan.Baseline;
import vn.tiendo06.plan.Comparator;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.Trajectory;

/** The rule for targets, by numbers worked out by hand; docs/status.md shows the same examples. */
class TargetRuleTest {

    private final TargetRule rule = new TargetRule(thresholds("0.9"));

    static Thresholds thresholds(String ratio) {
        return new Thresholds(new BigDecimal(ratio), 30, 100);
    }

    /** The same with a figure of a period that ends on the day. */
    private static TargetInputs endingOn(TargetInputs target, LocalDate day) {
        ReportedFigure latest = target.latest();
        return latest == null
                ? target
                : new TargetInputs(
                        target.id(),
                        target.section(),
                        target.fromYear(),
                        target.direction(),
                        target.trajectory(),
                        target.milestones(),
                        target.baseline(),
                        new ReportedFigure(
                                latest.value(),
                                latest.period(),
                                day,
                                latest.unit(),
                                latest.submissionId(),
                                latest.approvedAt()),
                        target.thresholds());
    }

    /** Milestones such as {@code 2026 GTE 80}. */
    private static TargetInputs target(Direction direction, Baseline baseline, String figure, String... milestones) {
        List<MilestoneView> stated = Arrays.stream(milestones)
                .map(text -> text.split(" "))
                .map(part -> new MilestoneView(
                        Integer.parseInt(part[0]),
                        Comparator.valueOf(part[1]),
                        part.length == 3 ? new BigDecimal(part[2]) : null,
                        null,
                        null))
                .toList();
        ReportedFigure latest = figure == null
                ? null
                : new ReportedFigure(
                        new BigDecimal(figure),
                        "2026-11",
                        LocalDate.of(2026, 11, 14),
                        "10816.CA",
                        new UUID(0, 1),
                        Instant.EPOCH);
        return new TargetInputs("p.MT.I.1", "I", 2026, direction, Trajectory.LINEAR, stated, baseline, latest, null);
    }

    private static Baseline baseline(int year, String value) {
        return new Baseline(year, value == null ? null : new BigDecimal(value), null);
    }

    private void check(TargetInputs target, LocalDate day, String status, String ruleCode, String expected) {
        Verdict verdict = rule.judge(endingOn(target, day), day);
        assertEquals(status + " " + ruleCode, verdict.status() + " " + verdict.rule());
        assertEquals(
                expected, verdict.expected() == null ? "-" : verdict.expected().toPlainString());
    }

    // 80 by 2026, 100 by 2030. 14 March 2026 is day 73 of 365, a fifth of the year; 23 November is day 327;
    // 1 May 2028 is day 487 of the 1461 from the end of 2026 to the end of 2030, 31 August 2029 day 974.
    @ParameterizedTest
    @CsvSource({
        "2025-12-31,    0, ON_TRACK,  at-expected,          0",
        "2026-03-14,   16, ON_TRACK,  at-expected,         16",
        "2026-03-14, 15.9, AT_RISK,   within-tolerance,    16",
        "2026-03-14, 14.4, AT_RISK,   within-tolerance,    16",
        "2026-03-14, 14.399999, OFF_TRACK, below-tolerance, 16",
        "2026-11-23, 71.67, ON_TRACK, at-expected,      71.67",
        "2026-11-23, 71.66, AT_RISK,  within-tolerance, 71.67",
        "2026-11-23, 64.503, AT_RISK, within-tolerance, 71.67",
        "2026-11-23, 64.502, OFF_TRACK, below-tolerance, 71.67",
        "2026-11-23,   80, ON_TRACK,  next-milestone-met, 71.67",
        "2026-11-23,  100, ACHIEVED,  last-milestone-met, 71.67",
        "2026-12-31,   80, ON_TRACK,  next-milestone-met,  80",
        "2026-12-31, 79.9, AT_RISK,   within-tolerance,    80",
        "2027-01-01,   80, AT_RISK,   within-tolerance, 80.01",
        "2028-05-01, 86.67, ON_TRACK, at-expected,      86.67",
        "2028-05-01,   78, OFF_TRACK, below-tolerance,  86.67",
        "2028-05-01, 78.003, AT_RISK, within-tolerance, 86.67",
        "2029-08-31, 93.33, ON_TRACK, at-expected,      93.33",
        "2030-12-31, 99.9, AT_RISK,   within-tolerance,   100",
        "2030-12-31,  100, ACHIEVED,  last-milestone-met, 100",
        "2031-01-01,   90, OFF_TRACK, last-milestone-missed, 100",
        "2031-01-01, 99.9, OFF_TRACK, last-milestone-missed, 100",
    })
    void fromNothingThroughTheMilestones(
            LocalDate day, String figure, String status, String ruleCode, String expected) {
        check(target(Direction.INCREASE, null, figure, "2026 GTE 80", "2030 GTE 100"), day, status, ruleCode, expected);
    }

    @Test
    void namesTheMilestoneThatComesNext() {
        TargetInputs target = target(Direction.INCREASE, null, "5", "2030 GTE 100", "2026 GTE 80");
        assertEquals(2026, rule.judge(target, LocalDate.of(2026, 12, 31)).next().year());
        assertEquals(2030, rule.judge(target, LocalDate.of(2027, 1, 1)).next().year());
        assertEquals(2030, rule.judge(target, LocalDate.of(2031, 1, 1)).next().year());
        assertEquals(
                List.of("5", "16", "80", 2026, LocalDate.of(2026, 3, 14)),
                rule.judge(target, LocalDate.of(2026, 3, 14)).args());
    }

    // 100 by 2026 and no value for 2030: held from then on.
    @ParameterizedTest
    @CsvSource({
        "2026-03-14,  20, ON_TRACK,  at-expected,         20",
        "2026-03-14, 100, ACHIEVED,  last-milestone-met,  20",
        "2028-05-01, 100, ACHIEVED,  last-milestone-met, 100",
        "2028-05-01,  95, OFF_TRACK, last-milestone-missed, 100",
        "2028-05-01,  90, OFF_TRACK, last-milestone-missed, 100",
        "2028-05-01, 89.99, OFF_TRACK, last-milestone-missed, 100",
        "2030-12-31,  89, OFF_TRACK, last-milestone-missed, 100",
    })
    void aValueFor2026AloneIsHeld(LocalDate day, String figure, String status, String ruleCode, String expected) {
        check(target(Direction.INCREASE, null, figure, "2026 GTE 100"), day, status, ruleCode, expected);
    }

    // A value for 2030 alone: 1826 days from the end of 2025; day 913 is 1 July 2028, half way.
    @ParameterizedTest
    @CsvSource({
        "2028-07-01, 40, ON_TRACK, at-expected, 40",
        "2028-07-01, 36, AT_RISK, within-tolerance, 40",
        "2028-07-01, 35.99, OFF_TRACK, below-tolerance, 40",
    })
    void aValueFor2030AloneIsApproachedFromTheStart(
            LocalDate day, String figure, String status, String ruleCode, String expected) {
        check(target(Direction.INCREASE, null, figure, "2030 GTE 80"), day, status, ruleCode, expected);
    }

    // IV.2: more than 50 by 2026, more than 80 by 2030.
    @ParameterizedTest
    @CsvSource({
        "2026-11-23,    50, ON_TRACK, at-expected,        44.79",
        "2026-11-23, 50.01, ON_TRACK, next-milestone-met, 44.79",
        "2026-11-23,    80, ON_TRACK, next-milestone-met, 44.79",
        "2026-11-23, 80.01, ACHIEVED, last-milestone-met, 44.79",
        "2026-12-31,    50, ON_TRACK, at-expected,           50",
        "2027-01-01,    50, AT_RISK,  within-tolerance,   50.02",
        "2030-12-31,    80, ON_TRACK, at-expected,           80",
        "2031-01-01,    80, OFF_TRACK, last-milestone-missed, 80",
        "2031-01-01, 80.01, ACHIEVED, last-milestone-met,    80",
    })
    void moreThanIsStrict(LocalDate day, String figure, String status, String ruleCode, String expected) {
        check(target(Direction.INCREASE, null, figure, "2026 GT 50", "2030 GT 80"), day, status, ruleCode, expected);
    }

    // A reduction is itself a percentage and starts from 0, whatever the baseline was.
    @ParameterizedTest
    @CsvSource({
        "2028-07-01,    35, ON_TRACK,  at-expected,      35",
        "2028-07-01,  31.5, AT_RISK,   within-tolerance, 35",
        "2028-07-01, 31.49, OFF_TRACK, below-tolerance,  35",
        "2028-07-01,   -40, OFF_TRACK, below-tolerance,  35",
        "2028-07-01,    70, ACHIEVED,  last-milestone-met, 35",
    })
    void aReductionStartsFromNothing(LocalDate day, String figure, String status, String ruleCode, String expected) {
        check(
                target(Direction.REDUCTION, baseline(2025, null), figure, "2030 GTE 70"),
                day,
                status,
                ruleCode,
                expected);
        check(
                target(Direction.REDUCTION, baseline(2025, "1200"), figure, "2030 GTE 70"),
                day,
                status,
                ruleCode,
                expected);
    }

    // 100 at the end of 2025, at most 60 by 2026 and 20 by 2030; 92 / 0.9 = 102.22.
    @ParameterizedTest
    @CsvSource({
        "2026-03-14,     92, ON_TRACK,  at-expected,        92",
        "2026-03-14,  92.01, AT_RISK,   within-tolerance,   92",
        "2026-03-14, 102.22, AT_RISK,   within-tolerance,   92",
        "2026-03-14, 102.23, OFF_TRACK, below-tolerance,    92",
        "2026-03-14,     60, ON_TRACK,  next-milestone-met, 92",
        "2026-03-14,     20, ACHIEVED,  last-milestone-met, 92",
        "2028-05-01,  46.67, ON_TRACK,  at-expected,     46.67",
        "2028-05-01,  46.68, AT_RISK,   within-tolerance, 46.67",
        "2028-05-01,  51.87, OFF_TRACK, below-tolerance,  46.67",
        "2031-01-01,     20, ACHIEVED,  last-milestone-met, 20",
        "2031-01-01,     21, OFF_TRACK, last-milestone-missed, 20",
        "2031-01-01,     23, OFF_TRACK, last-milestone-missed, 20",
    })
    void aDecreaseFromItsBaseline(LocalDate day, String figure, String status, String ruleCode, String expected) {
        check(
                target(Direction.DECREASE, baseline(2025, "100"), figure, "2026 LTE 60", "2030 LTE 20"),
                day,
                status,
                ruleCode,
                expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-14, 61, AT_RISK,  no-baseline,        -",
        "2026-03-14, 60, ON_TRACK, next-milestone-met, -",
        "2026-03-14, 20, ACHIEVED, last-milestone-met, -",
        "2026-12-31, 61, AT_RISK,  within-tolerance,  60",
        "2028-05-01, 46.67, ON_TRACK, at-expected, 46.67",
    })
    void aDecreaseWithoutBaseline(LocalDate day, String figure, String status, String ruleCode, String expected) {
        check(target(Direction.DECREASE, null, figure, "2026 LTE 60", "2030 LTE 20"), day, status, ruleCode, expected);
    }

    @ParameterizedTest
    @CsvSource({
        // 50 at the end of 2025: a fifth of the way to 80.
        "2025, 2026-03-14, 56",
        // 40 at the end of 2024: half of the 730 days to the end of 2026.
        "2024, 2025-12-31, 65",
    })
    void anIncreaseFromItsBaseline(int year, LocalDate day, String expected) {
        check(
                target(Direction.INCREASE, baseline(year, "50"), expected, "2026 GTE 80"),
                day,
                "ON_TRACK",
                "at-expected",
                expected);
    }

    @Test
    void withoutAFigureThereIsNoData() {
        check(
                target(Direction.INCREASE, null, null, "2026 GTE 80", "2030 GTE 100"),
                LocalDate.of(2026, 11, 23),
                "NO_DATA",
                "no-approved-figure",
                "71.67");
    }

    @Test
    void withoutANumberItIsQualitative() {
        LocalDate day = LocalDate.of(2026, 11, 23);
        Stream.of(
                        target(Direction.INCREASE, null, null),
                        target(Direction.INCREASE, null, null, "2030 NONE"),
                        target(Direction.INCREASE, null, "310", "2026 NONE", "2030 NONE"))
                .forEach(target -> {
                    check(target, day, "QUALITATIVE", "no-numeric-milestone", "-");
                    assertNull(rule.judge(target, day).next());
                });
    }

    @Test
    void aMilestoneInWordsIsPassedOver() {
        check(
                target(Direction.INCREASE, null, "20", "2026 GTE 100", "2030 NONE"),
                LocalDate.of(2026, 3, 14),
                "ON_TRACK",
                "at-expected",
                "20");
    }

    @Test
    void whatWasAchievedCanFallBack() {
        LocalDate day = LocalDate.of(2028, 5, 1);
        check(target(Direction.INCREASE, null, "100", "2026 GTE 100"), day, "ACHIEVED", "last-milestone-met", "100");
        check(target(Direction.INCREASE, null, "97", "2026 GTE 100"), day, "OFF_TRACK", "last-milestone-missed", "100");
    }

    @Test
    void theToleranceIsASetting() {
        TargetInputs target = target(Direction.INCREASE, null, "16", "2026 GTE 100");
        LocalDate day = LocalDate.of(2026, 3, 14);
        assertEquals("OFF_TRACK", rule.judge(target, day).status().name());
        assertEquals(
                "AT_RISK",
                new TargetRule(thresholds("0.8")).judge(target, day).status().name());
    }
}
