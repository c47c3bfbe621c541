package vn.tiendo06.obligation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.progress.SubmissionState;
import vn.tiendo06.unit.UnitRef;

/** What the caller has to do now. */
@Schema(name = "Worklist")
public record Worklist(
        @Schema(description = "The instant it is judged at", required = true)
        Instant asOf,

        @Schema(description = "Number of entries by group", required = true)
        Counts counts,

        @Schema(description = "Given back by a reviewer, with the reason, and still open", required = true)
        List<Entry> returned,

        @Schema(description = "Due and not submitted", required = true)
        List<Entry> overdue,

        @Schema(description = "Due within the days set for it", required = true)
        List<Entry> dueSoon,

        @Schema(description = "The other open ones", required = true)
        List<Entry> owed,

        @Schema(
                description = "Not handed in before the period was locked, and no exception lifts the lock",
                required = true)
        List<Entry> locked,

        @Schema(description = "Corrections of approved reports, begun or asked for, not handed in", required = true)
        List<Revision> toRevise,

        @Schema(
                description = "Unfinished reports of other units that the caller's units may add to and have not",
                required = true)
        List<JointReport> toContribute,

        @Schema(description = "Submitted and waiting for the caller's review, oldest first", required = true)
        List<Review> toReview) {

    /** How many there are of each. */
    @Schema(name = "WorklistCounts")
    public record Counts(
            @Schema(required = true) int returned,
            @Schema(required = true) int overdue,
            @Schema(required = true) int dueSoon,
            @Schema(required = true) int owed,
            @Schema(required = true) int locked,
            @Schema(required = true) int toRevise,
            @Schema(required = true) int toContribute,
            @Schema(required = true) int toReview) {}

    /** A report owed. */
    @Schema(name = "WorklistEntry")
    public record Entry(
            @Schema(required = true) ObligationView obligation,

            @Schema(description = "What the row says", required = true)
            String statement,

            @Schema(description = "What stands in the way, null for nothing", nullable = true, examples = "LOCKED")
            String blockedBy) {}

    /** A correction to hand in. */
    @Schema(name = "WorklistRevision")
    public record Revision(
            @Schema(required = true) UUID submissionId,
            @Schema(required = true) String subjectId,
            @Schema(required = true) String statement,
            @Schema(required = true) UnitRef unit,
            @Schema(required = true, examples = "2026-10") String period,
            @Schema(required = true) int revision,
            @Schema(required = true) SubmissionState state,

            @Schema(description = "Asked for by an administrator, and not held by the lock", required = true)
            boolean reopened,

            @Schema(description = "Why it was returned, else why it was reopened", nullable = true)
            String reason) {}

    /** A report of a joint row that another unit answers for. */
    @Schema(name = "WorklistJointReport")
    public record JointReport(
            @Schema(required = true) UUID submissionId,
            @Schema(required = true) String subjectId,
            @Schema(required = true) String statement,

            @Schema(description = "The unit that answers for it", required = true)
            UnitRef unit,

            @Schema(required = true, examples = "2026-11") String period,
            @Schema(required = true) SubmissionState state,

            @Schema(description = "When the period is closed", required = true)
            Instant lockAt,

            @Schema(description = "What stands in the way, null for nothing", nullable = true, examples = "LOCKED")
            String blockedBy) {}

    /** A report to review. */
    @Schema(name = "WorklistReview")
    public record Review(
            @Schema(required = true) UUID submissionId,
            @Schema(required = true) String subjectId,
            @Schema(required = true) String statement,
            @Schema(required = true) UnitRef unit,
            @Schema(required = true, examples = "2026-11") String period,
            @Schema(required = true) int revision,

            @Schema(description = "SUBMITTED, or CONFIRMED by the unit's head", required = true)
            SubmissionState state,

            @Schema(description = "Display name of who submitted it", required = true)
            String submittedBy,

            @Schema(required = true) Instant submittedAt,

            @Schema(
                    description =
                            "OWN_SUBMISSION where the caller wrote, submitted or confirmed it and may not go on with it",
                    nullable = true,
                    examples = "OWN_SUBMISSION")
            String blockedBy) {}
}
