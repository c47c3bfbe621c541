package vn.tiendo06.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a target is to reach by the end of a year. */
@Schema(name = "Milestone")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Milestone(
        @NotNull @Schema(required = true, examples = "2026") Integer year,
        @NotNull @Schema(required = true, examples = "GTE") Comparator comparator,

        @Digits(integer = 14, fraction = 6)
        @Schema(
                description = "In the target's unit of measure; null where the plan states none",
                nullable = true,
                examples = "80")
        BigDecimal value,

        @Size(max = 500) @Schema(description = "The cell as the plan has it", nullable = true, examples = "80")
        String text) {}
