package vn.tiendo06.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The value given to a milestone that the plan states only in words ("Theo chỉ tiêu được giao"). */
@Schema(name = "MilestoneAssignment")
public record MilestoneAssignment(
        @NotNull @Schema(required = true, examples = "GTE") Comparator comparator,

        @NotNull
        @DecimalMin("0")
        @Digits(integer = 14, fraction = 6)
        @Schema(description = "In the target's unit of measure", required = true, examples = "150")
        BigDecimal value,

        @NotNull @Valid @Schema(description = "The document that assigns it", required = true)
        DocumentRef document) {}
