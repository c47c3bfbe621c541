package vn.tiendo06.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.plan.SubjectKind;
import vn.tiendo06.progress.PeriodKind;
import vn.tiendo06.progress.SubmissionState;
import vn.tiendo06.unit.UnitRef;

/** What a unit owes on a target or task for a period, and whether it has come. */
@Schema(name = "Obligation")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ObligationView(
        @Schema(required = true, examples = "da06-10816") String planCode,

        @Schema(required = true, examples = "da06-10816.MT.III.3")
        String subjectId,

        @Schema(required = true) SubjectKind subjectKind,
        @Schema(required = true, examples = "III.3") String subjectCode,
        @Schema(required = true, examples = "III") String section,

        @Schema(description = "The unit that answers for the row", required = true)
        UnitRef unit,

        @Schema(description = "The other units of the row, which see and may add to its report", required = true)
        List<UnitRef> contributors,

        @Schema(required = true, examples = "2026-11") String period,
        @Schema(required = true) PeriodKind periodKind,
        @Schema(required = true) LocalDate startsOn,
        @Schema(required = true) LocalDate endsOn,

        @Schema(description = "On time before this instant", required = true)
        Instant dueAt,

        @Schema(description = "When the period is closed", required = true)
        Instant lockAt,

        @Schema(description = "It is closed, and an exception lifts the lock now", required = true)
        boolean lockLifted,

        @Schema(required = true) ObligationStatus status,

        @Schema(description = "The regime's article or document", required = true)
        String basis,

        @Schema(nullable = true) UUID exemptionId,
        @Schema(nullable = true) String exemptionReason,

        @Schema(description = "The submission that stands, for those who may open it", nullable = true)
        UUID submissionId,

        @Schema(nullable = true) SubmissionState submissionState,

        @Schema(description = "The reviewer's reason", nullable = true)
        String returnReason,

        @Schema(description = "Lateness is judged from this instant", nullable = true)
        Instant firstSubmittedAt) {

    /** With the parameter now. */
    static final String COLUMNS = """
            o.*, u.name as unit_name,
            (select cast(coalesce(json_agg(json_build_object('code', c.code, 'name', c.name) order by c.place), '[]') as text)
              from (select v.code, v.name, min(r.place) as place
                from subject_reporter_route r join unit v on v.code = r.unit_code
                where r.subject_id = o.subject_id and r.unit_code <> o.unit_code
                  and coalesce(r.since, o.ends_on) <= o.ends_on and coalesce(r.until, o.ends_on) >= o.ends_on
                group by v.code, v.name) c) as contributors,
            :now >= o.lock_at and lock_is_lifted(o.plan_code, o.period_code, o.unit_code, o.subject_id, :now)
              as lock_lifted""";

    private static final TypeReference<List<UnitRef>> REFS = new TypeReference<>() {};

    static ObligationView of(Row row) {
        return new ObligationView(
                row.text("plan_code"),
                row.text("subject_id"),
                row.value("subject_kind", SubjectKind.class),
                row.text("subject_code"),
                row.text("section"),
                new UnitRef(row.text("unit_code"), row.text("unit_name")),
                row.json("contributors", REFS),
                row.text("period_code"),
                row.value("period_kind", PeriodKind.class),
                row.date("starts_on"),
                row.date("ends_on"),
                row.instant("due_at"),
                row.instant("lock_at"),
                row.bool("lock_lifted"),
                row.value("status", ObligationStatus.class),
                row.text("basis"),
                row.uuid("exemption_id"),
                row.text("exemption_reason"),
                row.uuid("submission_id"),
                row.value("submission_state", SubmissionState.class),
                row.text("return_reason"),
                row.instant("first_submitted_at"));
    }

    /** Whether one of some units answers for it or may add to its report. */
    boolean concerns(Set<String> units) {
        return units.contains(unit.code())
                || contributors.stream().anyMatch(contributor -> units.contains(contributor.code()));
    }

    boolean isLocked(Instant now) {
        return !now.isBefore(lockAt) && !lockLifted;
    }

    /** Without what only those may see who may open unapproved submissions. */
    ObligationView closed() {
        boolean approved = submissionState == SubmissionState.APPROVED;
        return new ObligationView(
                planCode,
                subjectId,
                subjectKind,
                subjectCode,
                section,
                unit,
                contributors,
                period,
                periodKind,
                startsOn,
                endsOn,
                dueAt,
                lockAt,
                lockLifted,
                status,
                basis,
                exemptionId,
                exemptionReason,
                approved ? submissionId : null,
                approved ? submissionState : null,
                null,
                firstSubmittedAt);
    }
}
