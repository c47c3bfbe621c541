package vn.tiendo06.seeded.kernel;

import vn.tiendo06.seeded.locality.LocalityThatKnowsUnit;

/** Breaks a rule on purpose: the kernel uses a feature. */
public class KernelThatKnowsLocality {
    LocalityThatKnowsUnit upwards;
}
