package vn.tiendo06.obligation;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How complete and how timely a plan's reporting is. */
@Schema(name = "ObligationSummary")
public record ObligationSummary(
        @Schema(required = true, examples = "da06-10816") String planCode,
        @Schema(required = true) SummaryGroup groupBy,

        @Schema(description = "The instant it is judged at", required = true)
        Instant asOf,

        @Schema(required = true) SummaryRow total,
        @Schema(description = "By key", required = true) List<SummaryRow> items) {}
