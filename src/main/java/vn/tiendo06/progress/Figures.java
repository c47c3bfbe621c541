package vn.tiendo06.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** What is reported: of a target a value (or numerator and denominator) or an assessment, of a task its progress. */
@Schema(name = "Figures")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figures(
        @Digits(integer = 14, fraction = 6)
        @Schema(
                description = "In the target's unit of measure; computed where numerator and denominator are given",
                examples = "92.5")
        BigDecimal value,

        @Digits(integer = 14, fraction = 6) @Schema(examples = "7400")
        BigDecimal numerator,

        @Digits(integer = 14, fraction = 6) @Schema(examples = "8000")
        BigDecimal denominator,

        @Schema(description = "For a target without a number")
        Assessment assessment,

        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 2)
        @Schema(description = "For a task, 0 to 100")
        BigDecimal progressPercent,

        @Schema(description = "For a task") TaskState taskState,

        @Schema(description = "For a task: whether its product is there, or its current milestone reached")
        Boolean deliverableReached) {

    static final Figures NONE = new Figures(null, null, null, null, null, null, null);

    public Figures {
        value = Row.plain(value);
        numerator = Row.plain(numerator);
        denominator = Row.plain(denominator);
        progressPercent = Row.plain(progressPercent);
    }

    Figures withValue(BigDecimal computed) {
        return new Figures(
                computed, numerator, denominator, assessment, progressPercent, taskState, deliverableReached);
    }
}
