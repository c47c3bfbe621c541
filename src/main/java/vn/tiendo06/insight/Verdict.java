package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.TargetStatus;

/**
 * What the rule for targets decides: pure numbers, without words.
 *
 * @param ground the rule that decided
 * @param course null where no milestone has a value
 * @param expectedOn the day whose expected value the figure is held against, null without a course
 * @param expected null where nothing can be expected by that day
 * @param tolerated the worst figure that is still at risk only
 * @param next the milestone that comes next, or the last one
 * @param named the milestone that decided
 */
record Verdict(
        TargetStatus status,
        TargetGround ground,
        ExpectedCourse course,
        LocalDate expectedOn,
        BigDecimal expected,
        BigDecimal tolerated,
        MilestoneView next,
        MilestoneView named,
        BigDecimal figure) {

    /** Stable code of the rule that decided. */
    String rule() {
        return ground.code();
    }

    /** What is expected by a day; null where nothing can be. */
    BigDecimal expectedBy(LocalDate day) {
        return course == null ? null : course.on(day);
    }

    /** What the explanation names. */
    List<Object> args() {
        return figure == null
                ? List.of()
                : List.of(
                        figure.toPlainString(),
                        expected == null ? "-" : expected.toPlainString(),
                        named.value().toPlainString(),
                        named.year(),
                        expectedOn);
    }
}
