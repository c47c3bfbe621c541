package vn.tiendo06.progress;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** One thing that happened to a submission. */
@Schema(name = "SubmissionEvent")
public record SubmissionEventView(
        @Schema(description = "1, 2, 3 …", required = true) int ordinal,
        @Schema(required = true) SubmissionAction action,

        @Schema(description = "Null where the report was not there before", nullable = true)
        SubmissionState from,

        @Schema(required = true) SubmissionState to,

        @Schema(description = "The reason of who returned or reopened it", nullable = true)
        String reason,

        @Schema(description = "SHA-256 of the content at that time", nullable = true)
        String contentHash,

        @Schema(description = "Subject id of who did it", required = true)
        String actor,

        @Schema(description = "Display name of who did it", required = true)
        String actorName,

        @Schema(required = true) Instant at) {

    static final String COLUMNS = """
            e.ordinal, e.event, e.from_state, e.to_state, e.reason, e.content_hash, e.actor_subject, e.actor_name, e.at""";

    /** What everyone sees who sees the approved figure; how it came about is between the unit and its reviewers. */
    boolean isOfApproval() {
        return action == SubmissionAction.APPROVE || action == SubmissionAction.SUPERSEDE;
    }

    static SubmissionEventView of(Row row) {
        return new SubmissionEventView(
                row.integer("ordinal"),
                row.value("event", SubmissionAction.class),
                row.value("from_state", SubmissionState.class),
                row.value("to_state", SubmissionState.class),
                row.text("reason"),
                row.text("content_hash"),
                row.text("actor_subject"),
                row.text("actor_name"),
                row.instant("at"));
    }
}
