package vn.tiendo06.audit;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a locality's chain still is as it was written. */
@Schema(name = "AuditVerification")
public record AuditVerification(
        @Schema(required = true, examples = "10816") String locality,

        @Schema(description = "Number of links that hold, from the first on", required = true)
        long checked,

        @Schema(required = true) boolean intact,

        @Schema(description = "The first link that does not hold, null where all do", nullable = true)
        BrokenLink firstBroken,

        @Schema(
                description = "Hash at the chain's end. Kept outside the database, it shows when the whole chain has "
                        + "been written anew",
                nullable = true)
        String headHash) {

    /** A link that does not hold. */
    @Schema(name = "BrokenAuditLink")
    public record BrokenLink(
            @Schema(description = "Id of the event, null where it is missing", nullable = true)
            UUID id,

            @Schema(description = "Its place in the chain", required = true)
            long ordinal,

            @Schema(required = true) Reason reason) {}

    /** Why a link does not hold. */
    @Schema(name = "BrokenAuditLinkReason")
    public enum Reason {
        /** The event is not what was hashed. */
        CONTENT_CHANGED,
        /** It does not follow the event before it. */
        PREVIOUS_HASH_DIFFERS,
        /** There is no event at this place. */
        MISSING,
        /** The last event is not the one at which the chain ended. */
        HEAD_DIFFERS,
        /** It stands outside the chain. */
        BEYOND_HEAD
    }
}
