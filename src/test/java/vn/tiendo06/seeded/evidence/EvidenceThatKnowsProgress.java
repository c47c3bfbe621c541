package vn.tiendo06.seeded.evidence;

import vn.tiendo06.seeded.progress.ProgressThatKnowsInsight;

/** Breaks a rule on purpose: files know nothing of what rests on them. */
public class EvidenceThatKnowsProgress {
    ProgressThatKnowsInsight upwards;
}
