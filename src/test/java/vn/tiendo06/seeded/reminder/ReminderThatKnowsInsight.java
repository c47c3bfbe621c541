package vn.tiendo06.seeded.reminder;

import vn.tiendo06.seeded.insight.InsightThatKnowsProgress;

/** Breaks rules on purpose: reminders know nothing of insight, and nobody knows of reminders. */
public class ReminderThatKnowsInsight {
    InsightThatKnowsProgress sideways;
}
