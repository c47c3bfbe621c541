package vn.tiendo06.progress;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many reports at once, as the contract shows it: it is read item by item. */
@Schema(name = "BulkSubmissions")
public record BulkRequest(
        @Schema(description = "ATOMIC: all or none; PER_ITEM unless given", nullable = true, examples = "PER_ITEM")
        BulkMode mode,

        @Schema(description = "Hand the reports in for review at once", nullable = true, examples = "true")
        Boolean submit,

        @Schema(description = "Only check and tell what would happen", nullable = true, examples = "false")
        Boolean dryRun,

        @Schema(required = true, minItems = 1, maxItems = BulkSubmissions.MAX_ITEMS)
        List<Item> items) {

    /** What the request has beside its items. */
    record Head(BulkMode mode, Boolean submit, Boolean dryRun) {

        BulkOptions options() {
            return new BulkOptions(
                    mode == null ? BulkMode.PER_ITEM : mode, Boolean.TRUE.equals(submit), Boolean.TRUE.equals(dryRun));
        }
    }

    /** One report: a submission's draft with the caller's own name for it. */
    @Schema(name = "BulkSubmissionItem")
    public record Item(
            @Schema(
                    description = "The caller's own name for it, given back",
                    nullable = true,
                    maxLength = 100,
                    examples = "dong-17")
            String ref,

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

            Figures figures,

            @Size(max = 8000) @Schema(description = "What was done", nullable = true)
            String narrative,

            @Size(max = 8000) @Schema(nullable = true) String difficulties,
            @Size(max = 8000) @Schema(nullable = true) String proposals,
            @Size(max = 50) List<Evidence> evidence,

            @Schema(
                    description = "As for a single draft: start from what the unit last had approved",
                    nullable = true,
                    examples = "false")
            Boolean carryOver) {

        SubmissionDraft draft() {
            return new SubmissionDraft(
                    subjectId, unit, period, figures, narrative, difficulties, proposals, evidence, carryOver);
        }
    }
}
