package vn.tiendo06.plan;

import java.time.Instant;
import java.util.Optional;

/** Tells when periods are locked; the progress feature knows. */
public interface PeriodLocks {

    /** When units of a plan could no longer change what they report for a period; empty for an unknown period. */
    Optional<Instant> lockOf(String planCode, String periodCode);
}
