package vn.tiendo06.obligation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.locality.LocalityLevel;
import vn.tiendo06.progress.PeriodKind;

/** When reports for periods of a kind are due and locked at a level of administration. */
@Schema(name = "RegimeDeadline")
public record RegimeDeadline(
        @NotNull @Schema(required = true, examples = "MONTH")
        PeriodKind period,

        @NotNull @Schema(required = true, examples = "COMMUNE")
        LocalityLevel level,

        @NotNull
        @Min(2)
        @Max(60)
        @Schema(
                description = "Due at the end of this working day after the cut-off; 2 leaves one between",
                required = true,
                examples = "2")
        Integer dueWorkingDays,

        @NotNull
        @Min(0)
        @Max(366)
        @Schema(description = "Locked this many days later", required = true, examples = "10")
        Integer lockDays) {}
