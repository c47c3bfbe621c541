package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.TargetStatus;

/**
 * Judges a target's latest approved figure against its milestones; docs/status.md states the method with its formula.
 */
final class TargetRule {

    private static final int SCALE = 2;

    private final BigDecimal atRiskRatio;

    TargetRule(BigDecimal atRiskRatio) {
        this.atRiskRatio = atRiskRatio;
    }

    private record Point(LocalDate day, BigDecimal value) {}

    Verdict judge(TargetInputs target, LocalDate today) {
        List<MilestoneView> milestones = target.milestones().stream()
                .filter(MilestoneView::numeric)
                .sorted(Comparator.comparingInt(MilestoneView::year))
                .toList();
        if (milestones.isEmpty()) {
            return new Verdict(TargetStatus.QUALITATIVE, "no-numeric-milestone", null, null, List.of());
        }
        MilestoneView last = milestones.getLast();
        MilestoneView next = milestones.stream()
                .filter(m -> !yearEnd(m.year()).isBefore(today))
                .findFirst()
                .orElse(last);
        BigDecimal expected = expected(trajectory(target, milestones), today);
        if (target.latest() == null) {
            return new Verdict(TargetStatus.NO_DATA, "no-approved-figure", expected, next, List.of());
        }
        BigDecimal figure = target.latest().value();
        if (last.comparator().isMet(figure, last.value())) {
            return verdict(TargetStatus.ACHIEVED, "last-milestone-met", expected, next, figure, last);
        }
        if (yearEnd(last.year()).isBefore(today)) {
            return verdict(TargetStatus.OFF_TRACK, "last-milestone-missed", expected, next, figure, last);
        }
        if (next.comparator().isMet(figure, next.value())) {
            return verdict(TargetStatus.ON_TRACK, "next-milestone-met", expected, next, figure, next);
        }
        if (expected == null) {
            return verdict(TargetStatus.AT_RISK, "no-baseline", null, next, figure, next);
        }
        if (isAtLeast(target.direction(), figure, expected)) {
            return verdict(TargetStatus.ON_TRACK, "at-expected", expected, next, figure, next);
        }
        if (isAtLeast(target.direction(), figure, tolerated(target.direction(), expected))) {
            return verdict(TargetStatus.AT_RISK, "within-tolerance", expected, next, figure, next);
        }
        return verdict(TargetStatus.OFF_TRACK, "below-tolerance", expected, next, figure, next);
    }

    private static Verdict verdict(
            TargetStatus status,
            String rule,
            BigDecimal expected,
            MilestoneView next,
            BigDecimal figure,
            MilestoneView named) {
        return new Verdict(
                status,
                rule,
                expected,
                next,
                List.of(
                        figure.toPlainString(),
                        expected == null ? "-" : expected.toPlainString(),
                        named.value().toPlainString(),
                        named.year()));
    }

    // From the baseline, or from nothing at the plan's start where more is better, through the milestones' year ends.
    private static List<Point> trajectory(TargetInputs target, List<MilestoneView> milestones) {
        List<Point> points = new ArrayList<>();
        if (target.baseline() != null
                && target.baseline().value() != null
                && target.direction() != Direction.REDUCTION) {
            points.add(new Point(
                    yearEnd(target.baseline().year()), target.baseline().value()));
        } else if (target.direction() != Direction.DECREASE) {
            points.add(new Point(yearEnd(target.fromYear() - 1), BigDecimal.ZERO));
        }
        milestones.forEach(m -> points.add(new Point(yearEnd(m.year()), m.value())));
        points.sort(Comparator.comparing(Point::day));
        return points;
    }

    private static BigDecimal expected(List<Point> trajectory, LocalDate today) {
        Point before = null;
        for (Point point : trajectory) {
            if (!point.day().isAfter(today)) {
                before = point;
                continue;
            }
            if (before == null) {
                return null;
            }
            long passed = ChronoUnit.DAYS.between(before.day(), today);
            long whole = ChronoUnit.DAYS.between(before.day(), point.day());
            BigDecimal rise = point.value().subtract(before.value());
            return Row.plain(before.value()
                    .add(rise.multiply(BigDecimal.valueOf(passed))
                            .divide(BigDecimal.valueOf(whole), SCALE, RoundingMode.HALF_UP)));
        }
        return before.value();
    }

    private static boolean isAtLeast(Direction direction, BigDecimal figure, BigDecimal bound) {
        int order = figure.compareTo(bound);
        return direction == Direction.DECREASE ? order <= 0 : order >= 0;
    }

    private BigDecimal tolerated(Direction direction, BigDecimal expected) {
        return direction == Direction.DECREASE
                ? expected.divide(atRiskRatio, SCALE, RoundingMode.HALF_UP)
                : expected.multiply(atRiskRatio);
    }

    private static LocalDate yearEnd(int year) {
        return LocalDate.of(year, 12, 31);
    }
}
