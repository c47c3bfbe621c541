package vn.tiendo06.seeded.plan;

import vn.tiendo06.seeded.exchange.ExchangeThatKnowsReminder;

/** Breaks rules on purpose: nobody knows of the exchange by files. */
public class PlanThatKnowsExchange {
    ExchangeThatKnowsReminder upwards;
}
