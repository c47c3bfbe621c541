package vn.tiendo06.insight;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many rows stand how. */
@Schema(name = "StatusCounts")
public record StatusCounts(
        @Schema(required = true, examples = "56") int total,

        @Schema(description = "Number by status; statuses that none has are left out", required = true)
        Map<String, Integer> byStatus) {

    static StatusCounts of(Iterable<String> statuses) {
        Map<String, Integer> counts = new TreeMap<>();
        statuses.forEach(status -> counts.merge(status, 1, Integer::sum));
        return new StatusCounts(
                counts.values().stream().mapToInt(Integer::intValue).sum(), counts);
    }
}
