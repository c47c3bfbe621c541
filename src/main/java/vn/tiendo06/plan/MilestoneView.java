package vn.tiendo06.plan;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A milestone as it holds: as stated, or with the value assigned to it later. */
@Schema(name = "TargetMilestone")
public record MilestoneView(
        @Schema(required = true, examples = "2026") int year,
        @Schema(required = true, examples = "GTE") Comparator comparator,
        @Schema(nullable = true, examples = "80") BigDecimal value,

        @Schema(description = "The cell as the plan has it", nullable = true, examples = "80")
        String text,

        @Schema(description = "The document that assigned the value, null where the plan states it", nullable = true)
        DocumentRef assignedBy) {

    /** Whether a figure can be held against it. */
    public boolean numeric() {
        return value != null && comparator != Comparator.NONE;
    }
}
