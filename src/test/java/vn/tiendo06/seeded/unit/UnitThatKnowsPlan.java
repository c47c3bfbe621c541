package vn.tiendo06.seeded.unit;

import vn.tiendo06.seeded.plan.PlanThatKnowsProgress;

/** Breaks a rule on purpose: a lower feature uses a higher one. */
public class UnitThatKnowsPlan {
    PlanThatKnowsProgress upwards;
}
