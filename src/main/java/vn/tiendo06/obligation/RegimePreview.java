package vn.tiendo06.obligation;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What would be due in a year under a regime that is not saved yet. */
@Schema(name = "RegimePreview")
public record RegimePreview(
        @Schema(required = true, examples = "da06-10816") String planCode,
        @Schema(required = true, examples = "2027") int year,

        @Schema(description = "Reports owed in the year", required = true)
        int reports,

        @Schema(description = "By due date", required = true)
        List<DuePeriod> periods) {

    /** A period with its deadlines. */
    @Schema(name = "DuePeriod")
    public record DuePeriod(
            @Schema(required = true, examples = "2027-01") String period,
            @Schema(required = true) Instant dueAt,
            @Schema(required = true) Instant lockAt,

            @Schema(description = "Reports owed", required = true)
            int reports) {}
}
