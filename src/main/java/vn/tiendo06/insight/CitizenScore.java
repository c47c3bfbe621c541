package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.MilestoneView;

/** The arithmetic of the citizen index; docs/dashboard.md states it with its formulas. */
final class CitizenScore {

    private static final BigDecimal FULL = BigDecimal.valueOf(100);
    private static final int SCALE = 2;

    private CitizenScore() {}

    /** How far a figure is on the way to its target's last milestone, 0 to 100; null where none is to be had. */
    static BigDecimal of(TargetInputs target, BigDecimal figure) {
        List<MilestoneView> milestones = TargetRule.numeric(target.milestones());
        if (figure == null || milestones.isEmpty()) {
            return null;
        }
        MilestoneView last = milestones.getLast();
        if (last.comparator().isMet(figure, last.value())) {
            return FULL;
        }
        BigDecimal start = start(target);
        if (start == null || start.compareTo(last.value()) == 0) {
            return null;
        }
        BigDecimal share =
                figure.subtract(start).multiply(FULL).divide(last.value().subtract(start), SCALE, RoundingMode.HALF_UP);
        return Row.plain(share.max(BigDecimal.ZERO).min(FULL));
    }

    // Where less is better the way begins at the baseline; else at nothing.
    private static BigDecimal start(TargetInputs target) {
        if (target.direction() != Direction.DECREASE) {
            return BigDecimal.ZERO;
        }
        return target.baseline() == null ? null : target.baseline().value();
    }

    /** A component's score and its weight; the score is null where there is none. */
    record Weighted(BigDecimal score, BigDecimal weight) {}

    /** The weighted mean of the scores there are, null without any. */
    static BigDecimal mean(List<Weighted> components) {
        return mean(components.stream().filter(c -> c.score() != null).toList(), null);
    }

    /** The weighted mean with a value in the place of each score that is missing, null without any component. */
    static BigDecimal mean(List<Weighted> components, BigDecimal missing) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Weighted component : components) {
            BigDecimal score = component.score() == null ? missing : component.score();
            sum = sum.add(score.multiply(component.weight()));
            weights = weights.add(component.weight());
        }
        return weights.signum() == 0 ? null : Row.plain(sum.divide(weights, SCALE, RoundingMode.HALF_UP));
    }
}
