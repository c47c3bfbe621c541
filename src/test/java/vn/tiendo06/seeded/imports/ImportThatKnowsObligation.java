package vn.tiendo06.seeded.imports;

import vn.tiendo06.seeded.obligation.ObligationThatKnowsInsight;

/** Breaks: imports uses only … */
public class ImportThatKnowsObligation {

    ObligationThatKnowsInsight obligation;
}
