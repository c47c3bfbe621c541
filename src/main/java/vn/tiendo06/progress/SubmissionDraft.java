package vn.tiendo06.progress;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new submission: who reports on what for which period, and what it says. */
@Schema(name = "SubmissionDraft")
public record SubmissionDraft(
        @NotBlank
        @Size(max = 100)
        @Schema(description = "Id of the target or task", required = true, examples = "da06-10816.MT.III.3")
        String subjectId,

        @NotBlank
        @Size(max = 200)
        @Schema(description = "Code or any wording of the reporting unit", required = true, examples = "Công an xã")
        String unit,

        @NotBlank
        @Size(max = 10)
        @Schema(description = "Code of a month, quarter, half-year or year", required = true, examples = "2026-11")
        String period,

        @Valid Figures figures,

        @Size(max = 8000) @Schema(description = "What was done", nullable = true)
        String narrative,

        @Size(max = 8000) @Schema(nullable = true) String difficulties,
        @Size(max = 8000) @Schema(nullable = true) String proposals,
        @Size(max = 50) List<@NotNull @Valid Evidence> evidence,

        @Schema(
                description = "Start from the figures and texts that the unit last had approved for an earlier period; "
                        + "what is given here takes their place. Evidence is not carried over.",
                nullable = true,
                examples = "false")
        Boolean carryOver) {

    ReportContent content() {
        return new ReportContent(figures, narrative, difficulties, proposals, evidence);
    }

    boolean carriesOver() {
        return Boolean.TRUE.equals(carryOver);
    }

    /** What is given, over what an earlier report said. */
    ReportContent contentOver(ReportContent earlier) {
        return new ReportContent(
                figures == null ? earlier.figures() : figures,
                narrative == null ? earlier.narrative() : narrative,
                difficulties == null ? earlier.difficulties() : difficulties,
                proposals == null ? earlier.proposals() : proposals,
                evidence);
    }
}
