package vn.tiendo06.seeded.plan;

import java.time.Instant;

/** Breaks a rule on purpose: it reads the system's time. */
class SystemTime {
    Instant now() {
        return Instant.now();
    }
}
