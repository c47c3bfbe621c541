package vn.tiendo06.progress;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.event.Tracked;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.plan.SubjectKind;
import vn.tiendo06.unit.UnitRef;

/** A submission (báo cáo tiến độ). */
@Schema(name = "Submission")
public record SubmissionView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "da06-10816") String planCode,
        @Schema(required = true, examples = "10816") String localityCode,

        @Schema(required = true, examples = "da06-10816.MT.III.3")
        String subjectId,

        @Schema(required = true) SubjectKind subjectKind,

        @Schema(description = "Code of the target or task in its plan", required = true, examples = "III.3")
        String subjectCode,

        @Schema(required = true) UnitRef unit,
        @Schema(required = true, examples = "2026-11") String period,

        @Schema(description = "1 for the first, one more for each correction", required = true)
        int revision,

        @Schema(required = true) SubmissionState state,
        @Schema(required = true) Figures figures,
        @Schema(nullable = true) String narrative,
        @Schema(nullable = true) String difficulties,
        @Schema(nullable = true) String proposals,
        @Schema(required = true) List<Evidence> evidence,
        @Schema(required = true) List<AttachmentView> attachments,

        @Schema(description = "What the other units of the row added, by unit", required = true)
        List<ContributionView> contributions,

        @Schema(description = "The reviewer's reason for returning it", nullable = true)
        String returnReason,

        @Schema(description = "SHA-256 of the content as submitted", nullable = true)
        String contentHash,

        @Schema(description = "The approved submission that this one corrects", nullable = true)
        UUID supersedesId,

        @Schema(description = "The approved submission of an earlier period that it started from", nullable = true)
        UUID carriedFromId,

        @Schema(description = "Reopened by an administrator: may be completed in spite of the lock", required = true)
        boolean reopened,

        @Schema(description = "The unit's head confirms it before it is approved", required = true)
        boolean confirmationRequired,

        @Schema(required = true) StampView created,
        @Schema(nullable = true) StampView submitted,
        @Schema(nullable = true) StampView confirmed,
        @Schema(nullable = true) StampView reviewed,
        @Schema(required = true) Instant updatedAt,

        @Schema(description = """
                What the caller may do with it now; nothing with asOf. A hint for buttons: it is judged at the answer, and \
                the ETag does not move with it.""", required = true) @JsonInclude(JsonInclude.Include.NON_NULL)
        List<AllowedAction> allowedActions,

        @Schema(description = """
                Only with asOf: true where nobody knows any more what the report said then, so that figures, texts, \
                evidence, attachments and contributions are left out.""") @JsonInclude(JsonInclude.Include.NON_NULL)
        Boolean contentUnknown,

        @JsonIgnore int version)
        implements Tracked {

    private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};
    private static final TypeReference<List<ContributionView>> CONTRIBUTIONS = new TypeReference<>() {};
    private static final TypeReference<List<AttachmentView>> ATTACHMENTS = new TypeReference<>() {};

    private static final String OWN_COLUMNS = """
            s.id, s.plan_code, s.locality_code, s.subject_id, s.subject_kind, r.code as subject_code, s.unit_code,
            u.name as unit_name, s.period_code, s.revision, s.state, s.value, s.numerator, s.denominator, s.assessment,
            s.progress_percent, s.task_state, s.deliverable_reached, s.narrative, s.difficulties, s.proposals,
            cast(s.evidence as text) as evidence, s.return_reason, s.content_hash, s.supersedes_id, s.created_at,
            s.carried_from_id, s.reopened, s.confirmation_required, s.confirmed_at, s.confirmed_by, s.confirmed_by_name,
            s.created_by, s.created_by_name, s.submitted_at, s.submitted_by, s.submitted_by_name, s.reviewed_at,
            s.reviewed_by, s.reviewed_by_name, s.updated_at, s.version""";

    /** Columns of a submission {@code s} with its subject {@code r} and unit {@code u}. */
    static final String COLUMNS = AttachmentView.OF_SUBMISSION + " as attachments, " + ContributionView.OF_SUBMISSION
            + " as contributions, false as content_unknown, " + OWN_COLUMNS;

    /** The same of a past one, whose content stands in {@code k.known}. */
    static final String PAST_COLUMNS = "cast(k.known -> 'attachments' as text) as attachments, "
            + ContributionView.OF_PAST_SUBMISSION
            + " as contributions, coalesce(cast(k.known -> 'unknown' as boolean), false) as content_unknown, "
            + OWN_COLUMNS;

    static SubmissionView of(Row row) {
        return new SubmissionView(
                row.uuid("id"),
                row.text("plan_code"),
                row.text("locality_code"),
                row.text("subject_id"),
                row.value("subject_kind", SubjectKind.class),
                row.text("subject_code"),
                new UnitRef(row.text("unit_code"), row.text("unit_name")),
                row.text("period_code"),
                row.integer("revision"),
                row.value("state", SubmissionState.class),
                figures(row),
                row.text("narrative"),
                row.text("difficulties"),
                row.text("proposals"),
                row.json("evidence", EVIDENCE),
                row.json("attachments", ATTACHMENTS),
                row.json("contributions", CONTRIBUTIONS),
                row.text("return_reason"),
                row.text("content_hash"),
                row.uuid("supersedes_id"),
                row.uuid("carried_from_id"),
                row.bool("reopened"),
                row.bool("confirmation_required"),
                StampView.of(row, "created"),
                StampView.of(row, "submitted"),
                StampView.of(row, "confirmed"),
                StampView.of(row, "reviewed"),
                row.instant("updated_at"),
                null,
                row.bool("content_unknown") ? true : null,
                row.integer("version"));
    }

    @Override
    public Confinement confinement() {
        boolean approved = state == SubmissionState.APPROVED || state == SubmissionState.SUPERSEDED;
        return new Confinement(unit.code(), subjectId, approved);
    }

    /** The same for a caller, with what they may do. */
    SubmissionView allowing(List<AllowedAction> actions) {
        return new SubmissionView(
                id,
                planCode,
                localityCode,
                subjectId,
                subjectKind,
                subjectCode,
                unit,
                period,
                revision,
                state,
                figures,
                narrative,
                difficulties,
                proposals,
                evidence,
                attachments,
                contributions,
                returnReason,
                contentHash,
                supersedesId,
                carriedFromId,
                reopened,
                confirmationRequired,
                created,
                submitted,
                confirmed,
                reviewed,
                updatedAt,
                actions,
                contentUnknown,
                version);
    }

    private static Figures figures(Row row) {
        return new Figures(
                row.decimal("value"),
                row.decimal("numerator"),
                row.decimal("denominator"),
                row.value("assessment", Assessment.class),
                row.decimal("progress_percent"),
                row.value("task_state", TaskState.class),
                row.bool("deliverable_reached"));
    }
}
