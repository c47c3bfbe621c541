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
     * @param series the figures that count, one for each day on which periods ended
     * @param latest the one that counts now, null where there is none
     */
    static Attainment of(List<MilestoneView> milestones, List<TargetPoint> series, ReportedFigure latest) {
        List<MilestoneView> numeric = TargetRule.numeric(milestones);
        if (numeric.isEmpty() || latest == null) {
            return null;
        }
        MilestoneView last = numeric.getLast();
        // Of a period that still runs nothing is said yet.
        List<Boolean> before = series.stream()
                .filter(point -> point.periodEndsOn().isBefore(latest.periodEndsOn()))
                .map(point -> last.comparator().isMet(point.value(), last.value()))
                .toList();
        if (last.comparator().isMet(latest.value(), last.value())) {
            return !before.isEmpty() && before.getLast() ? HELD : REACHED;
        }
        return before.contains(true) ? FALLEN_BACK : NOT_REACHED;
    }
}
