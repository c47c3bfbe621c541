package vn.tiendo06.seeded.obligation;

import vn.tiendo06.seeded.insight.InsightThatKnowsProgress;

/** Breaks a rule on purpose: obligations know nothing of insight. */
public class ObligationThatKnowsInsight {
    InsightThatKnowsProgress sideways;
}
