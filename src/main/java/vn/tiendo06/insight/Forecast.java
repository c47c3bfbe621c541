package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a target's approved figures lead if they go on as they did. */
@Schema(name = "Forecast")
public record Forecast(
        @Schema(
                description = "TOO_FEW_POINTS: fewer than minimumPoints, or over fewer than minimumDays",
                required = true,
                examples = "OK")
        Availability availability,

        @Schema(required = true, examples = "theil-sen") String method,
        @Schema(required = true, examples = "12") int points,
        @Schema(required = true, examples = "8") int minimumPoints,
        @Schema(required = true, examples = "90") int minimumDays,

        @Schema(
                description = "Share of figures that the intervals are meant to cover",
                required = true,
                examples = "0.8")
        BigDecimal coverage,

        @Schema(description = "Rise in a year", nullable = true)
        Trend trend,

        @Schema(description = "The milestones whose year is not over", required = true)
        List<Outlook> milestones,

        @Schema(
                description = "When the line meets the last milestone; null where it does not before 2100",
                nullable = true,
                examples = "2029-08-03")
        LocalDate projectedOn) {

    /** Whether there is one. */
    public enum Availability {
        OK,
        TOO_FEW_POINTS
    }

    /** A rise in a year, with its interval. */
    @Schema(name = "ForecastTrend")
    public record Trend(
            @Schema(required = true, examples = "6.2") BigDecimal perYear,
            @Schema(required = true, examples = "5.1") BigDecimal low,
            @Schema(required = true, examples = "7.4") BigDecimal high) {}

    /** What is to be expected at a milestone. */
    @Schema(name = "ForecastOutlook")
    public record Outlook(
            @Schema(required = true, examples = "2030") int year,
            @Schema(required = true, examples = "100") BigDecimal milestone,
            @Schema(required = true, examples = "96.4") BigDecimal figure,
            @Schema(required = true, examples = "91.2") BigDecimal low,
            @Schema(required = true, examples = "100") BigDecimal high,

            @Schema(
                    description = "Whether figure, low or high were cut off at the least or highest figure",
                    required = true)
            boolean cutOff,

            @Schema(
                    description = "Of meeting the milestone, 0.01 to 0.99; null where it asks for one exact value",
                    nullable = true,
                    examples = "0.31")
            BigDecimal probability) {}
}
