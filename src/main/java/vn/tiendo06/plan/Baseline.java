package vn.tiendo06.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a target starts from: the figure at the end of a year. */
@Schema(name = "Baseline")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Baseline(
        @NotNull @Schema(required = true, examples = "2025") Integer year,

        @Digits(integer = 14, fraction = 6) @Schema(nullable = true)
        BigDecimal value,

        @Size(max = 500) @Schema(nullable = true) String text) {}
