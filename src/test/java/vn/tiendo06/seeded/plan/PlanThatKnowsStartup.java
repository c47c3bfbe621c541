package vn.tiendo06.seeded.plan;

import vn.tiendo06.seeded.audit.Audit;
import vn.tiendo06.seeded.dev.Dev;
import vn.tiendo06.seeded.feed.FeedThatKnowsProgress;
import vn.tiendo06.seeded.monitoring.MonitoringThatKnowsInsight;
import vn.tiendo06.seeded.publication.PublicationThatKnowsProgress;
import vn.tiendo06.seeded.reminder.ReminderThatKnowsInsight;
import vn.tiendo06.seeded.startup.Startup;

/** Breaks rules on purpose: startup, dev and others are used by nobody, some by exchange only. */
public class PlanThatKnowsStartup {
    Startup startup;
    Dev dev;
    Audit audit;
    ReminderThatKnowsInsight reminder;
    FeedThatKnowsProgress feed;
    PublicationThatKnowsProgress publication;
    MonitoringThatKnowsInsight monitoring;
}
