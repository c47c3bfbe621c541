package vn.tiendo06.progress;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.error.ApiException;

/**
 * What became of a report of a bulk write.
 *
 * @param id null where it was rejected or would only be created
 * @param why null unless it was rejected; its pointers are those of {@link SubmissionDraft}
 */
public record BulkOutcome(
        int index, String ref, Kind kind, UUID id, SubmissionState state, Integer version, ApiException why) {

    /** What was done, or would be. */
    @Schema(name = "BulkSubmissionOutcome")
    public enum Kind {
        CREATED,
        UPDATED,
        /** It said the same already. */
        UNCHANGED,
        REJECTED
    }

    static BulkOutcome rejected(BulkEntry entry, ApiException why) {
        return new BulkOutcome(entry.index(), entry.ref(), Kind.REJECTED, null, null, null, why);
    }

    public boolean isRejected() {
        return kind == Kind.REJECTED;
    }
}
