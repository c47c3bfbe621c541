package vn.tiendo06.insight;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A task's approved reports in order, and how it stands. */
@Schema(name = "TaskProgress")
public record TaskProgress(
        @Schema(required = true, examples = "da06-10816.NV.VII.4")
        String taskId,

        @Schema(description = "The instant asked for by asOf; null: now", nullable = true)
        Instant asOf,

        @Schema(required = true) TaskStanding standing,

        @Schema(description = "Reports in force, by period", required = true)
        List<TaskReport> series) {}
