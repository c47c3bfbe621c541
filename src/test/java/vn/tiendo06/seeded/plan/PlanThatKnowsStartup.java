package vn.tiendo06.seeded.plan;

import vn.tiendo06.seeded.audit.Audit;
import vn.tiendo06.seeded.dev.Dev;
import vn.tiendo06.seeded.feed.FeedThatKnowsProgress;
import vn.tiendo06.seeded.monitoring.MonitoringThatKnowsInsight;
import vn.tiendo06.seeded.reminder.ReminderThatKnowsInsight;
import vn.tiendo06.seeded.startup.Startup;

/** Breaks a rule on purpose: startup, dev and audit are used by nobody. */
public class PlanThatKnowsStartup {
    Startup startup;
    Dev dev;
    Audit audit;
    ReminderThatKnowsInsight reminder;
    FeedThatKnowsProgress feed;
    MonitoringThatKnowsInsight monitoring;
}
