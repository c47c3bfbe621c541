package vn.tiendo06.insight;

import java.util.List;
import vn.tiendo06.plan.Baseline;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.Trajectory;

/**
 * What a target's status is computed from.
 *
 * @param fromYear first year of its plan
 * @param latest the latest approved figure, null where there is none
 * @param thresholds the plan's own, null where it has none
 */
record TargetInputs(
        String id,
        String section,
        int fromYear,
        Direction direction,
        Trajectory trajectory,
        List<MilestoneView> milestones,
        Baseline baseline,
        ReportedFigure latest,
        Thresholds thresholds) {}
