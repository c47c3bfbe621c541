package vn.tiendo06.seeded.insight;

import vn.tiendo06.seeded.progress.ProgressThatKnowsInsight;

/** Breaks a rule on purpose: insight reads progress by SQL only. */
public class InsightThatKnowsProgress {
    ProgressThatKnowsInsight upwards;
}
