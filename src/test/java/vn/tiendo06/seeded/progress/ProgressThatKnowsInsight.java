package vn.tiendo06.seeded.progress;

import vn.tiendo06.seeded.insight.InsightThatKnowsProgress;

/** Breaks a rule on purpose: it uses insight, which uses it. */
public class ProgressThatKnowsInsight {
    InsightThatKnowsProgress upwards;
}
