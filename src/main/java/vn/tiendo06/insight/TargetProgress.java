package vn.tiendo06.insight;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A target's approved figures in order, and how it stands and where it leads. */
@Schema(name = "TargetProgress")
public record TargetProgress(
        @Schema(required = true, examples = "da06-10816.MT.III.3")
        String targetId,

        @Schema(description = "The instant asked for by asOf or period; null: now", nullable = true)
        Instant asOf,

        @Schema(required = true) TargetStanding standing,

        @Schema(description = "Figures in force, by period", required = true)
        List<TargetPoint> series,

        @Schema(description = "Where the figures lead; null for a qualitative target", nullable = true)
        Forecast forecast) {}
