package vn.tiendo06.seeded.audit;

import vn.tiendo06.seeded.progress.ProgressThatKnowsInsight;

/** Breaks two rules on purpose: it uses progress, and the plan uses it. */
public class Audit {
    ProgressThatKnowsInsight upwards;
}
