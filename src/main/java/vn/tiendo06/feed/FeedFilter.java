package vn.tiendo06.feed;

import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;

/** Which changes are asked for. */
public class FeedFilter {

    static final String NOW = "now";

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int MAX_WAIT = 30;

    @RestQuery
    @Size(max = 200)
    @Parameter(
            description =
                    "Cursor: next of the answer before. Without it from the earliest change that is kept; with now "
                            + "none of those so far")
    String since;

    @RestQuery
    @Size(max = 200)
    @Parameter(description = "Kinds of objects, separated by commas", example = "submission,target")
    String kind;

    @RestQuery
    @Size(max = 40)
    @Parameter(description = "Plan code", example = "da06-10816")
    String plan;

    @RestQuery
    @Size(max = 5)
    @Parameter(description = "Code of a locality, whose subtree is meant", example = "31")
    String locality;

    @RestQuery
    @Parameter(
            description = "Seconds to wait for a change where there is none, 0 to 30",
            schema = @Schema(defaultValue = "0", minimum = "0", maximum = "30"))
    Integer wait;

    @RestQuery
    @Parameter(
            description = "Changes an answer, 1 to 200",
            schema = @Schema(defaultValue = "50", minimum = "1", maximum = "200"))
    Integer limit;

    void check() {
        List<Fault> faults = new ArrayList<>();
        if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
            faults.add(Fault.query("limit", "out-of-range", 1, MAX_LIMIT));
        }
        if (wait != null && (wait < 0 || wait > MAX_WAIT)) {
            faults.add(Fault.query("wait", "out-of-range", 0, MAX_WAIT));
        }
        for (String code : kinds()) {
            if (FeedKind.of(code).isEmpty()) {
                faults.add(Fault.query(
                        "kind",
                        "unknown-value",
                        code,
                        Arrays.stream(FeedKind.values()).map(FeedKind::code).collect(Collectors.joining(", "))));
            }
        }
        ApiException.throwIfAny(faults);
    }

    FeedQuery query() {
        return new FeedQuery(kinds(), List.of(), plan, locality);
    }

    /** The cursor that was given, null for none or {@link #NOW}. */
    FeedCursor cursor() {
        return since == null || since.equals(NOW) ? null : FeedCursor.decode(since);
    }

    boolean fromNow() {
        return NOW.equals(since);
    }

    Duration patience() {
        return Duration.ofSeconds(wait == null ? 0 : wait);
    }

    int limit() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    private List<String> kinds() {
        return kind == null ? List.of() : List.of(kind.split(",", -1));
    }
}
