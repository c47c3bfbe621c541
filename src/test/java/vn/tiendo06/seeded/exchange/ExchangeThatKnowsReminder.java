package vn.tiendo06.seeded.exchange;

import vn.tiendo06.seeded.reminder.ReminderThatKnowsInsight;

/** Breaks rules on purpose: files know nothing of reminders. */
public class ExchangeThatKnowsReminder {
    ReminderThatKnowsInsight sideways;
}
