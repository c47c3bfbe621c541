package vn.tiendo06.seeded.feed;

import vn.tiendo06.seeded.progress.ProgressThatKnowsInsight;

/** Breaks a rule on purpose: the feed hears of what others do by kernel.event only. */
public class FeedThatKnowsProgress {
    ProgressThatKnowsInsight progress;
}
