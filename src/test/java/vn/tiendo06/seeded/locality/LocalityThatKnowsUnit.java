package vn.tiendo06.seeded.locality;

import vn.tiendo06.seeded.unit.UnitThatKnowsPlan;

/** Breaks a rule on purpose: a lower feature uses a higher one. */
public class LocalityThatKnowsUnit {
    UnitThatKnowsPlan upwards;
}
