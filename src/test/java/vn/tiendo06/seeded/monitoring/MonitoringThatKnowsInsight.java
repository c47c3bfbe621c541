package vn.tiendo06.seeded.monitoring;

import vn.tiendo06.seeded.insight.InsightThatKnowsProgress;

/** Breaks rules on purpose: monitoring knows nothing of insight, and nobody knows of monitoring. */
public class MonitoringThatKnowsInsight {
    InsightThatKnowsProgress sideways;
}
