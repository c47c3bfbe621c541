package vn.tiendo06.seeded.plan;

import jakarta.inject.Inject;
import java.time.Clock;

/** Breaks a rule on purpose: it injects into a field. */
class FieldInjection {
    @Inject
    Clock clock;
}
