package vn.tiendo06.insight;

import java.util.List;
import vn.tiendo06.plan.MilestoneView;

/** What has become of a target's last milestone over all its approved figures. */
public enum Attainment {
    /** No figure has met it. */
    NOT_REACHED,
    /** The latest figure is the first to meet it, or the first again. */
    REACHED,
    /** The latest figure meets it, and so did the one before. */
    HELD,
    /** An earlier figure met it, the latest does not. */
    FALLEN_BACK;

    /**
     * @param series figures by period
     * @param counted the figure that counts, null where there is none
     */
    static Attainment of(List<MilestoneView> milestones, List<TargetPoint> series, ReportedFigure counted) {
        List<MilestoneView> numeric = TargetRule.numeric(milestones);
        if (numeric.isEmpty() || counted == null) {
            return null;
        }
        MilestoneView last = numeric.getLast();
        // Of a period that still runs nothing is said yet, nor of another unit's figure for the same period.
        List<Boolean> before = series.stream()
                .filter(point -> point.value() != null)
                .filter(point -> point.periodEndsOn().isBefore(counted.periodEndsOn()))
                .map(point -> last.comparator().isMet(point.value(), last.value()))
                .toList();
        if (last.comparator().isMet(counted.value(), last.value())) {
            return !before.isEmpty() && before.getLast() ? HELD : REACHED;
        }
        return before.contains(true) ? FALLEN_BACK : NOT_REACHED;
    }
}
