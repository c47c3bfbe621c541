package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.TargetStatus;
import vn.tiendo06.plan.Trajectory;

/**
 * Judges a target's latest approved figure against its milestones; docs/status.md states the method with its formula.
 */
final class TargetRule {

    private static final int SCALE = 2;

    // The reporting year ends on 14 December (Decree 09/2019/NĐ-CP, Article 12).
    private static final int DAYS_AFTER_LAST_PERIOD = 17;

    private final Thresholds defaults;

    TargetRule(Thresholds defaults) {
        this.defaults = defaults;
    }

    /** The thresholds a target is judged by. */
    Thresholds thresholds(TargetInputs target) {
        return target.thresholds() == null ? defaults : target.thresholds();
    }

    Verdict judge(TargetInputs target, LocalDate today) {
        List<MilestoneView> milestones = numeric(target.milestones());
        if (milestones.isEmpty()) {
            return new Verdict(
                    TargetStatus.QUALITATIVE,
                    TargetGround.NO_NUMERIC_MILESTONE,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        return new Judgement(target, milestones, today).verdict();
    }

    static List<MilestoneView> numeric(List<MilestoneView> milestones) {
        return milestones.stream()
                .filter(MilestoneView::numeric)
                .sorted(Comparator.comparingInt(MilestoneView::year))
                .toList();
    }

    /** One target on one day. */
    private final class Judgement {

        private final TargetInputs target;
        private final List<MilestoneView> milestones;
        private final LocalDate today;
        private final MilestoneView last;
        private final MilestoneView next;
        private final ExpectedCourse course;
        private final LocalDate expectedOn;
        private final BigDecimal expected;
        private final BigDecimal tolerated;
        private final BigDecimal figure;

        Judgement(TargetInputs target, List<MilestoneView> milestones, LocalDate today) {
            this.target = target;
            this.milestones = milestones;
            this.today = today;
            this.last = milestones.getLast();
            this.next = milestones.stream().filter(m -> !isOver(m)).findFirst().orElse(last);
            this.course = ExpectedCourse.of(target, milestones);
            this.expectedOn = expectedOn();
            this.expected = course.on(expectedOn);
            this.tolerated = expected == null ? null : tolerated();
            this.figure = target.latest() == null ? null : target.latest().value();
        }

        // A figure speaks for the day its period ended, but not for ever. A step is known on its day alone.
        private LocalDate expectedOn() {
            if (target.latest() == null || target.trajectory() == Trajectory.STEP_AT_YEAR_END) {
                return today;
            }
            LocalDate oldest = today.minusDays(thresholds(target).figureDays());
            LocalDate ended = target.latest().periodEndsOn();
            if (ended.isAfter(today)) {
                return today;
            }
            return ended.isBefore(oldest) ? oldest : ended;
        }

        private BigDecimal tolerated() {
            BigDecimal ratio = thresholds(target).atRiskRatio();
            return target.direction() == Direction.DECREASE
                    ? expected.divide(ratio, SCALE, RoundingMode.HALF_UP)
                    : expected.multiply(ratio);
        }

        Verdict verdict() {
            if (figure == null) {
                return of(TargetStatus.NO_DATA, TargetGround.NO_APPROVED_FIGURE, next);
            }
            if (last.comparator().isMet(figure, last.value())) {
                return of(TargetStatus.ACHIEVED, TargetGround.LAST_MILESTONE_MET, last);
            }
            if (isOver(last)) {
                return of(TargetStatus.OFF_TRACK, TargetGround.LAST_MILESTONE_MISSED, last);
            }
            if (next.comparator().isMet(figure, next.value())) {
                return of(TargetStatus.ON_TRACK, TargetGround.NEXT_MILESTONE_MET, next);
            }
            if (expected == null) {
                return of(TargetStatus.AT_RISK, TargetGround.NO_BASELINE, next);
            }
            if (isAtLeast(expected)) {
                MilestoneView missed = missed();
                return missed == null
                        ? of(TargetStatus.ON_TRACK, TargetGround.AT_EXPECTED, next)
                        : of(TargetStatus.AT_RISK, TargetGround.MILESTONE_MISSED, missed);
            }
            return isAtLeast(tolerated)
                    ? of(TargetStatus.AT_RISK, TargetGround.WITHIN_TOLERANCE, next)
                    : of(TargetStatus.OFF_TRACK, TargetGround.BELOW_TOLERANCE, next);
        }

        // The latest milestone whose year is over, where the year's last report is in and does not meet it.
        private MilestoneView missed() {
            return milestones.stream()
                    .filter(this::isOver)
                    .reduce((earlier, later) -> later)
                    .filter(m -> !target.latest()
                            .periodEndsOn()
                            .isBefore(ExpectedCourse.yearEnd(m.year()).minusDays(DAYS_AFTER_LAST_PERIOD)))
                    .filter(m -> !m.comparator().isMet(figure, m.value()))
                    .orElse(null);
        }

        private boolean isOver(MilestoneView milestone) {
            return ExpectedCourse.yearEnd(milestone.year()).isBefore(today);
        }

        private boolean isAtLeast(BigDecimal bound) {
            int order = figure.compareTo(bound);
            return target.direction() == Direction.DECREASE ? order <= 0 : order >= 0;
        }

        private Verdict of(TargetStatus status, TargetGround ground, MilestoneView named) {
            return new Verdict(status, ground, course, expectedOn, expected, tolerated, next, named, figure);
        }
    }
}
