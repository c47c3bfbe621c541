package vn.tiendo06.progress;

import java.util.List;

/**
 * What a bulk write has done, in the order asked.
 *
 * @param written false where nothing was stored: a dry run, or an atomic write of which one was rejected
 */
public record BulkWrite(boolean written, List<BulkOutcome> outcomes) {

    /** How many became so. */
    public int count(BulkOutcome.Kind kind) {
        return (int) outcomes.stream().filter(outcome -> outcome.kind() == kind).count();
    }
}
