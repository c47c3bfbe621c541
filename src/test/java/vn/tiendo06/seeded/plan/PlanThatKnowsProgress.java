package vn.tiendo06.seeded.plan;

import vn.tiendo06.seeded.progress.ProgressThatKnowsInsight;

/** Breaks a rule on purpose: a lower feature uses a higher one. */
public class PlanThatKnowsProgress {
    ProgressThatKnowsInsight upwards;
}
